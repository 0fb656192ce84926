import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import type { Submitted } from '../../../../src/comments/form/submit-comment'
import type { Status } from '../../../../src/comments/status'
import { encodePathId } from '../../../../src/kernel/id'
import { MINUTE_MS } from '../../../../src/kernel/time'
import type { Settings, Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { type Answer, aNetwork, at, call, postJson } from '../../../support/api'
import { changedBy } from '../../../support/changed-by'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

// What the element is told of a reader's own comments: where they belong, what the device keeps of them, what is said aloud. The element knows no more than this.

/** Posted so long ago: the Worker lives by the real clock. */
const posted = (site: Site, fields: Parameters<typeof aComment>[1] = {}, minutes = 0) =>
  aComment(site, fields, { ctx: testContext({ now: Date.now() - minutes * MINUTE_MS }) })

const ask = (
  method: string,
  site: Site,
  own: Submitted,
  fields?: object,
  token = own.token,
): Promise<Answer> =>
  call(`/embed/${site.id}/own/${own.id}?lang=en`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(fields && { body: JSON.stringify(fields) }),
  })

/** Puts away that it was refused. */
const dismiss = (site: Site, own: Submitted, token = own.token): Promise<Answer> =>
  call(`/embed/${site.id}/own/${own.id}/refusal?lang=en`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  })

const post = (site: Site, fields: object = {}) =>
  postJson(
    `/embed/${site.id}/comments?lang=en`,
    { page: aPage(site), name: 'Ada', body: 'Hi.', ...fields },
    aNetwork(),
  )

const EMPTY = (id: number) => `<li id="c-${id}" class="aw-item" data-id="${id}"></li>`

/** The attributes of an item, by their names. */
const itemOf = (html: string, id: number | string = '\\d+'): Record<string, string> => {
  const [, attributes = ''] = new RegExp(`<li id="c-${id}"([^>]*)>`).exec(html) ?? []
  return Object.fromEntries(
    [...attributes.matchAll(/ data-([\w-]+)="([^"]*)"/g)].map(([, name, is]) => [name, is]),
  )
}
const headOf = (html: string, id: number | string) =>
  new RegExp(`<h3 id="h-${id}" class="aw-hidden">(.*?)<time`, 's').exec(html)?.[1]

describe('what a device keeps of an own comment', () => {
  const SETTINGS = { hold: 'none', editMinutes: 0 } as const
  it.for([
    ['that waits', {}, 'held', 60, '1'],
    ['that was returned', {}, 'returned', 60, '1'],
    ['that was rejected', {}, 'rejected', 60, '1'],
    ['that is spam', {}, 'spam', 60, '1'],
    ['that somebody else took away', {}, 'deleted', 60, '1'],
    ['that is up since a minute, and cannot be changed', {}, 'published', 1, '1'],
    ['that is up since a minute, and can be changed', { editMinutes: 15 }, 'published', 1, '1'],
    ['that is up since an hour, and can be changed', { editMinutes: 120 }, 'published', 60, '1'],
    ['that is up since 14 minutes: kept threads may not have it', {}, 'published', 14, '1'],
    ['that is up since 16 minutes: every thread has it', {}, 'published', 16, '0'],
    ['whose time to be changed is over, in every thread', { editMinutes: 15 }, 'published', 16, '0'],
  ] satisfies [string, Partial<Settings>, Status, number, string][])(
    'is, of one %s, what it asks about or what it knows',
    async ([, settings, status, minutes, kept], { expect }) => {
      const site = await aSite({ ...SETTINGS, ...settings })
      const own = await posted(site, {}, minutes)
      await setStatus(own.id, status)
      const item = itemOf((await ask('GET', site, own)).text)
      expect([item.keep, item.status]).toEqual([kept, status])
      expect(item).not.toHaveProperty('token')
      expect(item).not.toHaveProperty('done')
      expect(item).not.toHaveProperty('said')
    },
  )

  it('is asked about from the moment of posting, up or not, with the token once', async ({ expect }) => {
    for (const hold of ['none', 'all'] as const) {
      const site = await aSite({ hold, editMinutes: 0 })
      const { text } = await post(site)
      const { id, keep, token } = itemOf(text)
      expect(keep).toBe('1')
      expect((await ask('GET', site, { id: Number(id), token: token! } as Submitted)).text).toContain(
        '<p>Hi.</p>',
      )
    }
  })

  it('is nothing once it is taken back, or not there', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await posted(site)
    expect(itemOf((await ask('DELETE', site, own)).text)).not.toHaveProperty('keep')
    const gone = await posted(site)
    await env.DB.prepare('DELETE FROM comments WHERE id = ?1').bind(gone.id).run()
    expect((await ask('GET', site, gone)).text).toBe(EMPTY(gone.id))
  })

  it('is nothing of another’s, and the answer says not even whether there is one', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [theirs, own] = [await posted(site, { name: 'Ben', body: 'Of Ben.' }), await posted(site)]
    const looks = async () => {
      for (const id of [theirs.id, 12]) {
        const answer = await ask('GET', site, { ...own, id })
        expect([answer.status, answer.text]).toEqual([200, EMPTY(id)])
        expect(answer.headers.get('cache-control')).toBe('no-store')
      }
    }
    expect(await changedBy(site, looks)).toEqual([])
    expect((await call(`/embed/${site.id}/own/x`)).status).toBe(404)
  })
})

