import { describe, it } from 'vitest'
import { composeMail } from '../../../src/mail/letter/compose'
import { SUBJECT_MAX } from '../../../src/mail/letter/header-text'
import type { Mail } from '../../../src/mail/mail'
import { HopelessJob } from '../../../src/platform/outbox'
import { aLetter } from '../../support/mail-hooks'
import { testContext } from '../../support/test-context'

const TO = 'reader@example.org'
const compose = (fields: Partial<Mail> = {}, id = 42) =>
  composeMail(testContext(), { ...aLetter('courier', TO), ...fields }, TO, id)
const list = { id: 'weekly', name: 'The Weekly' }

describe('composeMail: the way out (RFC 8058)', () => {
  const urlOf = (rest: number) => `https://${'a'.repeat(rest)}`

  it('holds 800 characters after its scheme and not one more', async ({ expect }) => {
    const { headers } = await compose({ unsubscribeUrl: urlOf(800) })
    expect(headers['List-Unsubscribe']).toBe(`<${urlOf(800)}>`)
    await expect(compose({ unsubscribeUrl: urlOf(801) })).rejects.toBeInstanceOf(HopelessJob)
  })

  it.for([
    '',
    'https://',
    'mailto:leave@comments.test',
    'javascript:alert(1)',
    'https://comments.test/a b',
    'https://comments.test/a\r\nBcc: x@y',
    'https://comments.test/a>,<mailto:x@y',
    'https://comments.test/ä',
  ])('is never %j', async (unsubscribeUrl, { expect }) => {
    await expect(compose({ unsubscribeUrl })).rejects.toBeInstanceOf(HopelessJob)
  })
})

describe('composeMail: the id of a list (RFC 2919)', () => {
  it('holds 255 characters and not one more', async ({ expect }) => {
    const tail = `.courier.${new URL(testContext().config.publicUrl).hostname}`
    const idOf = (length: number) => 'a'.repeat(length - tail.length)
    const { headers } = await compose({ list: { ...list, id: idOf(255) } })
    expect(headers['List-Id']).toBe(`"The Weekly" <${idOf(255)}${tail}>`)
    await expect(compose({ list: { ...list, id: idOf(256) } })).rejects.toBeInstanceOf(HopelessJob)
  })

  it.for(['', 'Weekly', 'a b', 'a_b', 'a>', 'ä', 'a..b', '.a'])(
    'is never made of %j',
    async (id, { expect }) => {
      await expect(compose({ list: { ...list, id } })).rejects.toBeInstanceOf(HopelessJob)
    },
  )
})

describe('composeMail: which headers there are', () => {
  const PLAIN = ['Auto-Submitted']
  const LIST = ['List-Id', 'List-Post', 'Precedence', 'X-Auto-Response-Suppress']
  const OUT = ['List-Unsubscribe', 'List-Unsubscribe-Post']
  const unsubscribeUrl = 'https://comments.test/leave/abc'
  for (const [name, fields, added] of [
    ['a notice', {}, []],
    ['a notice one can leave', { unsubscribeUrl }, OUT],
    ['news', { list }, LIST],
    ['news one can leave', { list, unsubscribeUrl }, [...LIST, ...OUT]],
  ] as const) {
    it(`${name} has ${added.length + PLAIN.length}`, async ({ expect }) => {
      const { headers } = await compose(fields)
      expect(Object.keys(headers).sort()).toEqual([...PLAIN, ...added].sort())
    })
  }
})

describe('composeMail: names and subjects', () => {
  for (const [name, max, read] of [
    ['subject', SUBJECT_MAX, async (text: string) => (await compose({ subject: text })).subject],
    ['site’s name', 80, async (text: string) => (await compose({ siteName: text })).from.name],
  ] as const) {
    it(`a ${name} of ${max} characters stays as it is, one more is cut`, async ({ expect }) => {
      expect(await read('x'.repeat(max))).toBe('x'.repeat(max))
      const cut = await read('x'.repeat(max + 1))
      expect(cut.length).toBeLessThanOrEqual(max)
      expect(cut).toMatch(/^x+…$/)
    })
  }

  it('two rows of the log have two Message-IDs', async ({ expect }) => {
    const [one, other] = [await compose({}, 42), await compose({}, 43)]
    expect(one.messageId).not.toBe(other.messageId)
  })
})
