import { env } from 'cloudflare:workers'
import { beforeEach, describe, it } from 'vitest'
import { readGrowth } from '../../../../src/addressbook/read-growth'
import { translator } from '../../../../src/i18n/translate'
import { DAY_MS, MINUTE_MS } from '../../../../src/kernel/time'
import type { Site } from '../../../../src/sites/public'
import { REASON_WORDS_MAX, REASONS } from '../../../../src/subscribers/schema'
import { eraseUnconfirmed } from '../../../../src/subscribers/sign-up/erase-unconfirmed'
import { visit } from '../../../support/a-member'
import { aSite } from '../../../support/a-site'
import { aSubscriber, newsContext } from '../../../support/a-subscriber'
import { aTeam } from '../../../support/a-team'
import { call, postForm } from '../../../support/api'

const answersOf = async ({ id }: Site) =>
  (
    await env.DB.prepare('SELECT reason, words, mark FROM leaving_reasons WHERE site_id = ?1 ORDER BY id')
      .bind(id)
      .all<{ reason: string; words: string; mark: string | null }>()
  ).results

const told = async (site: Site) => (await answersOf(site)).map(({ reason, words }) => [reason, words])

/** Somebody who has just left. */
async function aLeaver(site: Site) {
  const ctx = newsContext()
  const { email, id } = await aSubscriber(site, ctx)
  const leave = await ctx.tokens.sign('unsubscribe', [site.id, id], 0)
  const path = `/unsubscribe/${leave}`
  const page = await postForm(path, { pressed: 'yes' })
  return { email, id, path, page }
}