describe('what a refused comment is dismissed with', () => {
  it.for(['rejected', 'spam', 'deleted'] as const)(
    'one that is %s: nothing is written, nothing said, and its place is empty',
    async (status, { expect }) => {
      const site = await aSite()
      const own = await posted(site, { body: 'Nobody wants this.' })
      await setStatus(own.id, status)
      const dismissed = async () => {
        const { status: answered, text } = await dismiss(site, own)
        expect([answered, text]).toEqual([200, EMPTY(own.id)])
      }
      expect(await changedBy(site, dismissed)).toEqual([])
      // The team still has it, and whoever would delete it is told that there is nothing to take back.
      if (status === 'deleted') return
      const script = await call(`/v1/${site.id}/comments/${own.id}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${own.token}` },
      })
      expect(script.json.code).toBe('comments/not-editable')
      expect((await ask('DELETE', site, own)).json.code).toBe('comments/not-editable')
    },
  )

  it.for(['published', 'held', 'returned'] as const)(
    'one that is %s by now, whatever its author was shown: it stays, and is shown as it is',
    async (status, { expect }) => {
      const site = await aSite({ hold: 'none' })
      const own = await posted(site, { body: 'Let up meanwhile.' })
      await setStatus(own.id, 'spam')
      await setStatus(own.id, status)
      const dismissed = async () => {
        const { text } = await dismiss(site, own)
        expect(itemOf(text)).toMatchObject({ status, keep: '1' })
        expect(text).toContain('Let up meanwhile.')
        expect(text).not.toMatch(/data-(?:done|said)/)
      }
      expect(await changedBy(site, dismissed)).toEqual([])
    },
  )

  it('is not for strangers: they learn nothing of it', async ({ expect }) => {
    const site = await aSite()
    const [own, other] = [await posted(site), await posted(site)]
    await setStatus(own.id, 'rejected')
    expect((await dismiss(site, own, other.token)).json.code).toBe('comments/token-wrong')
  })

  it('one that was taken away meanwhile, by who would delete it: its place, without its words, and nothing is written', async ({
    expect,
  }) => {
    const site = await aSite()
    const own = await posted(site, { body: 'Regretted.' })
    await setStatus(own.id, 'deleted')
    expect((await ask('GET', site, own)).text).toContain('Regretted.')
    const dismissed = async () => {
      const { text } = await ask('DELETE', site, own)
      expect(text).not.toContain('Regretted')
      expect(itemOf(text)).not.toHaveProperty('keep')
    }
    expect(await changedBy(site, dismissed)).toEqual([])
  })
})

describe('the place of an own comment', () => {
  it.for([0, 1, 2, 3, 4, 5, 6] as const)(
    'just posted is the one that readers find it in, where a site shows %i levels',
    async (depth, { expect }) => {
      const site = await aSite({ hold: 'none', depth })
      let parentId = ''
      for (const name of ['Ada', 'Ben', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal', 'Ida']) {
        const { text } = await post(site, { name, parentId })
        const mine = itemOf(text)
        const { text: thread } = await call(
          at(`/embed/${site.id}/thread`, { page: aPage(site), comment: mine.id!, lang: 'en' }),
        )
        const seen = itemOf(thread, mine.id)
        expect({ path: mine.path, depth: mine.depth }, name).toEqual({ path: seen.path, depth: seen.depth })
        expect(headOf(text, mine.id!), name).toBe(headOf(thread, mine.id!))
        expect(/class="aw-answers[^"]*">.*?<\/bdi>/.exec(text)?.[0], name).toBe(
          new RegExp(
            `<article[^>]* aria-labelledby="h-${mine.id}"(?:(?!</article>).)*?(class="aw-answers[^"]*">.*?</bdi>)`,
            's',
          ).exec(thread)?.[1],
        )
        parentId = mine.id!
      }
    },
  )

  it('is below what it answers: by its own path and no deeper than the site shows', async ({ expect }) => {
    const site = await aSite({ hold: 'all', depth: 2 })
    const ids: number[] = []
    const items = []
    for (const name of ['Ada', 'Ben', 'Cy', 'Di']) {
      const { text } = await post(site, { name, parentId: String(ids.at(-1) ?? '') })
      const item = itemOf(text)
      ids.push(Number(item.id))
      items.push({
        depth: item.depth,
        path: item.path,
        answers: headOf(text, item.id!)?.match(/in reply to <bdi>(\w+)/)?.[1],
      })
      await setStatus(ids.at(-1)!, 'published')
    }
    const path = (upTo: number) => ids.slice(0, upTo).map(encodePathId).join('')
    expect(items).toEqual([
      { depth: '0', path: path(1), answers: undefined },
      { depth: '1', path: path(2), answers: 'Ada' },
      { depth: '2', path: path(3), answers: 'Ben' },
      { depth: '2', path: path(4), answers: 'Cy' },
    ])
  })

  it('is the same when it is asked about, edited or sent once more, and so is whom it answers', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none', depth: 1 })
    const ada = await posted(site, { name: 'Ada' })
    const ben = await posted(site, { name: 'Ben', parentId: String(ada.id) })
    const fields = { name: 'Cy', parentId: String(ben.id), key: crypto.randomUUID() }
    const { text } = await post(site, fields)
    const { id, token, path, depth } = itemOf(text)
    expect([path, depth]).toEqual([
      `${encodePathId(ada.id)}${encodePathId(ben.id)}${encodePathId(Number(id))}`,
      '1',
    ])
    const own = { id: Number(id), token: token! } as Submitted
    for (const again of [
      await post(site, fields),
      await ask('GET', site, own),
      await ask('POST', site, own, { body: 'Other.', revision: 1 }),
    ]) {
      expect(itemOf(again.text)).toMatchObject({ id, path, depth })
      expect(headOf(again.text, id!)).toBe(headOf(text, id!))
      expect(headOf(again.text, id!)).toContain('in reply to <bdi>Ben')
    }
  })

  it('has no parent and no age for a device to reckon with', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await posted(site)
    for (const { text } of [await post(site, { parentId: String(own.id) }), await ask('GET', site, own)])
      expect(text).not.toMatch(/data-(?:parent|age)=/)
  })
})

