/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { FormatBar } from '../../../src/comments/form/format-bar'
import { OwnNote } from '../../../src/comments/own/own-note'
import { ReportDialog, ReportDone, ReportForm } from '../../../src/comments/reports/report-form'
import { REPORT_REASONS } from '../../../src/comments/reports/report-reasons'
import type { OwnItem, ThreadView } from '../../../src/comments/thread/comment'
import { embedLinks, pageLinks } from '../../../src/comments/thread/thread-links'
import { VoteControl } from '../../../src/comments/votes/vote-control'
import { translator } from '../../../src/i18n/translate'
import { danglingIds, doubledIds, rendered, wordsOf } from '../../support/rendered'

const t = translator('en')
const PLACE = { siteId: 'courier', page: 'https://courier.example/1', sort: 'newest' } as const
const VIEW: ThreadView = {
  t,
  siteId: 'courier',
  now: Date.UTC(2026, 10, 24, 9),
  links: embedLinks(PLACE),
  depth: 3,
  open: true,
  votes: 'both',
  lowScore: 5,
}
const PAGE_VIEW: ThreadView = { ...VIEW, links: pageLinks(PLACE) }
const EVIL = '<img src=x onerror=alert(1)>"\'&'
const LINK = 'https://comments.test/status#a-token'

describe('the bar of formats', () => {
  const bar = (locale: Parameters<typeof translator>[0] = 'en') =>
    rendered(<FormatBar t={translator(locale)} />)
  const buttons = (html: string) => html.match(/<button[^>]*>/g)!

  it.for([
    ['Bold', 'b', '**', '**', undefined],
    ['Italic', 'i', '_', '_', undefined],
    ['Link', 'k', '[', '](https://)', undefined],
    ['Quote', undefined, undefined, undefined, '&gt; '],
    ['Code', undefined, '`', '`', '    '],
    ['List', undefined, undefined, undefined, '- '],
  ] as const)(
    '%s says what it puts around words or before lines',
    async ([label, key, before, after, line], { expect }) => {
      const button = buttons(await bar()).find((one) => one.includes(`aria-label="${label}"`))!
      const value = (name: string) => button.match(new RegExp(` data-${name}="([^"]*)"`))?.[1]
      expect([value('key'), value('before'), value('after'), value('line')]).toEqual([
        key,
        before,
        after,
        line,
      ])
    },
  )

  it('names a shortcut only where there is one, for eyes and for ears', async ({ expect }) => {
    const all = buttons(await bar())
    expect(all.filter((one) => one.includes('aria-keyshortcuts='))).toHaveLength(3)
    expect(all.filter((one) => one.includes('(Ctrl/&#8984; '))).toHaveLength(3)
    expect(all[0]).toContain('aria-keyshortcuts="Control+B Meta+B"')
  })

  it('is one stop of the Tab key: the first button', async ({ expect }) => {
    const stops = buttons(await bar()).map((one) => one.match(/tabindex="(-?\d)"/)?.[1])
    expect(stops).toEqual(['0', '-1', '-1', '-1', '-1', '-1'])
  })

  it('submits nothing', async ({ expect }) => {
    const html = await bar()
    expect(buttons(html).every((one) => one.includes('type="button"'))).toBe(true)
    expect(html).toContain('data-forward="1"')
  })

  it('goes leftward in a language that does, and its list has the dots where lines begin', async ({
    expect,
  }) => {
    const html = await bar('ar')
    expect(html).toContain('data-forward="-1"')
    /** Where the first line and the first dot of the drawn list are. */
    const list = (html: string) => {
      const [, line, dot] = /d="M(\d+) 6h12M[^"]*M(\d+) 6h\.01/.exec(html)!
      return { line: Number(line), dot: Number(dot) }
    }
    const [here, there] = [list(await bar()), list(html)]
    expect(here.dot).toBeLessThan(here.line)
    expect(there.dot).toBeGreaterThan(there.line + 12)
    expect(html.match(/<path d="[^"]+"/g)).toHaveLength(6)
  })
})

