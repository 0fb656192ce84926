import fc from 'fast-check'
import { describe, it } from 'vitest'
import { toBase64url } from '../../../../src/kernel/bytes'
import { openReport, REPORT_TOKEN, sealReport } from '../../../../src/mail/bounces/report-token'

const KEY = 'fedcba9876543210fedcba9876543210'
const aMail = fc.record({
  id: fc.maxSafeNat(),
  addressHash: fc
    .uint8Array({ minLength: 16, maxLength: 16 })
    .map((bytes) => toBase64url(Uint8Array.from(bytes))),
})

describe('the token of reports', () => {
  it('says again which mail it was, for every id and every hash', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(aMail, async (mail) => {
        const token = await sealReport(KEY, mail)
        expect(token).toMatch(REPORT_TOKEN)
        expect(await openReport(KEY, token)).toEqual(mail)
        expect(await openReport(KEY, token.toUpperCase()), 'some servers change the case').toEqual(mail)
        expect(await sealReport(KEY, mail), 'a repeated attempt has the same').toBe(token)
      }),
    )
  })

  it('is nothing once a single character differs', async ({ expect }) => {
    const token = await sealReport(KEY, { id: 3_480_000_000_000_000, addressHash: 'AAAAAAAAAAAAAAAAAAAAAA' })
    for (let at = 0; at < token.length; at++) {
      for (const other of 'ab27') {
        if (token[at] === other) continue
        const altered = token.slice(0, at) + other + token.slice(at + 1)
        expect(await openReport(KEY, altered), `${at} ${other}`).toBeUndefined()
      }
    }
  })

  it('is nothing under another key, in another length, or in other letters', async ({ expect }) => {
    const token = await sealReport(KEY, { id: 1, addressHash: 'AAAAAAAAAAAAAAAAAAAAAA' })
    expect(await openReport(`${KEY}x`, token)).toBeUndefined()
    for (const wrong of ['', token.slice(1), `${token}a`, `${token.slice(0, -1)}8`, 'ä'.repeat(53)]) {
      expect(await openReport(KEY, wrong), wrong).toBeUndefined()
    }
  })

  it('shows nothing of the hash, nor that two mails went to one address', async ({ expect }) => {
    const addressHash = 'w7Vd0t9rQp2mBkz4Yxq0aA'
    const tokens = await Promise.all([1, 2].map((id) => sealReport(KEY, { id, addressHash })))
    const same = [...tokens[0]!].filter((character, at) => tokens[1]![at] === character).length
    expect(same).toBeLessThan(12)
  })
})
