import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { createSetUpLink, sendSignInLink } from '../../../src/auth/public'
import { redeemSignInCode, TRIES_MAX } from '../../../src/auth/redeem-sign-in-code'
import { redeemSignInLink } from '../../../src/auth/redeem-sign-in-link'
import { LINK_LIFE_MS } from '../../../src/auth/sign-in-mail'
import { MINUTE_MS } from '../../../src/kernel/time'
import { randomToken, sha256 } from '../../../src/platform/hash'
import { aMember, dumpDatabase, send, visit } from '../../support/a-member'
import { aNetwork, call } from '../../support/api'
import { testContext } from '../../support/test-context'

/** Somebody who asked for a mail in a browser, and what stands in it. */
async function aMailedCode({ browser = randomToken(), now = Date.now() } = {}) {
  const ctx = testContext({ now })
  const email = `${crypto.randomUUID()}@team.example`
  const { personId } = await createSetUpLink(ctx, { email, name: 'Mo' })
  await sendSignInLink(ctx, { email, browserHash: await sha256(browser), locale: 'en' })
  const { text } = JSON.parse(
    (await env.DB.prepare('SELECT message FROM kept_mail WHERE instr(message, ?1) > 0')
      .bind(email)
      .first<string>('message'))!,
  ) as { readonly text: string }
  const [, first, second] = /code there: (\d{4})\u00a0(\d{4})/.exec(text)!
  const token = /\/desk\/sign-in\/([\w-]{43})/.exec(text)![1]!
  return { ctx, email, personId, browser, token, code: `${first}${second}` }
}

/** Another code of eight digits than this one. */
const notThis = (code: string) => `${code[0] === '1' ? '2' : '1'}${code.slice(1)}`

const WRONG = { code: 'auth/code-wrong', status: 422 }

describe('the code of a sign-in mail (S-43)', () => {
  it('lets the person in where the mail was asked for, once', async ({ expect }) => {
    const { ctx, code, browser, personId } = await aMailedCode()
    expect(await redeemSignInCode(ctx, code, browser)).toBe(personId)
    await expect(redeemSignInCode(ctx, code, browser)).rejects.toMatchObject(WRONG)
  })

  it('means nothing in another browser, or in none (S-02)', async ({ expect }) => {
    const { ctx, code, browser, personId } = await aMailedCode()
    for (const elsewhere of [randomToken(), undefined])
      await expect(redeemSignInCode(ctx, code, elsewhere)).rejects.toMatchObject(WRONG)
    expect(await redeemSignInCode(ctx, code, browser)).toBe(personId)
  })

  it('opens nothing with any other digits', async ({ expect }) => {
    const { ctx, code, browser } = await aMailedCode()
    for (const wrong of [notThis(code), code.slice(1), `${code}0`, ''])
      await expect(redeemSignInCode(ctx, wrong, browser)).rejects.toMatchObject(WRONG)
  })

  it('is dead after five wrong ones, and its link is not', async ({ expect }) => {
    const { ctx, code, browser, token, personId } = await aMailedCode()
    for (let time = 0; time < TRIES_MAX; time++)
      await expect(redeemSignInCode(ctx, notThis(code), browser)).rejects.toMatchObject(WRONG)
    await expect(redeemSignInCode(ctx, code, browser)).rejects.toMatchObject(WRONG)
    expect(await redeemSignInLink(ctx, token, browser)).toEqual({
      state: 'in',
      personId,
      fromTerminal: false,
    })
  })

  it('is five tries also for fifty guesses at once', async ({ expect }) => {
    const { ctx, code, browser } = await aMailedCode()
    const guesses = Array.from({ length: 50 }, (_, at) =>
      String((Number(code) + 1 + at) % 100_000_000).padStart(8, '0'),
    )
    const answers = await Promise.allSettled(guesses.map((guess) => redeemSignInCode(ctx, guess, browser)))
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true)
    const { tries } = (await env.DB.prepare('SELECT tries FROM sign_in_links WHERE browser_hash = ?1')
      .bind(await sha256(browser))
      .first<{ tries: number }>())!
    expect(tries).toBe(TRIES_MAX)
  })

  it('lets one of ten at once in (S-23)', async ({ expect }) => {
    const { ctx, code, browser, personId } = await aMailedCode()
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, () => redeemSignInCode(ctx, code, browser)),
    )
    expect(answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))).toEqual([
      personId,
    ])
  })

  it('is over after ten minutes, and once its link is used', async ({ expect }) => {
    const late = await aMailedCode()
    late.ctx.sleep(LINK_LIFE_MS)
    expect(LINK_LIFE_MS).toBe(10 * MINUTE_MS)
    await expect(redeemSignInCode(late.ctx, late.code, late.browser)).rejects.toMatchObject(WRONG)
    const used = await aMailedCode()
    await redeemSignInLink(used.ctx, used.token, used.browser)
    await expect(redeemSignInCode(used.ctx, used.code, used.browser)).rejects.toMatchObject(WRONG)
  })

  it('stands in no table, nor anything it could be guessed by', async ({ expect }) => {
    const { code, personId, browser } = await aMailedCode()
    const { results } = await env.DB.prepare('SELECT * FROM sign_in_links WHERE person_id = ?1')
      .bind(personId)
      .all()
    const kept = JSON.stringify(results)
    expect(kept).not.toContain(code)
    for (const unkeyed of [code, `${await sha256(browser)}${code}`])
      expect(kept).not.toContain(await sha256(unkeyed))
  })

  it('works for each of two people who asked in one browser', async ({ expect }) => {
    const browser = randomToken()
    const [one, other] = [await aMailedCode({ browser }), await aMailedCode({ browser })]
    expect(await redeemSignInCode(one.ctx, one.code, browser)).toBe(one.personId)
    expect(await redeemSignInCode(other.ctx, other.code, browser)).toBe(other.personId)
  })

  it('asks for a pause from a network that goes on and on', async ({ expect }) => {
    const { ctx, code, browser } = await aMailedCode()
    const pressed = { ...ctx, mayProceed: async () => false }
    await expect(redeemSignInCode(pressed, code, browser)).rejects.toMatchObject({
      code: 'web/too-many-requests',
      status: 429,
    })
  })
})

