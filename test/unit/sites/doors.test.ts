import { describe, it } from 'vitest'
import { aMember, visit } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { aTeam } from '../../support/a-team'
import { aNetwork, at, call } from '../../support/api'

const post = (siteId: string, page: string, headers: Record<string, string>) =>
  call(`/v1/${siteId}/comments`, {
    method: 'POST',
    body: JSON.stringify({ page, name: 'Ada', body: 'A word.' }),
    headers: { 'content-type': 'application/json', ...aNetwork(), ...headers },
  })

describe('the page a write comes from', () => {
  it.for([
    ['the site’s own', (id: string) => ({ origin: `https://${id}.example` })],
    ['a page of ours', () => ({ origin: 'https://comments.test' })],
    ['a page of ours without a referrer', () => ({ origin: 'null', 'sec-fetch-site': 'same-origin' })],
    ['no browser at all', () => ({})],
  ] as const)('may be %s', async ([, headersOf], { expect }) => {
    const site = await aSite()
    expect((await post(site.id, aPage(site), headersOf(site.id))).status).toBe(202)
  })

  it.for([
    ['somewhere else', () => ({ origin: 'https://evil.example' })],
    ['the site’s own without encryption', (id: string) => ({ origin: `http://${id}.example` })],
    ['another port of it', (id: string) => ({ origin: `https://${id}.example:8443` })],
    ['a part of its name', (id: string) => ({ origin: `https://www.${id}.example` })],
    ['a name that begins alike', (id: string) => ({ origin: `https://${id}.example.evil.example` })],
    ['a sandboxed frame', () => ({ origin: 'null' })],
    ['a sandboxed frame of elsewhere', () => ({ origin: 'null', 'sec-fetch-site': 'cross-site' })],
    ['ours as a neighbour only', () => ({ origin: 'null', 'sec-fetch-site': 'same-site' })],
  ] as const)('is not taken if it is %s', async ([, headersOf], { expect }) => {
    const site = await aSite()
    const { status, json } = await post(site.id, aPage(site), headersOf(site.id))
    expect([status, json.code]).toEqual([403, 'sites/origin-not-allowed'])
  })

  it('of one site is no page of another', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    const { status } = await post(site.id, aPage(site), { origin: `https://${other.id}.example` })
    expect(status).toBe(403)
  })
})

describe('a site that is not there', () => {
  it.for(['nobody-knows-it', 'UPPER', 'a b', '%00', '..%2f', 'a'.repeat(33), "'; DROP TABLE sites; --"])(
    'is 404 for readers: %s',
    async (id, { expect }) => {
      const path = at(`/v1/${encodeURIComponent(id)}/comments`, { page: 'https://x.example/1' })
      const { status, json } = await call(path)
      expect([status, json.code]).toEqual([404, 'sites/unknown'])
    },
  )

  it('is the same at the desk as one that is somebody else’s', async ({ expect }) => {
    const somebody = await aMember()
    const { site } = await aTeam()
    const [foreign, none] = [
      await visit(somebody, `/desk/${site.id}`),
      await visit(somebody, '/desk/nobody-knows-it'),
    ]
    expect([foreign.status, none.status]).toEqual([404, 404])
    const strip = (text: string) => text.replaceAll(/nonce="[^"]+"|[0-9a-f-]{36}/g, '')
    expect(strip(foreign.text)).toBe(strip(none.text))
  })
})
