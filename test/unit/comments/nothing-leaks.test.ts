import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import type { Status } from '../../../src/comments/status'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { type Answer, call } from '../../support/api'
import { setStatus } from '../../support/set-status'

// The whole family of leaks at once (S13, S15, S26, S27): every public read, every state, every field nobody may see.

/** Every way in which somebody without a credential reads comments. A new route belongs here: test/arch/docs.test.ts lists them. */
const publicReads = (site: Site, ids: readonly number[]): string[] => {
  const page = encodeURIComponent(aPage(site))
  const each = ids.flatMap((id) => [
    `/v1/${site.id}/comments/${id}`,
    `/v1/${site.id}/comments/${id}/replies`,
    `/v1/${site.id}/comments/${id}/status`,
    `/embed/${site.id}/replies/${id}`,
    `/embed/${site.id}/own/${id}`,
    `/embed/${site.id}/reports/${id}`,
    `/${site.id}/report/${id}`,
    `/${site.id}/comments/${id}/own`,
    `/${site.id}/comments/${id}/status`,
    `/${site.id}/thread?page=${page}&reply=${id}`,
  ])
  return [
    `/v1/${site.id}/comments?page=${page}`,
    `/v1/${site.id}/comments?page=${page}&sort=oldest&limit=50`,
    `/v1/${site.id}/counts?page=${page}`,
    `/v1/${site.id}/recent?limit=50`,
    `/embed/${site.id}/thread?page=${page}`,
    `/embed/${site.id}/recent?limit=50`,
    `/embed/${site.id}/news?page=${page}&since=1`,
    `/embed/${site.id}/fresh?page=${page}&since=1`,
    `/${site.id}/thread?page=${page}`,
    `/${site.id}/comments.atom?page=${page}`,
    `/${site.id}/comments.atom`,
    `/${site.id}/comments.html?page=${page}`,
    ...each,
  ]
}

const readAll = async (site: Site, ids: readonly number[]): Promise<string> => {
  const answers = await Promise.all(publicReads(site, ids).map((path) => call(path)))
  return answers.map(({ text, headers }) => `${text}\n${[...headers].join('\n')}`).join('\n')
}

describe('what no stranger may read', () => {
  it.for(['held', 'rejected', 'returned', 'spam', 'deleted'] satisfies Status[])(
    'a comment that is %s: not its words, its name, its address or its site',
    async (status, { expect }) => {
      const site = await aSite({ hold: 'none' })
      const secret = {
        name: 'Zyxwv Secretname',
        body: 'Qwertz secretwords',
        url: 'https://secretsite.example/',
        email: 'secretmail@example.org',
      }
      const root = await aComment(site, secret)
      const parent = await aComment(site, { body: 'Open.' })
      const reply = await aComment(site, { ...secret, parentId: String(parent.id) })
      await setStatus(root.id, status)
      await setStatus(reply.id, status)
      const answers = await readAll(site, [root.id, reply.id, parent.id])
      expect(answers).toContain('Open.')
      expect(answers).not.toMatch(/secretname|secretwords|secretsite|secretmail/i)
    },
  )

  it('a comment removed above replies: only its place is left', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await aComment(site, {
      name: 'Zyxwv Secretname',
      body: 'Qwertz secretwords',
      url: 'secretsite.example',
    })
    const reply = await aComment(site, { body: 'An answer that stays.', parentId: String(root.id) })
    await env.DB.prepare('UPDATE comments SET status = 4, shown = 1 WHERE id = ?1').bind(root.id).run()
    const answers = await readAll(site, [root.id, reply.id])
    expect(answers).toContain('An answer that stays.')
    expect(answers).not.toMatch(/secretname|secretwords|secretsite/i)
  })

  it('anything made of an e-mail address, of whoever is published', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const email = 'Margaret.Hamilton@apollo.example'
    const root = await aComment(site, { email })
    const reply = await aComment(site, { email, parentId: String(root.id) })
    const answers = (await readAll(site, [root.id, reply.id])).toLowerCase()
    const hashes = await Promise.all(
      ['SHA-256', 'SHA-1', 'MD5'].flatMap((algorithm) =>
        [email, email.toLowerCase()].map(async (text) =>
          Buffer.from(await crypto.subtle.digest(algorithm, new TextEncoder().encode(text))).toString('hex'),
        ),
      ),
    )
    for (const made of ['margaret.hamilton', 'apollo.example', 'gravatar', ...hashes])
      expect(answers).not.toContain(made)
  })

  it('a network, a token, a key or a column of ours', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const key = crypto.randomUUID()
    const { id, token } = await aComment(site, {}, { key })
    const { network, request_hash } = (await env.DB.prepare(
      'SELECT network, request_hash FROM comments WHERE id = ?1',
    )
      .bind(id)
      .first<{ network: string; request_hash: string }>())!
    const answers = await readAll(site, [id])
    for (const secret of [network, request_hash, key, token]) expect(answers).not.toContain(secret)
    expect(answers).not.toMatch(/author_email|idempotency_key|request_hash|"renderer"|"path"/)
  })
})

describe('what may be kept for all', () => {
  it('is the same whatever one reader’s browser says of them', async ({ expect }) => {
    const site = await aSite({ hold: 'none', locale: 'tlh' })
    const { token } = await aComment(site)
    const page = encodeURIComponent(aPage(site))
    const paths = [
      `/embed/${site.id}/thread?page=${page}`,
      `/embed/${site.id}/recent`,
      `/embed/${site.id}/subscribe`,
      `/v1/${site.id}/comments?page=${page}`,
      `/v1/${site.id}/recent`,
    ]
    // When it was drawn is the server's clock, not the reader's.
    const text = (answer: Answer) => answer.text.replace(/ data-now="\d+"/, '')
    for (const path of paths) {
      const plain = await call(path)
      expect(plain.headers.get('cloudflare-cdn-cache-control'), path).not.toBeNull()
      for (const headers of [
        { 'accept-language': 'de' },
        { cookie: 'afterword=x' },
        { authorization: `Bearer ${token}` },
        { origin: `https://${site.id}.example` },
        { 'user-agent': 'bingbot' },
      ] as Record<string, string>[]) {
        expect(text(await call(path, { headers })), `${path} ${JSON.stringify(headers)}`).toBe(text(plain))
      }
    }
  })
})
