import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { readNotMe } from '../../../src/auth/disown-sign-in'
import { createSetUpLink } from '../../../src/auth/public'
import type { SignedIn } from '../../../src/auth/schema'
import { tellSignIn } from '../../../src/auth/tell-sign-in'
import { JOB_HANDLERS } from '../../../src/jobs'
import { DAY_MS } from '../../../src/kernel/time'
import { randomToken, sha256 } from '../../../src/platform/hash'
import { drain } from '../../../src/platform/outbox'
import { aMember, dumpDatabase, send, visit } from '../../support/a-member'
import { aNetwork, call } from '../../support/api'
import { testContext } from '../../support/test-context'

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; rv:150.0) Gecko/20100101 Firefox/150.0'

async function aPerson() {
  const ctx = testContext({ now: Date.now() })
  const email = `${crypto.randomUUID()}@team.example`
  const { personId, url } = await createSetUpLink(ctx, { email, name: 'Mo' })
  return { ctx, email, personId, setUp: new URL(url).pathname }
}

type Person = Awaited<ReturnType<typeof aPerson>>

/** Cookies as a browser keeps them. */
const aBrowser = () => new Map<string, string>()
type Browser = ReturnType<typeof aBrowser>

async function post(browser: Browser, path: string) {
  const cookie = [...browser].map((pair) => pair.join('=')).join('; ')
  const answer = await send(undefined, path, {}, { cookie, 'user-agent': FIREFOX, ...aNetwork() })
  for (const line of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
    if (line.includes('Max-Age=0')) browser.delete(name!)
    else browser.set(name!, value!)
  }
  return answer
}

/** A mailed link, asked for and opened in this browser. */
async function signIn({ personId }: Pick<Person, 'personId'>, browser: Browser) {
  const [token, mark, now] = [randomToken(), randomToken(), Date.now()]
  await env.DB.prepare(
    'INSERT INTO sign_in_links (token_hash, person_id, browser_hash, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)',
  )
    .bind(await sha256(token), personId, await sha256(mark), now, now + 600_000)
    .run()
  browser.set('__Host-afterword-browser', mark)
  return post(browser, `/desk/sign-in/${token}`)
}

/** Done by the job table as it is woken. Other tests leave thousands of jobs behind: these go before them, as what is urgent does. */
async function allTold(personId: number): Promise<void> {
  const ours = "kind = 'auth.tell-sign-in' AND payload ->> 'personId' = ?1"
  const waiting = () =>
    env.DB.prepare(`SELECT count(*) AS n FROM jobs WHERE ${ours}`).bind(personId).first<number>('n')
  await env.DB.prepare(`UPDATE jobs SET urgent = 1 WHERE ${ours}`).bind(personId).run()
  for (let round = 0; round < 60 && (await waiting()) !== 0; round++)
    await drain(testContext({ now: Date.now() }), JOB_HANDLERS)
}

/** What the job is told of a sign-in. */
const aSignIn = ({ personId, ctx }: Person, more: Partial<SignedIn> = {}): SignedIn => ({
  personId,
  device: 'Firefox · Windows',
  method: 'link',
  at: ctx.clock.now(),
  knownSince: 0,
  locale: 'en',
  mailId: ctx.newId(),
  ...more,
})

interface Letter {
  readonly subject: string
  readonly text: string
}

/** What a person was sent of it, with all that is due done. */
async function lettersTo({ email, personId }: Person): Promise<Letter[]> {
  await allTold(personId)
  const { results } = await env.DB.prepare(
    'SELECT message FROM kept_mail WHERE instr(message, ?1) > 0 ORDER BY id',
  )
    .bind(email)
    .all<{ message: string }>()
  return results
    .map(({ message }) => JSON.parse(message) as Letter)
    .filter(({ subject }) => subject.startsWith('New sign-in'))
}

const pathIn = ({ text }: Letter) => new URL(/https:\S+\/desk\/not-me\/\S+/.exec(text)![0]).pathname

const isIn = async (browser: Browser) => {
  const cookie = `__Host-afterword=${browser.get('__Host-afterword')}`
  return (await visit({ cookie }, '/desk/account')).status === 200
}

