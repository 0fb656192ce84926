/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { editComment } from '../../../../src/comments/own/edit-comment'
import { Edits } from '../../../../src/desk/queue/edits'
import { translator } from '../../../../src/i18n/translate'
import { diffWords } from '../../../../src/kernel/diff-words'
import { HOUR_MS } from '../../../../src/kernel/time'
import { aComment } from '../../../support/a-comment'
import { aMember, send, visit } from '../../../support/a-member'
import { aSite } from '../../../support/a-site'
import { rendered, wordsOf } from '../../../support/rendered'
import { testContext } from '../../../support/test-context'

const t = translator('en')
const NOW = Date.UTC(2026, 10, 30, 9)

const shown = (before: string, after: string, by: string | null = null, total = 1, open = true) =>
  rendered(
    <Edits
      t={t}
      edits={[{ at: NOW - HOUR_MS, by, changes: diffWords(before, after) }]}
      total={total}
      open={open}
      now={NOW}
    />,
  )

/** A waiting comment that its author has edited. */
async function anEdited(before: string, after: string) {
  const site = await aSite()
  const ctx = testContext({ now: Date.now() })
  const own = await aComment(site, { body: before }, { ctx })
  await editComment(ctx, site, own.id, own.token, { body: after, revision: undefined })
  return { site, id: own.id }
}

describe('what an edit changed', () => {
  it('says “removed” and “added” to whoever does not see the marks', async ({ expect }) => {
    const html = await shown('I like red.', 'I like blue.')
    expect(wordsOf(html)).toBe('What was changed Its author, 1 hour ago I like removed: red added: blue .')
    expect(html).toContain('<del><span class="sr">removed: </span>red</del>')
    expect(html).toContain('<ins><span class="sr">added: </span>blue</ins>')
  })

  it.for([
    [null, 'Its author,'],
    ['Mo', 'Mo,'],
    ['<b>Mo</b>', '<b>Mo</b>,'],
  ] as const)('names who made it: %j', async ([by, said], { expect }) => {
    const html = await shown('a', 'b', by)
    expect(wordsOf(html)).toContain(`changed ${said} 1 hour ago`)
    expect(html).not.toContain('<b>')
  })

  it('is text and never markup', async ({ expect }) => {
    const evil = '<img src=x onerror=alert(1)> "\'& [a](javascript:alert(1))'
    const html = await shown(evil, `${evil} <script>alert(2)</script>`)
    expect(html).not.toMatch(/<(img|script|a)\b/)
    expect(wordsOf(html)).toContain('<script>alert(2)</script>')
  })

  it('shows long stretches that stayed by their ends, cut between signs', async ({ expect }) => {
    const long = '👩‍👩‍👧'.repeat(200)
    const html = await shown(`${long} red`, `${long} blue`)
    expect(html.length).toBeLessThan(2500)
    expect(html).toContain('… ')
    expect(html.isWellFormed()).toBe(true)
  })

  it('counts the older ones it does not show', async ({ expect }) => {
    expect(wordsOf(await shown('a', 'b', null, 4))).toMatch(/3 older edits$/)
    expect(wordsOf(await shown('a', 'b', null, 2))).toMatch(/1 older edit$/)
    expect(wordsOf(await shown('a', 'b'))).not.toContain('older')
  })

  it('is nothing where nothing was changed', async ({ expect }) => {
    expect(await rendered(<Edits t={t} edits={[]} total={0} open={true} now={NOW} />)).toBe('')
  })
})

describe('the open comment', () => {
  it('shows it unfolded while it waits, to readers of the desk too', async ({ expect }) => {
    const { site, id } = await anEdited('Harmless words.', 'Harmless pills.')
    for (const role of ['owner', 'moderator', 'reader'] as const) {
      const { text } = await visit(await aMember(site, role), `/desk/${site.id}?item=${id}`)
      const [box] = /<details class="parent" open="">[\s\S]*?<\/details>/.exec(text)!
      expect(wordsOf(box), role).toContain('Harmless removed: words added: pills .')
    }
  })

  it('has it in the pane that scripts fetch', async ({ expect }) => {
    const { site, id } = await anEdited('One.', 'Two.')
    const { text } = await visit(await aMember(site), `/desk/${site.id}/comments/${id}/pane`)
    expect(text).toMatch(/<del>.*One.*<\/del><ins>.*Two.*<\/ins>/)
  })

  it('shows it beside a decision that is refused because of it (M-16)', async ({ expect }) => {
    const { site, id } = await anEdited('Harmless words.', 'Harmless pills.')
    const decision = { action: 'approve', revision: '1', from: 'held' }
    const { status, text } = await send(await aMember(site), `/desk/${site.id}/comments/${id}`, decision)
    expect(status).toBe(409)
    expect(text).toMatch(/<ins><span class="sr">added: <\/span>pills<\/ins>/)
  })

  it('has none of it when nobody ever edited it', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    const { text } = await visit(await aMember(site), `/desk/${site.id}?item=${id}`)
    expect(text).not.toContain('What was changed')
  })
})
