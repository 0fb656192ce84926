import { describe, it } from 'vitest'
import { editWindow } from '../../../../src/comments/own/edit-window'
import { STATUS, type Status } from '../../../../src/comments/status'
import { MINUTE_MS } from '../../../../src/kernel/time'
import type { Site } from '../../../../src/sites/public'
import { siteSettings } from '../../../support/site-settings'

const AT = Date.UTC(2026, 10, 24, 9)
const site = (editMinutes: number): Site => ({ id: 's', name: 'S', settings: siteSettings({ editMinutes }) })
const row = (status: Status, decidedAt: number | null = null) => ({
  status: STATUS[status],
  created_at: AT,
  decided_at: decidedAt,
})

describe('the window to edit', () => {
  it('is open for a published comment until its last minute, and shut with it', ({ expect }) => {
    const until = AT + 15 * MINUTE_MS
    expect(editWindow(site(15), row('published'), AT)).toEqual({ editable: true, until })
    expect(editWindow(site(15), row('published'), until - 1).editable).toBe(true)
    expect(editWindow(site(15), row('published'), until)).toEqual({ editable: false, until })
  })

  it('begins when readers could see it, not when it was written', ({ expect }) => {
    const approved = AT + 180 * MINUTE_MS
    expect(editWindow(site(15), row('published', approved), approved + 14 * MINUTE_MS)).toEqual({
      editable: true,
      until: approved + 15 * MINUTE_MS,
    })
  })

  it('has no end while a comment is held, whatever the site allows', ({ expect }) => {
    for (const minutes of [0, 15])
      expect(editWindow(site(minutes), row('held'), AT + 9e9)).toEqual({ editable: true, until: null })
  })

  it('never opens where the site says 0', ({ expect }) => {
    expect(editWindow(site(0), row('published'), AT)).toEqual({ editable: false, until: null })
  })

  it.for(['rejected', 'spam', 'deleted'] as const)('is shut for what was %s', (status, { expect }) => {
    expect(editWindow(site(10_080), row(status), AT)).toEqual({ editable: false, until: null })
  })
})