describe('the note above one’s own comment', () => {
  const note = (own: Partial<OwnItem>, view = VIEW) =>
    rendered(<OwnNote view={view} own={{ comment: { id: 7 }, ...own } as OwnItem} />)

  it.for([
    ['held', 'Only you can see this until a moderator has read it.', false],
    ['returned', 'A moderator asks you to change this', false],
    ['rejected', 'Not published.', true],
    ['spam', 'Not published.', true],
    ['deleted', 'Removed.', true],
  ] as const)(
    'says where a %s comment stands, and is dismissed only once decided',
    async ([status, says, ends], { expect }) => {
      const html = await note({ status })
      expect(wordsOf(html)).toContain(says)
      expect(html.includes('part="dismiss" name="remove" value="/refusal"')).toBe(ends)
    },
  )

  it('is not there for what everybody sees', async ({ expect }) => {
    for (const view of [VIEW, PAGE_VIEW])
      expect(await note({ status: 'published', reason: 'x', statusLink: LINK }, view)).toBe('')
  })

  it('tells an author of spam no more than one who was rejected', async ({ expect }) => {
    expect(await note({ status: 'spam' })).toBe(await note({ status: 'rejected' }))
  })

  it('gives the reason in the moderator’s words, escaped, and none where there is none', async ({
    expect,
  }) => {
    const html = await note({ status: 'rejected', reason: EVIL })
    expect(html).not.toContain('<img')
    expect(wordsOf(html)).toContain(`The reason: ${EVIL}`)
    for (const reason of [null, '', undefined] as const)
      expect(
        wordsOf(await note({ status: 'rejected', ...(reason !== undefined && { reason }) })),
      ).not.toContain('The reason')
  })

  it('links to the status in a window of its own, without a way back to ours', async ({ expect }) => {
    const html = await note({ status: 'held', statusLink: LINK })
    expect(html).toContain(`href="${LINK}" target="_blank" rel="noopener noreferrer"`)
    expect(await note({ status: 'held' })).not.toContain('href=')
  })

  it('posts the token where no script reads what stands behind the #', async ({ expect }) => {
    const html = await note({ status: 'rejected', statusLink: LINK }, PAGE_VIEW)
    expect(html).toContain('<form method="post" action="https://comments.test/status">')
    expect(html).toContain('name="token" value="a-token"')
    expect(html).not.toMatch(/href=|part="dismiss"/)
    expect(await note({ status: 'rejected' }, PAGE_VIEW)).not.toContain('<form')
  })
})

describe('the form of a report', () => {
  const form = (more: Omit<Parameters<typeof ReportForm>[0], 't' | 'action'> = {}) =>
    rendered(<ReportForm t={t} action="/courier/report/7" {...more} />)
  const checked = (html: string) => html.match(/value="[^"]*" checked/g) ?? []

  it.for(REPORT_REASONS)('keeps the choice %s, and it alone', async (reason, { expect }) => {
    expect(checked(await form({ values: { reason } }))).toEqual([`value="${reason}" checked`])
  })

  it('chooses nothing by itself, and nothing it does not know', async ({ expect }) => {
    expect(checked(await form())).toEqual([])
    expect(checked(await form({ values: { reason: 'boredom' } }))).toEqual([])
  })

  it('asks for no name, and for an address only who gives notice of illegal content (V-80)', async ({
    expect,
  }) => {
    const names = [...(await form()).matchAll(/ name="([^"]+)"/g)].map(([, name]) => name)
    expect([...new Set(names)]).toEqual(['reason', 'note', 'email'])
    expect(await form()).toMatch(/<details [^>]*>(?:(?!<\/details>).)*name="email"/s)
  })

  it('ties what is wrong with the choice to the group; nothing is there before', async ({ expect }) => {
    const wrong = await form({ issues: [{ field: 'reason', message: 'Choose one.' }] })
    expect(wrong).toContain('<fieldset class="aw-more" aria-describedby="r-wrong">')
    expect(wrong).toContain(
      '<div id="r-wrong"><p class="aw-error" part="error" data-for="reason"><span class="aw-hidden">Error: </span><span>Choose one.</span></p>',
    )
    expect(await form()).toContain(
      '<div id="r-wrong"><p class="aw-error" part="error" data-for="reason" hidden=""><span class="aw-hidden">Error: </span><span></span></p>',
    )
  })

  it('keeps a refused note as typed, with what is wrong beside it', async ({ expect }) => {
    const html = await form({ values: { note: EVIL }, issues: [{ field: 'note', message: 'Too long.' }] })
    expect(html).not.toContain('<img')
    expect(wordsOf(html)).toContain(EVIL)
    expect(html).toContain(
      '<div id="r-note-wrong"><p class="aw-error" part="error" data-for="note"><span class="aw-hidden">Error: </span><span>Too long.</span></p>',
    )
    expect(html).toContain('maxlength="500"')
  })

  it.for([
    ['plain', {}],
    ['chosen', { values: { reason: 'spam', note: 'Hm.' } }],
    [
      'refused',
      {
        issues: [
          { field: 'reason', message: 'a' },
          { field: 'note', message: 'b' },
        ],
      },
    ],
  ] as const)('points to nothing that is not there: %s', async ([, more], { expect }) => {
    const html = await form(more)
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })

  it('is a dialog named by its title that says whose words are reported', async ({ expect }) => {
    const html = await rendered(<ReportDialog t={t} id={7} action="/embed/courier/reports/7" name={EVIL} />)
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
    expect(html).toMatch(/^<dialog[^>]* aria-labelledby="r-title" lang="en"/)
    expect(html).not.toContain('<img')
    expect(wordsOf(html)).toContain(EVIL)
    expect(html).toContain('name="close"')
  })

  it('thanks with a status, and hands over a token only where one was made', async ({ expect }) => {
    expect(await rendered(<ReportDone t={t} token="kept" />)).toContain('data-reader="kept"')
    const html = await rendered(<ReportDone t={t} />)
    expect(html).not.toContain('data-reader')
    expect(html).toContain('<div role="status">')
  })
})