describe('what is said when an author has done something', () => {
  const HELD = 'Only you can see this until a moderator has read it.'

  it.for([
    ['none', 201, 'published', 'Your comment is up.'],
    ['all', 202, 'held', HELD],
  ] as const)('of a post where %s is held', async ([hold, code, status, said], { expect }) => {
    const answer = await post(await aSite({ hold }))
    expect(answer.status).toBe(code)
    expect(itemOf(answer.text)).toMatchObject({ done: 'comment', status, said })
  })

  it('of a post that waits names the usual wait too, where one is known', async ({ expect }) => {
    const site = await aSite()
    for (let at = 0; at < 5; at++) {
      const { id } = await posted(site, {}, 200)
      await setStatus(id, 'published')
      await env.DB.prepare('UPDATE comments SET decided_at = created_at + ?2 WHERE id = ?1')
        .bind(id, 100 * MINUTE_MS)
        .run()
    }
    expect(itemOf((await post(site)).text).said).toBe(`${HELD} Usual wait: 2 hours.`)
  })

  it('of an edit: that it is saved, or that it waits now', async ({ expect }) => {
    const [open, reads] = [await aSite({ hold: 'none' }), await aSite({ hold: 'all' })]
    for (const [site, status, said] of [
      [open, 'published', 'Your changes are saved.'],
      [reads, 'held', HELD],
    ] as const) {
      const own = await posted(site)
      const { text } = await ask('POST', site, own, { body: 'Other.', revision: 1 })
      expect(itemOf(text)).toMatchObject({ done: 'edit', status, said, keep: '1' })
    }
  })

  it('of a deletion, and nothing when nothing was done', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await posted(site)
    expect(itemOf((await ask('DELETE', site, own)).text)).toMatchObject({
      done: 'delete',
      status: 'deleted',
      said: 'Your comment is deleted.',
      count: 'Comments',
      total: '0',
    })
  })

  it('of an edit of what was returned: that it waits again, without the reason it was returned for', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const own = await posted(site)
    await setStatus(own.id, 'returned')
    await env.DB.prepare('UPDATE comments SET reason = ?2 WHERE id = ?1')
      .bind(own.id, 'No <b>names</b>.')
      .run()
    expect((await ask('GET', site, own)).text).toContain('The reason: No &lt;b&gt;names&lt;/b&gt;.')
    const { text } = await ask('POST', site, own, { body: 'Better.', revision: 1 })
    expect(itemOf(text)).toMatchObject({ done: 'edit', status: 'held', said: HELD })
    expect(text).not.toContain('The reason')
  })
})

describe('an edit by the element', () => {
  it('takes what its form sends: fields of others empty, the revision as text', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await posted(site)
    const form = {
      page: aPage(site),
      parentId: '',
      key: crypto.randomUUID(),
      ack: '',
      name: 'Eve',
      title: 'A page',
    }
    const { status, text } = await ask('POST', site, own, { ...form, body: 'Other.', revision: '1' })
    expect([status, itemOf(text).status]).toEqual([200, 'published'])
    expect(text).toContain('<bdi>Ada</bdi>')
    const late = await ask('POST', site, own, { ...form, body: 'Third.', revision: '1' })
    expect([late.status, late.json.code, late.json.revision]).toEqual([409, 'comments/edited-meanwhile', 2])
  })

  it('is no PATCH any more, as a vote is no PUT; scripts go on as ever', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await posted(site)
    expect((await ask('PATCH', site, own, { body: 'Other.' })).status).toBe(404)
    const put = await call(`/embed/${site.id}/votes/${own.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"value":1}',
    })
    expect(put.status).toBe(404)
    const script = await call(`/v1/${site.id}/comments/${own.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${own.token}`, 'content-type': 'application/json' },
      body: '{"body":"Other."}',
    })
    expect(script.status).toBe(200)
  })
})
