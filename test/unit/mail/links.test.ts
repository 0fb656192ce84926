import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { createSetUpLink, sendSignInLink } from '../../../src/auth/public'
import { hashAddress, sha256 } from '../../../src/platform/hash'
import { anAsking } from '../../support/a-follower'
import { aReader } from '../../support/a-reader'
import { aSite } from '../../support/a-site'
import { aMailedSignUp, anAddress, newsContext } from '../../support/a-subscriber'

/** An address with whatever its parts are when they are unpacked: escapes, and the payload of a signed token. */
function unpacked(link: string): string {
  const plain = decodeURIComponent(link)
  const parts = plain.split(/[/?#&=.]/).flatMap((part) => {
    try {
      return [atob(part.replaceAll('-', '+').replaceAll('_', '/'))]
    } catch {
      return []
    }
  })
  return [plain, ...parts].join('\n')
}

const linksIn = (letter: string): readonly string[] => [
  ...new Set(letter.replaceAll('&amp;', '&').match(/https:\/\/comments\.test\/[^\s"'<>\\]+/g) ?? []),
]

/** Every link of ours in every letter to an address, as the development transport keeps them. */
async function linksTo(email: string): Promise<readonly string[]> {
  const { results } = await env.DB.prepare('SELECT message FROM kept_mail WHERE instr(message, ?1) > 0')
    .bind(email)
    .all<{ message: string }>()
  return results.flatMap(({ message }) => linksIn(message))
}

describe('a link in a letter', () => {
  it('would be seen through: escaped, and within a token', ({ expect }) => {
    for (const link of [
      'https://comments.test/x?mail=ada%40example.org',
      `https://comments.test/confirm/k1.${btoa('["s","ada@example.org"]').replaceAll('=', '')}.x`,
    ])
      expect(unpacked(link)).toContain('ada@example.org')
  })

  it('names no address, and nothing that is made of one (S-28)', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
    const [signUp, asking, reader] = [
      await aMailedSignUp(site, ctx),
      await anAsking(site, ctx),
      await aReader(site, ctx),
    ]
    const member = anAddress('mo')
    await createSetUpLink(ctx, { email: member, name: 'Mo' })
    await sendSignInLink(ctx, { email: member, browserHash: await sha256('b'), locale: 'en' })
    for (const email of [signUp.email, asking.email, reader.email, member]) {
      const links = await linksTo(email)
      expect(links.length, email).toBeGreaterThan(0)
      const made = [await hashAddress(ctx.config.hashKey, email), await sha256(email)]
      for (const link of links) {
        const text = unpacked(link)
        for (const trace of [email.split('@')[0]!, ...made]) expect(text, link).not.toContain(trace)
      }
    }
  })
})