describe('a sign-in in a browser that is new to somebody (S-43)', () => {
  it('is told them by mail: which browser, how and when', async ({ expect }) => {
    const person = await aPerson()
    await signIn(person, aBrowser())
    const [letter, ...more] = await lettersTo(person)
    expect(more).toEqual([])
    expect(letter!.subject).toBe('New sign-in at the moderation desk')
    expect(letter!.text).toContain('Firefox · Windows · by mailed link · ')
    expect(letter!.text).toContain(`${new Date().getUTCFullYear()}`)
    expect(pathIn(letter!)).toMatch(/^\/desk\/not-me\/test\./)
  })

  it('is told once, however often its job runs', async ({ expect }) => {
    const person = await aPerson()
    const seen = aSignIn(person)
    for (let time = 0; time < 3; time++) await tellSignIn(person.ctx, seen)
    expect(await lettersTo(person)).toHaveLength(1)
  })

  it('is no news in the same browser again, also after signing out', async ({ expect }) => {
    const [person, browser] = [await aPerson(), aBrowser()]
    await signIn(person, browser)
    await post(browser, '/desk/sign-out')
    await signIn(person, browser)
    expect(await lettersTo(person)).toHaveLength(1)
  })

  it('is news where somebody else had signed in before', async ({ expect }) => {
    const [person, other, shared] = [await aPerson(), await aPerson(), aBrowser()]
    await signIn(other, shared)
    await signIn(person, shared)
    expect(await lettersTo(person)).toHaveLength(1)
  })

  it('is news where the mark is altered, or as old as a cookie may get', async ({ expect }) => {
    const person = await aPerson()
    const mark = (at: number, end: number) =>
      person.ctx.tokens.sign('known-browser', [person.personId, at], end)
    const now = Date.now()
    const good = await mark(now, now + DAY_MS)
    for (const [marked, letters] of [
      [good, 0],
      [`${good.slice(0, -4)}AAAA`, 1],
      [await mark(now - 2 * DAY_MS, now - DAY_MS), 2],
      [await person.ctx.tokens.sign('device', [person.personId, now], now + DAY_MS), 3],
    ] as const) {
      await signIn(person, new Map([['__Host-afterword-known', marked]]))
      expect(await lettersTo(person), marked).toHaveLength(letters)
    }
  })

  it('is not told of the link that the terminal prints, which is the first of all', async ({ expect }) => {
    const person = await aPerson()
    await post(aBrowser(), person.setUp)
    expect(await lettersTo(person)).toEqual([])
  })

  it('leaves a mark that scripts cannot read, and that opens nothing', async ({ expect }) => {
    const [person, browser] = [await aPerson(), aBrowser()]
    const { headers } = await signIn(person, browser)
    const line = headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-afterword-known='))
    expect(line).toMatch(/; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const known = browser.get('__Host-afterword-known')!
    for (const cookie of [`__Host-afterword-known=${known}`, `__Host-afterword=${known}`])
      expect((await visit({ cookie }, '/desk/account')).status).toBe(303)
    expect(known).not.toContain(person.email)
  })
})

describe('“It was not me”', () => {
  it('shows a button and changes nothing, whoever looks how often (S-20)', async ({ expect }) => {
    const [person, browser] = [await aPerson(), aBrowser()]
    await signIn(person, browser)
    const path = pathIn((await lettersTo(person))[0]!)
    const before = await dumpDatabase()
    for (const agent of ['Outlook', 'bingbot', 'curl/8'])
      for (const method of ['GET', 'HEAD'])
        expect((await call(path, { method, headers: { 'user-agent': agent } })).status).toBe(200)
    const { text } = await call(path)
    expect(text).toContain('Sign out everywhere')
    expect(text).not.toContain(person.email)
    expect(await dumpDatabase()).toBe(before)
    expect(await isIn(browser)).toBe(true)
  })

  it('ends every session of the person and every link under way, and nobody else’s', async ({ expect }) => {
    const [person, bystander] = [await aPerson(), await aMember()]
    const [own, thief] = [aBrowser(), aBrowser()]
    await signIn(person, own)
    await signIn(person, thief)
    const token = randomToken()
    await env.DB.prepare(
      'INSERT INTO sign_in_links (token_hash, person_id, browser_hash, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)',
    )
      .bind(await sha256(token), person.personId, await sha256('x'), Date.now(), Date.now() + 600_000)
      .run()
    const path = pathIn((await lettersTo(person))[1]!)
    expect((await post(aBrowser(), path)).text).toContain('Signed out everywhere')
    expect([await isIn(own), await isIn(thief)]).toEqual([false, false])
    expect((await call(`/desk/sign-in/${token}`)).status).toBe(410)
    expect((await visit(bystander, '/desk/account')).status).toBe(200)
    // The link of the terminal is whose the install is.
    expect((await call(person.setUp)).status).toBe(200)
  })

  it('makes every browser new again, the thief’s too; a second press is the same', async ({ expect }) => {
    const [person, thief] = [await aPerson(), aBrowser()]
    await signIn(person, thief)
    const path = pathIn((await lettersTo(person))[0]!)
    await post(aBrowser(), path)
    await post(aBrowser(), path)
    await signIn(person, thief)
    expect(await lettersTo(person)).toHaveLength(2)
  })

  it('works for thirty days, and says so after', async ({ expect }) => {
    const person = await aPerson()
    await tellSignIn(person.ctx, aSignIn(person))
    const token = pathIn((await lettersTo(person))[0]!)
      .split('/')
      .at(-1)!
    person.ctx.sleep(30 * DAY_MS - 1)
    expect(await readNotMe(person.ctx, token)).toMatchObject({ state: 'good' })
    person.ctx.sleep(1)
    expect(await readNotMe(person.ctx, token)).toEqual({ state: 'over' })
    const late = await person.ctx.tokens.sign('not-my-sign-in', [person.personId], Date.now() - 1)
    const page = await call(`/desk/not-me/${late}`)
    expect(page.status).toBe(410)
    expect(page.text).toContain('This link is used or too old')
  })

  it('is worded for each way in, and for a browser without a name', async ({ expect }) => {
    const person = await aPerson()
    await tellSignIn(person.ctx, aSignIn(person, { method: 'passkey', device: '', locale: 'de' }))
    const { results } = await env.DB.prepare('SELECT message FROM kept_mail WHERE instr(message, ?1) > 0')
      .bind(person.email)
      .all<{ message: string }>()
    const { subject, text } = JSON.parse(results[0]!.message) as Letter
    expect(subject).toBe('Neue Anmeldung am Moderationspult')
    expect(text).toMatch(/Anderer Browser · mit Passkey · /)
  })

  it('writes to nobody who is not there any more', async ({ expect }) => {
    const person = await aPerson()
    await tellSignIn(person.ctx, aSignIn(person, { personId: 7 }))
    expect(await lettersTo(person)).toEqual([])
  })

  it('opens by no other token, none altered, and for nobody who is not there (S-24, S-25)', async ({
    expect,
  }) => {
    const person = await aPerson()
    const later = Date.now() + DAY_MS
    const { tokens } = person.ctx
    const good = await tokens.sign('not-my-sign-in', [person.personId], later)
    for (const wrong of [
      await tokens.sign('not-me', [person.personId], later),
      await tokens.sign('known-browser', [person.personId, 1], later),
      await tokens.sign('not-my-sign-in', [1], later),
      good.slice(0, -1),
      'x',
    ]) {
      const path = `/desk/not-me/${wrong}`
      expect([(await call(path)).status, (await post(aBrowser(), path)).status], wrong).toEqual([403, 403])
    }
    expect((await call(`/desk/not-me/${good}`)).status).toBe(200)
  })

  it('is refused from another site', async ({ expect }) => {
    const [person, browser] = [await aPerson(), aBrowser()]
    await signIn(person, browser)
    const path = pathIn((await lettersTo(person))[0]!)
    const foreign = await call(path, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })
    expect(foreign.status).toBe(403)
    expect(await isIn(browser)).toBe(true)
  })
})
