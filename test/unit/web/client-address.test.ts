import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import type { Site } from '../../../src/sites/public'
import { aPage, aSite } from '../../support/a-site'
import { aNetwork, postJson } from '../../support/api'

/** Posts a comment with these headers. @returns the hash of the network it is kept under */
async function networkOf(site: Site, headers: Record<string, string>): Promise<string | null> {
  const fields = { page: aPage(site), name: 'Ada', body: `A word ${crypto.randomUUID()}.` }
  const { json } = await postJson(`/v1/${site.id}/comments`, fields, headers)
  return env.DB.prepare('SELECT network FROM comments WHERE id = ?1')
    .bind(Number(json.id))
    .first<string>('network')
}

describe('where a request comes from', () => {
  it('is what the platform says, and never what a client says of itself (S-53)', async ({ expect }) => {
    const site = await aSite()
    const home = aNetwork()
    const claims = {
      'x-forwarded-for': '198.51.100.9',
      'x-real-ip': '198.51.100.9',
      'x-client-ip': '198.51.100.9',
      'true-client-ip': '198.51.100.9',
      forwarded: 'for=198.51.100.9',
    }
    const network = await networkOf(site, home)
    expect(network).toMatch(/^[\w-]{16}$/)
    expect(await networkOf(site, { ...home, ...claims })).toBe(network)
    // Somebody else at the same moment, so that one hash for all would be seen.
    expect(await networkOf(site, aNetwork())).not.toBe(network)
    // Where the platform says nothing, nobody guesses.
    expect(await networkOf(site, claims)).toBeNull()
  })
})
