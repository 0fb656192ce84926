import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { askSignInLink } from '../../../src/auth/ask-sign-in-link'
import { createSetUpLink, sendSignInLink } from '../../../src/auth/public'
import { readSignInLink } from '../../../src/auth/read-sign-in-link'
import { redeemSignInLink } from '../../../src/auth/redeem-sign-in-link'
import { codeOf } from '../../../src/auth/sign-in-code'
import { LINK_LIFE_MS } from '../../../src/auth/sign-in-mail'
import { parseEmail } from '../../../src/kernel/email-address'
import { DAY_MS, MINUTE_MS } from '../../../src/kernel/time'
import { randomToken, sha256 } from '../../../src/platform/hash'
import { testContext } from '../../support/test-context'

async function aPerson() {
  const ctx = testContext()
  const email = `${crypto.randomUUID()}@team.example`
  const { personId, url } = await createSetUpLink(ctx, { email, name: 'Mo' })
  return { ctx, email, personId, setUp: url.slice(url.lastIndexOf('/') + 1) }
}

interface KeptMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** The development transport keeps what it would have sent. */
async function mailsTo(email: string): Promise<KeptMail[]> {
  const { results } = await env.DB.prepare('SELECT message FROM kept_mail WHERE message LIKE ?1 ORDER BY id')
    .bind(`%${email.slice(0, 36)}%`)
    .all<{ message: string }>()
  return results.map(({ message }) => JSON.parse(message) as KeptMail)
}

const tokenIn = ({ text }: KeptMail) => /\/desk\/sign-in\/([\w-]{43})/.exec(text)?.[1] ?? ''

async function aMailedLink(next?: string) {
  const person = await aPerson()
  const browser = randomToken()
  await sendSignInLink(person.ctx, {
    email: person.email,
    browserHash: await sha256(browser),
    locale: 'en',
    next,
  })
  const mail = (await mailsTo(person.email))[0]!
  return { ...person, browser, mail, token: tokenIn(mail) }
}

describe('askSignInLink', () => {
  it('writes the same job for an address of the team and for a stranger’s', async ({ expect }) => {
    const { ctx, email } = await aPerson()
    const written: number[] = []
    for (const address of [email, `${crypto.randomUUID()}@nowhere.example`]) {
      const before = ctx.db.usage.rowsWritten
      await askSignInLink(ctx, { email: parseEmail(address)!, browser: 'b', locale: 'en' })
      written.push(ctx.db.usage.rowsWritten - before)
    }
    expect(written[0]).toBe(written[1])
    expect(ctx.wakeUps.count).toBe(2)
  })

  it('asks for a pause from a network that goes on and on', async ({ expect }) => {
    const ctx = { ...testContext(), mayProceed: async () => false }
    const asked = askSignInLink(ctx, { email: parseEmail('a@b.example')!, browser: 'b', locale: 'en' })
    await expect(asked).rejects.toMatchObject({ code: 'web/too-many-requests', status: 429 })
  })
})

describe('sendSignInLink', () => {
  it('mails a link to who is on the team', async ({ expect }) => {
    const { mail, token } = await aMailedLink()
    expect(mail.subject).toBe('Your link to the moderation desk')
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(mail.text).toContain('https://comments.test/desk/sign-in/')
  })

  it('carries the place to go to, escaped', async ({ expect }) => {
    const { mail } = await aMailedLink('/desk/demo?item=5')
    expect(mail.text).toContain('?next=%2Fdesk%2Fdemo%3Fitem%3D5')
  })

  it('mails nothing to an address nobody has', async ({ expect }) => {
    const email = `${crypto.randomUUID()}@nowhere.example`
    await sendSignInLink(testContext(), { email, browserHash: 'x', locale: 'en' })
    expect(await mailsTo(email)).toEqual([])
  })

  it('mails three links in fifteen minutes and no fourth, then again', async ({ expect }) => {
    const { ctx, email } = await aPerson()
    const wish = { email, browserHash: await sha256('b'), locale: 'en' as const }
    for (let time = 0; time < 5; time++) await sendSignInLink(ctx, wish)
    expect(await mailsTo(email)).toHaveLength(3)
    ctx.sleep(15 * MINUTE_MS + 1)
    await sendSignInLink(ctx, wish)
    expect(await mailsTo(email)).toHaveLength(4)
  })

  it('lets no more than three through when the jobs run at once', async ({ expect }) => {
    const { ctx, email } = await aPerson()
    const wish = { email, browserHash: await sha256('b'), locale: 'en' as const }
    await Promise.all(Array.from({ length: 8 }, () => sendSignInLink(ctx, wish)))
    expect(await mailsTo(email)).toHaveLength(3)
  })

  it('keeps only the hash of the token', async ({ expect }) => {
    const { personId, token } = await aMailedLink()
    const { results } = await env.DB.prepare('SELECT * FROM sign_in_links WHERE person_id = ?1')
      .bind(personId)
      .all()
    expect(results).toHaveLength(2)
    expect(JSON.stringify(results)).not.toContain(token)
  })
})