describe('N-20: why somebody left', () => {
  const stage: { site?: Site } = {}
  beforeEach(async () => {
    stage.site = await aSite()
  })

  it('is asked after leaving and never before, below the way back, with five reasons and room for words', async ({
    expect,
  }) => {
    const ctx = newsContext()
    const { id } = await aSubscriber(stage.site!, ctx)
    const path = `/unsubscribe/${await ctx.tokens.sign('unsubscribe', [stage.site!.id, id], 0)}`
    expect((await call(path)).text).not.toContain('type="radio"')
    const { text } = await postForm(path, { pressed: 'yes' })
    expect(text).toContain(`will get no more news from ${stage.site!.name}`)
    expect(text.match(/type="radio"/g)).toHaveLength(5)
    expect(text).toContain(`<form method="post" action="${path}/reason"`)
    expect(text.indexOf(`${path}/undo`)).toBeLessThan(text.indexOf(`${path}/reason`))
    // Looking at it once more changes nothing.
    expect((await call(path)).text).toContain(`${path}/reason`)
    expect(await answersOf(stage.site!)).toEqual([])
  })

  it.for(REASONS)('is kept without a name: %s', async (reason, { expect }) => {
    const { email, id, path } = await aLeaver(stage.site!)
    const answer = await postForm(`${path}/reason`, { reason, words: ' So\nit is ' })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('<p class="said" role="status">Saved.</p>')
    // Asked once, and whoever pressed by mistake still has the way back.
    expect(answer.text).not.toContain('type="radio"')
    expect(answer.text).toContain(`${path}/undo`)
    const [row, ...more] = await answersOf(stage.site!)
    expect(more).toEqual([])
    expect(row).toMatchObject({ reason, words: 'So it is' })
    expect(JSON.stringify(row)).not.toContain(String(id))
    expect(JSON.stringify(row)).not.toContain(email)
  })

  it('counts once for each leaving: who answers again has changed their mind', async ({ expect }) => {
    const { path } = await aLeaver(stage.site!)
    await postForm(`${path}/reason`, { reason: 'other', words: 'first' })
    await postForm(`${path}/reason`, { reason: 'too-many' })
    expect(await told(stage.site!)).toEqual([['too-many', '']])
    // Back, and gone once more: another leaving.
    await postForm(`${path}/undo`, {})
    await postForm(path, { pressed: 'yes' })
    await postForm(`${path}/reason`, { reason: 'elsewhere' })
    expect(await told(stage.site!)).toEqual([
      ['too-many', ''],
      ['elsewhere', ''],
    ])
  })

  it('may be words alone, and nothing that is not asked', async ({ expect }) => {
    const { path } = await aLeaver(stage.site!)
    await postForm(`${path}/reason`, { words: 'just so' })
    expect(await told(stage.site!)).toEqual([['other', 'just so']])
    expect((await postForm(`${path}/reason`, { reason: 'bored' })).status).toBe(422)
    const long = 'x'.repeat(REASON_WORDS_MAX + 1)
    expect((await postForm(`${path}/reason`, { words: long })).status).toBe(422)
    expect(await told(stage.site!)).toEqual([['other', 'just so']])
  })

  it('is taken from nobody who has not left, was erased, or has no link of ours', async ({ expect }) => {
    const ctx = newsContext()
    const stays = await aSubscriber(stage.site!, ctx)
    const leave = await ctx.tokens.sign('unsubscribe', [stage.site!.id, stays.id], 0)
    const page = await postForm(`/unsubscribe/${leave}/reason`, { reason: 'other' })
    expect(page.text).toContain('Unsubscribe</button>')
    const gone = await aLeaver(stage.site!)
    await env.DB.prepare('DELETE FROM subscribers WHERE id = ?1').bind(gone.id).run()
    expect((await postForm(`${gone.path}/reason`, { reason: 'other' })).status).toBe(410)
    expect((await postForm(`${gone.path}x/reason`, { reason: 'other' })).status).toBe(403)
    expect(await answersOf(stage.site!)).toEqual([])
  })

  it.for([
    ['the newest day', DAY_MS - MINUTE_MS, true],
    ['a day or more', DAY_MS, false],
  ] as const)('of %s since they left', async ([, ago, kept], { expect }) => {
    const { id, path } = await aLeaver(stage.site!)
    // The Worker lives by the real clock, so it is the leaving that is moved.
    await env.DB.prepare('UPDATE subscribers SET unsubscribed_at = ?2 WHERE id = ?1')
      .bind(id, Date.now() - ago)
      .run()
    expect((await call(path)).text.includes(`${path}/reason`)).toBe(kept)
    const { status, text } = await postForm(`${path}/reason`, { reason: 'other' })
    expect(status).toBe(200)
    expect(text).toContain(`will get no more news from ${stage.site!.name}`)
    // What was not kept is not said to be, and nothing is asked that would not be.
    expect(text.includes('Saved.')).toBe(kept)
    expect(text).not.toContain('type="radio"')
    expect(await told(stage.site!)).toEqual(kept ? [['other', '']] : [])
  })

  it('is not asked of a mail program that unsubscribes by itself: it gets its answer as ever', async ({
    expect,
  }) => {
    const ctx = newsContext()
    const { id } = await aSubscriber(stage.site!, ctx)
    const leave = await ctx.tokens.sign('unsubscribe', [stage.site!.id, id], 0)
    const answer = await postForm(`/unsubscribe/${leave}`, { 'List-Unsubscribe': 'One-Click' })
    expect([answer.status, answer.headers.get('location')]).toEqual([200, null])
  })

  it('loses its mark after two days and goes after a year', async ({ expect }) => {
    const { path } = await aLeaver(stage.site!)
    await postForm(`${path}/reason`, { reason: 'never-asked' })
    const ctx = newsContext({ now: Date.now() })
    const marks = async () => (await answersOf(stage.site!)).map(({ mark }) => mark !== null)
    ctx.sleep(DAY_MS)
    await eraseUnconfirmed(ctx)
    expect(await marks()).toEqual([true])
    ctx.sleep(DAY_MS + 60_000)
    await eraseUnconfirmed(ctx)
    expect(await marks()).toEqual([false])
    ctx.sleep(362 * DAY_MS)
    await eraseUnconfirmed(ctx)
    expect(await marks()).toEqual([false])
    ctx.sleep(2 * DAY_MS)
    await eraseUnconfirmed(ctx)
    expect(await marks()).toEqual([])
  })

  it('is told to the team: counted to all, in their words to who may see addresses', async ({ expect }) => {
    const { site, owner, members } = await aTeam('moderator', 'reader')
    for (const [reason, words] of [
      ['too-many', 'three a day <b>'],
      ['too-many', ''],
      ['elsewhere', ''],
    ] as const) {
      const { path } = await aLeaver(site)
      await postForm(`${path}/reason`, { reason, words })
    }
    expect((await readGrowth(newsContext(), site)).reasons.map(({ reason }) => reason)).toEqual([
      'elsewhere',
      'too-many',
      'too-many',
    ])
    const pageFor = async (person: typeof owner) =>
      (await visit(person, `/desk/${site.id}/subscribers/growth`)).text
    const t = translator('en')
    for (const person of [owner, ...members]) {
      const text = await pageFor(person!)
      expect(text).toMatch(new RegExp(`${t('subscribers.reason-too-many')}</th><td class="num">2</td>`))
      expect(text).toContain('The newest answers within a year: 3.')
    }
    expect(await pageFor(owner)).toContain('three a day &lt;b&gt;')
    expect(await pageFor(members[0]!)).toContain('three a day &lt;b&gt;')
    expect(await pageFor(members[1]!)).not.toContain('three a day')
    const elsewhere = await aTeam()
    expect(
      (await visit(elsewhere.owner, `/desk/${elsewhere.site.id}/subscribers/growth`)).text,
    ).not.toContain(t('addressbook.reasons'))
  })
})
