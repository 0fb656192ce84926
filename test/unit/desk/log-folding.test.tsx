/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { LogMain } from '../../../src/desk/overview/log-page'
import { translator } from '../../../src/i18n/translate'
import type { LogEntry } from '../../../src/moderation/public'
import { rendered, wordsOf } from '../../support/rendered'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const SITE = { id: 'courier', name: 'The Courier', settings: siteSettings() }

const entry = (id: number, more: Partial<LogEntry> = {}): LogEntry => ({
  id,
  personId: 2,
  by: 'Mo',
  action: 'comment.spam',
  at: 0,
  subject: `comment:${id}`,
  before: 'held',
  after: 'spam',
  changes: [],
  ...more,
})

/** The last two cells of each line: what was done, and to which. */
async function linesOf(items: readonly LogEntry[]): Promise<readonly string[]> {
  const asked = { who: '', area: '', comment: '', from: '', to: '' }
  const page = { items, next: null, lookedBackTo: null }
  const view = { site: SITE, asked, team: [], now: 1, mayExport: false, page }
  const html = await rendered(<LogMain t={t} view={view} />)
  const rows = html.split('<tbody>')[1]!.split('<tr>').slice(1)
  return rows.map((row) => wordsOf(row.split('<td>').slice(3).join(' ')).replace(/\s+/g, ' ').trim())
}

describe('the log', () => {
  it('tells rows of one sweep that stand side by side in one line, with their number', async ({ expect }) => {
    const sweep = [9, 8, 7].map((id) => entry(id, { sweep: 5 }))
    const lines = await linesOf([...sweep, entry(6), entry(4, { sweep: 3 })])
    expect(lines).toHaveLength(3)
    expect(lines[0]).toContain('3 comments, this bulk')
    expect(lines[1]).toContain('this comment')
    expect(lines[2]).toContain('this comment')
  })

  it('keeps apart what is of two sweeps, or another act, or not side by side', async ({ expect }) => {
    const apart = [
      entry(9, { sweep: 5 }),
      entry(8, { sweep: 4 }),
      entry(7, { sweep: 4, action: 'comment.reject' }),
      entry(6),
      entry(5, { sweep: 4 }),
    ]
    expect(await linesOf(apart)).toHaveLength(5)
    expect(await linesOf([entry(2), entry(1)])).toHaveLength(2)
  })

  it('leads from a sweep to its page', async ({ expect }) => {
    const [line] = await linesOf([
      entry(9, { action: 'comment.sweep-end', subject: 'sweep:5', before: null }),
    ])
    expect(line).toContain('decided all that match')
    expect(line).toContain('this bulk')
  })

  it('says a moment as people do, leads from a ban to the bans, and keeps other words as they were', async ({
    expect,
  }) => {
    const changes = [
      { field: 'until', from: '2026-11-24T09:00:00.000Z', to: 'ever' },
      { field: 'note', from: null, to: '2026-11-24' },
    ]
    const ban = entry(9, { action: 'ban.change', subject: 'ban:5', before: null, after: null, changes })
    const [line] = await linesOf([ban])
    expect(line).toContain('until : November 24, 2026 at 9:00 AM UTC ever')
    expect(line).toContain('note : 2026-11-24')
    expect(line).toContain('all bans')
    expect(line).not.toContain('ban:5')
  })
})