describe('readSignInLink', () => {
  it('is good in the browser that asked, and names the address masked', async ({ expect }) => {
    const { ctx, token, browser, email } = await aMailedLink()
    expect(await readSignInLink(ctx, token, browser)).toEqual({
      state: 'good',
      email: `${email[0]}•••@team.example`,
    })
  })

  it('says so in another browser, or in none', async ({ expect }) => {
    const { ctx, token } = await aMailedLink()
    const elsewhere = { state: 'other-browser', code: await codeOf(token) }
    expect(await readSignInLink(ctx, token, randomToken())).toEqual(elsewhere)
    expect(await readSignInLink(ctx, token, undefined)).toEqual(elsewhere)
  })

  it('lets the set-up link be opened in any browser', async ({ expect }) => {
    const { ctx, setUp } = await aPerson()
    expect(await readSignInLink(ctx, setUp, undefined)).toMatchObject({ state: 'good' })
  })

  it('is over after ten minutes; the set-up link after a day', async ({ expect }) => {
    const { ctx, token, browser, setUp } = await aMailedLink()
    ctx.sleep(LINK_LIFE_MS)
    expect(LINK_LIFE_MS).toBe(10 * MINUTE_MS)
    expect(await readSignInLink(ctx, token, browser)).toEqual({ state: 'over' })
    expect(await readSignInLink(ctx, setUp, undefined)).toMatchObject({ state: 'good' })
    ctx.sleep(DAY_MS)
    expect(await readSignInLink(ctx, setUp, undefined)).toEqual({ state: 'over' })
  })

  it('tells damaged, shortened and invented tokens by one answer', async ({ expect }) => {
    const { ctx, token, browser } = await aMailedLink()
    const flipped = `${token[0] === 'x' ? 'y' : 'x'}${token.slice(1)}`
    for (const wrong of [flipped, token.slice(0, -1), `${token}A`, randomToken(), '', 'null']) {
      expect(await readSignInLink(ctx, wrong, browser)).toEqual({ state: 'unknown' })
    }
  })

  it('writes nothing', async ({ expect }) => {
    const { ctx, token, browser } = await aMailedLink()
    const before = ctx.db.usage.rowsWritten
    for (let time = 0; time < 20; time++) await readSignInLink(ctx, token, browser)
    expect(ctx.db.usage.rowsWritten).toBe(before)
  })
})

describe('redeemSignInLink', () => {
  it('lets the person in, once', async ({ expect }) => {
    const { ctx, token, browser, personId } = await aMailedLink()
    expect(await redeemSignInLink(ctx, token, browser)).toEqual({
      state: 'in',
      personId,
      fromTerminal: false,
    })
    expect(await redeemSignInLink(ctx, token, browser)).toEqual({ state: 'over' })
  })

  it('is not used up by another browser (login CSRF, S-02)', async ({ expect }) => {
    const { ctx, token, browser, personId } = await aMailedLink()
    expect(await redeemSignInLink(ctx, token, randomToken())).toMatchObject({ state: 'other-browser' })
    expect(await redeemSignInLink(ctx, token, undefined)).toMatchObject({ state: 'other-browser' })
    expect(await redeemSignInLink(ctx, token, browser)).toEqual({
      state: 'in',
      personId,
      fromTerminal: false,
    })
  })

  it('lets one of ten at once in', async ({ expect }) => {
    const { ctx, token, browser } = await aMailedLink()
    const answers = await Promise.all(Array.from({ length: 10 }, () => redeemSignInLink(ctx, token, browser)))
    expect(answers.filter(({ state }) => state === 'in')).toHaveLength(1)
    expect(answers.filter(({ state }) => state === 'over')).toHaveLength(9)
  })

  it('opens nothing when its time is over', async ({ expect }) => {
    const { ctx, token, browser } = await aMailedLink()
    ctx.sleep(LINK_LIFE_MS)
    expect(await redeemSignInLink(ctx, token, browser)).toEqual({ state: 'over' })
  })
})