describe('the votes of a comment', () => {
  type Voting = Partial<ThreadView> &
    Parameters<typeof VoteControl>[0]['voted'] & { readonly mayVote?: boolean }
  const votes = ({ score, value, token, mayVote = true, ...view }: Voting) =>
    String(
      VoteControl({
        view: { ...VIEW, ...view },
        voted: { score, ...(value !== undefined && { value }), ...(token !== undefined && { token }) },
        mayVote,
      }),
    )
  const pressed = (html: string) => [...html.matchAll(/aria-pressed="(\w+)"/g)].map(([, is]) => is)

  it.for([
    ['up', 0, ['false']],
    ['up', 1, ['true']],
    ['both', -1, ['false', 'true']],
    ['both', 0, ['false', 'false']],
    ['both', 1, ['true', 'false']],
  ] as const)('with %s, a vote of %i presses %j', ([kind, value, expected], { expect }) => {
    expect(pressed(votes({ votes: kind, score: 2, value }))).toEqual(expected)
  })

  it.for([
    ['votes are off', { votes: 'off', score: 9 }],
    ['it is one’s own and nobody voted', { score: 0, mayVote: false }],
    ['no script is there and nobody voted', { score: 0, links: PAGE_VIEW.links }],
  ] as const)('shows nothing where %s', ([, voting], { expect }) => {
    expect(votes(voting)).toBe('')
  })

  it.for([
    ['one’s own', { mayVote: false }],
    ['a page', { links: PAGE_VIEW.links }],
  ] as const)(
    'says the number without a button on %s, as soon as it is not zero',
    ([, voting], { expect }) => {
      for (const score of [-1, 1]) {
        const html = votes({ ...voting, score })
        expect(html).not.toContain('<button')
        expect(wordsOf(html)).toMatch(/1/)
      }
    },
  )

  it('shows no 0 in its button, and groups a large number as its language does', ({ expect }) => {
    expect(votes({ score: 0 })).toContain('<span aria-hidden="true"></span>')
    expect(votes({ score: 1 })).toContain('<span aria-hidden="true">1</span>')
    expect(votes({ score: 1234 })).toContain('<span aria-hidden="true">1,234</span>')
    expect(votes({ score: 1234, t: translator('de') })).toContain('<span aria-hidden="true">1.234</span>')
  })

  it('carries a token only where there is one, escaped, and no vote unless told', ({ expect }) => {
    expect(votes({ score: 1 })).not.toContain('data-reader')
    expect(votes({ score: 1 })).not.toContain('aria-pressed="true"')
    expect(votes({ score: 1, value: 1 })).toContain('name="vote" value="1" aria-pressed="true"')
    expect(votes({ score: 1, token: '"><b>' })).toContain('data-reader="&quot;&gt;&lt;b&gt;"')
  })
})
