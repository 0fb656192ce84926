/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { CodeForm } from '../../../src/followers/code-form'
import { type FollowRow, FREQUENCIES } from '../../../src/followers/public'
import { FollowForm, type FollowFormState } from '../../../src/following/follow-form'
import { FollowingPage, followName } from '../../../src/following/following-page'
import type { PlaceRow } from '../../../src/following/queries'
import { translator } from '../../../src/i18n/translate'
import { actionsOf, danglingIds, doubledIds, rendered, wordsOf } from '../../support/rendered'

const t = translator('en')
const PAGE = 'https://courier.example/1'
const EVIL = '<img src=x onerror=alert(1)>"\'&'
const selected = (html: string) => [...html.matchAll(/value="(\w+)" selected/g)].map(([, value]) => value)

describe('the form that follows a page', () => {
  const form = (state?: FollowFormState) =>
    rendered(<FollowForm t={t} action="/courier/follow" page={PAGE} {...(state && { form: state })} />)

  it.for([
    ['fresh', undefined],
    ['typed', { values: { email: 'ada@example.org' } }],
    ['refused', { issues: [{ field: 'email', message: 'No address.' }] }],
    ['failed', { message: 'Too many.' }],
  ] as const)('points to what is there, once each: %s', async ([, state], { expect }) => {
    const html = await form(state)
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
    expect(actionsOf(html)).toEqual(['/courier/follow'])
  })

  it('says what is wrong with the address beside it, and only there', async ({ expect }) => {
    const html = await form({ issues: [{ field: 'email', message: EVIL }] })
    expect(html).toContain('aria-invalid="true"')
    expect(html).toMatch(/<div id="w-error"><p [^>]+ data-for="email"></)
    expect(html).toContain('role="alert"></p>')
    expect(html).not.toContain('<img')
  })

  it.for([
    [{ message: 'Said.' }],
    [{ issues: [{ field: 'page', message: 'Said.' }] }],
    [{ message: 'Said.', issues: [{ field: 'page', message: 'Not said.' }] }],
  ] as const)('says the rest as an alert: %j', async ([state], { expect }) => {
    const html = await form(state)
    expect(html).toContain('role="alert">Said.</p>')
    expect(html).toMatch(/<div id="w-error"><p [^>]+ data-for="email" hidden/)
    expect(html).not.toContain('aria-invalid')
  })

  it('keeps what was typed, as words, and nothing that is no text', async ({ expect }) => {
    const html = await form({ values: { email: EVIL, notify: 'mark', frequency: 'daily' } })
    expect(html).not.toContain('<img')
    expect(selected(html)).toEqual(['mark', 'daily'])
    const odd = await form({ values: { email: ['a', 'b'], notify: 7, frequency: null } })
    expect(odd).toContain('name="email" value=""')
    expect(selected(odd)).toEqual([])
  })

  it('takes an address of 254 letters and no more', async ({ expect }) => {
    expect(await form()).toContain('maxlength="254"')
  })
})

describe('the form of the code', () => {
  it('hands the claim along and asks for the code as phones know it', async ({ expect }) => {
    const html = await rendered(<CodeForm t={t} siteId="courier" claim={EVIL} />)
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
    expect(actionsOf(html)).toEqual(['/embed/courier/code'])
    expect(html).toContain('inputmode="numeric" autocomplete="one-time-code"')
    // Where the element says what is wrong with it.
    expect(html).toMatch(/aria-describedby="h-code e-code".+<div id="e-code"><p [^>]+ data-for="code" hidden/)
    expect(html).not.toContain('<img')
  })
})

describe('the page of what one follows', () => {
  const row = (comment_id = 0, thread_id = 'thread'): FollowRow => ({
    thread_id,
    comment_id,
    created_at: Date.UTC(2026, 10, 24, 9),
  })
  const place = (more: Partial<PlaceRow> = {}): PlaceRow => ({
    thread_id: 'thread',
    page: PAGE,
    title: 'One',
    ...more,
  })
  interface More {
    readonly follows?: readonly FollowRow[]
    readonly places?: readonly PlaceRow[]
    readonly frequency?: (typeof FREQUENCIES)[number]
    readonly name?: string
    readonly done?: string
  }
  const page = ({
    follows = [],
    places = [place()],
    frequency = 'now',
    name = 'The Courier',
    done,
  }: More = {}) =>
    rendered(
      <FollowingPage
        t={t}
        state={{
          state: 'good',
          follower: {
            id: 1,
            site_id: 'courier',
            site_name: name,
            email: 'ada@example.org',
            email_key: 'secret-key',
            locale: 'en',
            frequency,
            confirmed_at: 1,
            epoch: 0,
          },
          follows,
        }}
        places={places}
        action="/following/token"
        done={done}
      />,
    )

  it.for([
    ['none', [], 2],
    ['one', [row()], 4],
    ['a page and a comment on it', [row(), row(7)], 5],
  ] as const)(
    'with %s points to what is there, and each form posts to itself',
    async ([, follows, forms], { expect }) => {
      const html = await page({ follows })
      expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
      expect(actionsOf(html)).toEqual(Array.from({ length: forms }, () => '/following/token'))
    },
  )

  it('offers a way out of all only where there is something to leave', async ({ expect }) => {
    expect(await page()).not.toContain('value="all"')
    expect(wordsOf(await page())).toContain('You follow nothing here')
    expect(await page({ follows: [row()] })).toContain('name="stop" value="all"')
  })

  it.for([
    [0, 'All comments, since', `href="${PAGE}"`, 'value="thread.0"'],
    [7, 'Replies to your comment, since', `href="${PAGE}#c-7"`, 'value="thread.7"'],
  ] as const)('names a follow of comment %i: “%s”', async ([id, says, link, value], { expect }) => {
    const html = await page({ follows: [row(id)] })
    expect(wordsOf(html)).toContain(says)
    expect(html).toContain(link)
    expect(html).toContain(value)
    expect(followName(row(id))).toBe(`thread.${id}`)
  })

  it.for([
    ['its title', [place()], 'One'],
    ['its address without one', [place({ title: '' })], PAGE],
    ['that it is gone', [], 'A page that is not there any more'],
    [
      'that it is gone, if only another is there',
      [place({ thread_id: 'other' })],
      'A page that is not there any more',
    ],
  ] as const)('calls a page by %s', async ([, places, says], { expect }) => {
    const html = await page({ follows: [row()], places })
    expect(wordsOf(html)).toContain(says)
    expect(html.includes('<a href')).toBe(says === 'One' || says === PAGE)
  })

  it.for(FREQUENCIES)('shows %s as chosen, and it alone', async (frequency, { expect }) => {
    expect(selected(await page({ frequency }))).toEqual([frequency])
  })

  it('shows no whole address, and nothing made of one', async ({ expect }) => {
    const html = await page({ follows: [row()] })
    expect(html).not.toMatch(/ada@|secret-key/)
    expect(html).toContain('a•••@example.org')
  })

  it('says what was done as a status, and nothing otherwise', async ({ expect }) => {
    expect(await page({ done: 'Saved.' })).toContain('<p class="said" role="status">Saved.</p>')
    expect(await page()).not.toContain('role="status"')
  })

  it('shows titles and names as words', async ({ expect }) => {
    const html = await page({ follows: [row()], places: [place({ title: EVIL })], name: EVIL })
    expect(html).not.toContain('<img')
  })
})