describe('POST /desk/sign-in/code', () => {
  const PATH = '/desk/sign-in/code'
  const asking = (browser: string) => ({ cookie: `__Host-afterword-browser=${browser}`, ...aNetwork() })

  it('signs in by the digits as they are typed, and goes on to the place that was asked for', async ({
    expect,
  }) => {
    const { code, browser } = await aMailedCode()
    const typed = ` ${code.slice(0, 4)} ${code.slice(4)} `
    const { status, headers } = await send(
      undefined,
      PATH,
      { code: typed, next: '/desk/demo' },
      asking(browser),
    )
    expect([status, headers.get('location')]).toEqual([303, '/desk/demo'])
    const session = headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-afterword='))!
    expect((await visit({ cookie: session.split(';')[0]! }, '/desk/sites')).status).toBe(200)
  })

  it('shows the field again with what is wrong, the way on kept', async ({ expect }) => {
    const { code, browser } = await aMailedCode()
    const fields = { code: notThis(code), next: '/desk/demo' }
    const { status, text, headers } = await send(undefined, PATH, fields, asking(browser))
    expect(status).toBe(422)
    expect(text).toContain('aria-describedby="code-error"')
    // The digits are there to compare.
    expect(text).toContain(`value="${fields.code}"`)
    expect(text).toContain('Compare the eight digits')
    expect(text).toContain('name="next" value="/desk/demo"')
    expect(headers.getSetCookie()).toEqual([])
  })

  it('answers the same whether a mail went or the address is nobody’s (S-45)', async ({ expect }) => {
    const { code, browser } = await aMailedCode()
    const page = async (of: string) => {
      const { status, text } = await send(undefined, PATH, { code: notThis(code) }, asking(of))
      return [status, text.replace(/nonce="[^"]*"/g, '')]
    }
    expect(await page(browser)).toEqual(await page(randomToken()))
  })

  it('leads nowhere but into the desk (S-08)', async ({ expect }) => {
    const { code, browser } = await aMailedCode()
    const { headers } = await send(undefined, PATH, { code, next: '//evil.example' }, asking(browser))
    expect(headers.get('location')).toBe('/desk')
  })

  it('is refused from another site, and the code stays good', async ({ expect }) => {
    const { ctx, code, browser, personId } = await aMailedCode()
    const body = new URLSearchParams({ code })
    const headers = { ...asking(browser), 'sec-fetch-site': 'cross-site' }
    expect((await call(PATH, { method: 'POST', body, headers })).status).toBe(403)
    expect(await redeemSignInCode(ctx, code, browser)).toBe(personId)
  })
})

describe('a mailed link that is opened on another device', () => {
  it('shows the code for the browser that asked, signs nobody in and changes nothing', async ({ expect }) => {
    const { code, token, browser, personId, ctx } = await aMailedCode()
    const before = await dumpDatabase()
    const { status, text, headers } = await call(`/desk/sign-in/${token}`)
    expect(status).toBe(403)
    expect(text).toContain(`${code.slice(0, 4)}\u00a0${code.slice(4)}`)
    expect(text).not.toContain('<form')
    expect(headers.getSetCookie()).toEqual([])
    expect(await dumpDatabase()).toBe(before)
    expect(await redeemSignInCode(ctx, code, browser)).toBe(personId)
  })

  it('names no code once the link is over', async ({ expect }) => {
    const { ctx, code, token, browser } = await aMailedCode()
    await redeemSignInLink(ctx, token, browser)
    const { status, text } = await call(`/desk/sign-in/${token}`)
    expect(status).toBe(410)
    expect(text).not.toContain(code.slice(4))
  })
})

describe('confirming again', () => {
  it('takes the code as well, and leads on', async ({ expect }) => {
    const member = await aMember()
    const { status, text } = await send(member, '/desk/confirm', { next: '/desk/account' }, aNetwork())
    expect(status).toBe(200)
    expect(text).toContain('action="/desk/sign-in/code"')
    expect(text).toContain('name="next" value="/desk/account"')
  })
})
