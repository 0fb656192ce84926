import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, send } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { setScore } from '../../support/a-vote'
import { at, call } from '../../support/api'

/** The thread as the element and as the page show it. */
const shown = async (site: Site) =>
  Promise.all(
    [`/embed/${site.id}/thread`, `/${site.id}/thread`].map(
      async (path) => (await call(at(path, { page: aPage(site), lang: 'en' }))).text,
    ),
  )

describe('a long comment', () => {
  it('is cut to a screen, opens without a script, and is whole for who searches the page', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const body = `${'A long walk through the town. '.repeat(90)}The end of it.`
    await aComment(site, { body })
    await aComment(site, { body: 'A short one.' })
    for (const text of await shown(site)) {
      expect(
        text.match(
          /<details class="aw-more aw-long" part="long"><summary[^>]*>The whole comment by Ada<\/summary><div class="aw-body"/g,
        ),
      ).toHaveLength(1)
      expect(text).toContain('The end of it.')
      expect(text).toMatch(/aw-body"[^>]*><p>A short one\.<\/p><\/div><p class="aw-actions"/)
    }
  })
})

describe('a comment that readers voted down', () => {
  it('is folded away from the score on that the owner set, where votes go both ways', async ({ expect }) => {
    const site = await aSite({ hold: 'none', votes: 'both', lowScore: 3 })
    const [low, nearly] = [await aComment(site, { body: 'Low.' }), await aComment(site, { body: 'Nearly.' })]
    await setScore(low.id, -3)
    await setScore(nearly.id, -2)
    for (const text of await shown(site)) {
      expect(text.match(/<details class="aw-more aw-low"/g)).toHaveLength(1)
      expect(text).toMatch(/Voted down: -3 points<\/summary><div class="aw-body"[^>]*><p>Low\./)
    }
    // Name and time stay: whom it is by is not folded.
    expect((await shown(site))[0]).toMatch(/<p class="aw-meta"[\s\S]*<details class="aw-more aw-low"/)
  })

  it('is not where votes go up only, or never shall', async ({ expect }) => {
    for (const settings of [
      { votes: 'up' as const, lowScore: 3 },
      { votes: 'both' as const, lowScore: 0 },
    ]) {
      const site = await aSite({ hold: 'none', ...settings })
      await setScore((await aComment(site)).id, -9)
      for (const text of await shown(site)) expect(text).not.toContain('aw-low')
    }
  })

  it('is folded by a number of the settings, which readers see without a stale copy', async ({ expect }) => {
    const site = await aSite({ hold: 'none', votes: 'both' })
    const owner = await aMember(site, 'owner')
    await setScore((await aComment(site)).id, -2)
    const path = at(`/embed/${site.id}/thread`, { page: aPage(site) })
    const before = await call(path)
    expect(before.text).not.toContain('aw-low')
    const form = {
      name: site.name,
      origins: aPage(site),
      locale: 'en',
      hold: 'none',
      votes: 'both',
      lowScore: '2',
    }
    expect((await send(owner, `/desk/${site.id}/settings`, form)).status).toBe(303)
    const after = await call(path, { headers: { 'if-none-match': before.headers.get('etag')! } })
    expect([after.status, after.text.includes('aw-low')]).toEqual([200, true])
    expect((await send(owner, `/desk/${site.id}/settings`, { ...form, lowScore: '1001' })).status).toBe(422)
  })
})

describe('who speaks for the house', () => {
  it.for([
    [0, null, null],
    [1, 'team', 'Team'],
    [2, 'author', 'Author'],
  ] as const)('has a small filled word beside the name (%i)', async ([badge, data, word], { expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    await env.DB.prepare('UPDATE comments SET badge = ?2 WHERE id = ?1').bind(id, badge).run()
    for (const text of await shown(site)) {
      if (word === null) expect(text).not.toContain('aw-badge')
      else expect(text).toContain(`<span class="aw-badge" part="badge">${word}</span>`)
    }
    expect((await call(`/v1/${site.id}/comments/${id}`)).json.badge).toBe(data)
  })
})
