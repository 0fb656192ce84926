import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { exportPeople } from '../../../src/addressbook/export-people'
import { readImport } from '../../../src/addressbook/read-import'
import { takeChunk } from '../../../src/addressbook/take-chunk'
import { continueUndo, undoImport } from '../../../src/addressbook/undo-import'
import type { Site } from '../../../src/sites/public'
import { endByHand } from '../../../src/subscribers/public'
import { aSite } from '../../support/a-site'
import {
  anAddress,
  aSubscriber,
  hashOf,
  newsContext,
  receiptsOf,
  subscriberOf,
} from '../../support/a-subscriber'
import { aFile, bringIn, told } from '../../support/csv'

const rows = async (sql: string, ...values: (string | number)[]) =>
  (
    await env.DB.prepare(sql)
      .bind(...values)
      .all<Record<string, string | number | null>>()
  ).results

/** Everything of a site that an import can touch; ids and the run's own name left out. */
const stateOf = async (site: Site) => ({
  people: await rows(
    'SELECT email, name, status, locale, frequency, created_at, confirmed_at, unsubscribed_at FROM subscribers WHERE site_id = ?1 ORDER BY email',
    site.id,
  ),
  lists: await rows(
    'SELECT m.list_id, s.email, m.joined_at, m.left_at FROM subscriptions m JOIN subscribers s ON s.id = m.subscriber_id WHERE m.site_id = ?1 ORDER BY s.email, m.list_id',
    site.id,
  ),
  stops: await rows(
    'SELECT address_hash, reason, source, created_at FROM suppressions WHERE site_id = ?1 ORDER BY address_hash, reason',
    site.id,
  ),
  days: await rows(
    'SELECT day, source, joined, gone FROM subscriber_days WHERE site_id = ?1 AND (joined <> 0 OR gone <> 0) ORDER BY day, source',
    site.id,
  ),
  receipts: (
    await rows(
      'SELECT count(*) AS n FROM consents c JOIN subscribers s ON s.id = c.subscriber_id WHERE s.site_id = ?1',
      site.id,
    )
  )[0]!.n,
})

const csvOf = async (site: Site): Promise<string> => {
  let text = ''
  for await (const part of exportPeople(newsContext(), site)) text += part
  return text
}

/** Runs the way back to its end, as the jobs do. */
async function undo(site: Site, id: number) {
  const ctx = newsContext()
  await undoImport(ctx, site, 1, id)
  await continueUndo(ctx, { siteId: site.id, importId: id, after: 0, kept: 0 })
}

describe('an import', () => {
  it('brings subscribers with the file’s own proof in a receipt that says what it is', async ({ expect }) => {
    const [site, email, ctx] = [await aSite(), anAddress('mc'), newsContext()]
    await bringIn(
      ctx,
      site,
      aFile(
        `Email Address,First Name,Last Name,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,EUID\n${email},Ada,Lovelace,2021-02-03 07:00:00,203.0.113.9,2021-02-04 07:55:20,203.0.113.9,abc123\n`,
      ),
    )
    expect(await subscriberOf(site, ctx, email)).toMatchObject({
      status: 'confirmed',
      name: 'Ada Lovelace',
      confirmed_at: Date.UTC(2021, 1, 4, 7, 55, 20),
      frequency: 'at-once',
    })
    const [receipt, ...more] = await receiptsOf(site, email)
    expect(more).toEqual([])
    expect(receipt).toMatchObject({
      source: 'import',
      form_id: 'import',
      lists: '["news"]',
      requested_at: Date.UTC(2021, 1, 3, 7),
      confirmed_at: Date.UTC(2021, 1, 4, 7, 55, 20),
      mail_id: null,
    })
    expect(receipt!.words).toContain(`the team of ${site.name} imported`)
    const proof = JSON.parse(String(receipt!.proof))
    expect(proof).toMatchObject({ file: 'people.csv', OPTIN_TIME: '2021-02-03 07:00:00', EUID: 'abc123' })
    // S-80: no address of a network is kept, only a keyed hash by which the file can prove it.
    expect(proof.OPTIN_IP).toMatch(/^#[\w-]{22}$/)
    expect(proof.CONFIRM_IP).toBe(proof.OPTIN_IP)
    expect(JSON.stringify(proof)).not.toContain('203.0.113')
  })

  it('keeps who left, bounced or complained as that, and stops mail to the latter', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const [left, bounced, angry] = [anAddress('l'), anAddress('b'), anAddress('c')]
    await bringIn(
      ctx,
      site,
      aFile(`email,status\n${left},unsubscribed\n${bounced},cleaned\n${angry},complained\n`),
    )
    for (const email of [left, bounced, angry]) {
      expect(await subscriberOf(site, ctx, email)).toMatchObject({
        status: 'unsubscribed',
        confirmed_at: null,
      })
    }
    const stops = async (email: string) =>
      rows(
        'SELECT site_id, reason, source FROM suppressions WHERE address_hash = ?1',
        await hashOf(ctx, email),
      )
    expect(await stops(left)).toEqual([])
    expect(await stops(bounced)).toEqual([{ site_id: site.id, reason: 'bounce', source: 'import' }])
    expect(await stops(angry)).toEqual([{ site_id: site.id, reason: 'complaint', source: 'import' }])
    expect(await rows('SELECT * FROM subscriptions WHERE site_id = ?1', site.id)).toEqual([])
  })

  it('takes a wish for digests as daily news', async ({ expect }) => {
    const [site, email] = [await aSite(), anAddress()]
    await bringIn(newsContext(), site, aFile(`email,email_disabled,prefer_digests\n${email},false,true\n`))
    expect(await subscriberOf(site, newsContext(), email)).toMatchObject({ frequency: 'daily' })
  })

  it('ends subscriptions that the file ends, with a line in the log of each', async ({ expect }) => {
    const site = await aSite()
    const { id, email } = await aSubscriber(site, newsContext())
    await bringIn(newsContext(), site, aFile(`email,status\n${email},unsubscribed\n`), { personId: 7 })
    expect(await subscriberOf(site, newsContext(), email)).toMatchObject({ status: 'unsubscribed' })
    expect(
      await rows(
        "SELECT actor, subject FROM audit WHERE site_id = ?1 AND action = 'subscriber.end'",
        site.id,
      ),
    ).toEqual([{ actor: 'person:7', subject: `subscriber:${id}` }])
  })

  it('once more changes nothing: everybody is here already', async ({ expect }) => {
    const [site, file] = [
      await aSite(),
      aFile(
        `email,name,status\n${anAddress()},A,active\n${anAddress()},B,unsubscribed\n${anAddress()},C,bounced\n${anAddress()},D,pending\n`,
      ),
    ]
    await bringIn(newsContext(), site, file)
    const before = await stateOf(site)
    const again = await bringIn(newsContext(), site, file)
    expect(told(again.rows)).toEqual([
      'duplicate: here',
      'duplicate: here',
      'duplicate: here',
      'refused: pending',
    ])
    expect(await stateOf(site)).toEqual(before)
  })

  it('counts a part that comes twice once, and is done when all have come', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const file = aFile(`email\n${anAddress()}\n${anAddress()}\n${anAddress()}\n`)
    const { id } = await bringIn(ctx, site, file, { size: 2 })
    const run = await readImport(ctx, site, id)
    expect(run).toMatchObject({ state: 'done', came: 2, chunks: 2, file_name: 'people.csv' })
    expect(Object.fromEntries(run.counts)).toEqual({ new: 3 })
    expect(await takeChunk(ctx, site, 1, id, 0, file)).toEqual([
      ['new', ''],
      ['new', ''],
    ])
    await expect(takeChunk(ctx, site, 1, id, 2, file)).rejects.toMatchObject({
      code: 'addressbook/import-over',
    })
    expect(Object.fromEntries((await readImport(ctx, site, id)).counts)).toEqual({ new: 3 })
  })

  it('gives the same whatever the size of its parts, and whichever are sent twice', async ({ expect }) => {
    const emails = Array.from({ length: 12 }, (_, at) => anAddress(`r${at}`))
    const states = ['active', 'unsubscribed', 'bounced', 'pending', 'active', 'huh']
    const file = aFile(
      `email,status,created_at\n${emails.map((email, at) => `${email},${states[at % 6]},2021-02-0${(at % 9) + 1}`).join('\n')}\n`,
    )
    const now = newsContext().clock.now()
    // All at one moment, but with ids of their own: so many within one millisecond would meet.
    const at = (moment: number) => ({ ...newsContext({ now: moment }), newId: newsContext().newId })
    const whole = await aSite()
    await bringIn(at(now), whole, file)
    const expected = JSON.stringify((await stateOf(whole)).people)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.boolean(), async (size, twice) => {
        const site = await aSite()
        await bringIn(at(now), site, file, { size })
        if (twice) await bringIn(at(now + 1), site, file, { size })
        expect(JSON.stringify((await stateOf(site)).people)).toBe(expected)
      }),
      { numRuns: 8 },
    )
  })

  it('belongs to its site', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    const { id } = await bringIn(newsContext(), site, aFile(`email\n${anAddress()}\n`))
    await expect(readImport(newsContext(), other, id)).rejects.toMatchObject({ status: 404 })
    await expect(undoImport(newsContext(), other, 1, id)).rejects.toMatchObject({ status: 404 })
    await expect(
      takeChunk(newsContext(), other, 1, id, 0, aFile('email\nx@y.example\n')),
    ).rejects.toMatchObject({ status: 404 })
  })
})

describe('taking an import back', () => {
  it('leaves the site as it was', async ({ expect }) => {
    const site = await aSite()
    const { email } = await aSubscriber(site, newsContext())
    const before = await stateOf(site)
    const { id } = await bringIn(
      newsContext(),
      site,
      aFile(
        `email,status\n${email},unsubscribed\n${anAddress()},active\n${anAddress()},bounced\n${anAddress()},unsubscribed\n`,
      ),
    )
    expect(await stateOf(site)).not.toEqual(before)
    await undo(site, id)
    expect(await stateOf(site)).toEqual(before)
    expect(await readImport(newsContext(), site, id)).toMatchObject({ state: 'undone', kept: 0 })
  })

  it('leaves whoever acted since: who left stays gone, who signed up stays', async ({ expect }) => {
    const site = await aSite()
    const [quiet, gone, again] = [anAddress('q'), anAddress('g'), anAddress('a')]
    const { id } = await bringIn(newsContext(), site, aFile(`email\n${quiet}\n${gone}\n${again}\n`))
    const idOf = async (email: string) => Number((await subscriberOf(site, newsContext(), email))!.id)
    await endByHand(newsContext(), site.id, 1, await idOf(gone))
    await aSubscriber(site, newsContext({ now: Date.now() + 500 * 86_400_000 }), { email: again }).catch(
      () => undefined,
    )
    await undo(site, id)
    expect(await subscriberOf(site, newsContext(), quiet)).toBeNull()
    expect(await subscriberOf(site, newsContext(), gone)).toMatchObject({ status: 'unsubscribed' })
    expect(await subscriberOf(site, newsContext(), again)).toMatchObject({ status: 'confirmed' })
    expect(await readImport(newsContext(), site, id)).toMatchObject({ kept: 2 })
  })

  it('does not bring back who left after the file had ended their subscription', async ({ expect }) => {
    const site = await aSite()
    const { id: person, email } = await aSubscriber(site, newsContext())
    const { id } = await bringIn(newsContext(), site, aFile(`email,status\n${email},unsubscribed\n`))
    await env.DB.prepare('UPDATE subscribers SET unsubscribed_at = unsubscribed_at + 1 WHERE id = ?1')
      .bind(person)
      .run()
    await undo(site, id)
    expect(await subscriberOf(site, newsContext(), email)).toMatchObject({ status: 'unsubscribed' })
  })

  it('is refused twice, and a job of it that runs twice changes nothing', async ({ expect }) => {
    const site = await aSite()
    const { id } = await bringIn(newsContext(), site, aFile(`email\n${anAddress()}\n`))
    await undo(site, id)
    const after = await stateOf(site)
    await continueUndo(newsContext(), { siteId: site.id, importId: id, after: 0, kept: 0 })
    await expect(undoImport(newsContext(), site, 1, id)).rejects.toMatchObject({
      code: 'addressbook/import-over',
    })
    expect(await stateOf(site)).toEqual(after)
  })

  it('lets the same file in again', async ({ expect }) => {
    const [site, file] = [
      await aSite(),
      aFile(`email,status\n${anAddress()},active\n${anAddress()},bounced\n`),
    ]
    const { id } = await bringIn(newsContext(), site, file)
    await undo(site, id)
    expect(told((await bringIn(newsContext(), site, file)).rows)).toEqual(['new', 'suppressed: file-bounced'])
  })
})

describe('export', () => {
  it('G3: imports into an empty site and exports the same bytes again', async ({ expect }) => {
    const site = await aSite()
    const name = '=HYPERLINK("https://evil.example"), "quoted"\u2028'
    const { email } = await aSubscriber(site, newsContext(), {
      name,
      frequency: 'weekly',
      hour: 18,
      weekday: 5,
      timeZone: 'Europe/Berlin',
      facts: { agent: 'B "1", ü' },
    })
    const left = await aSubscriber(site, newsContext())
    await endByHand(newsContext(), site.id, 1, left.id)
    await bringIn(
      newsContext(),
      site,
      aFile(
        `Email Address,First Name,OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME,CLEAN_TIME,EUID\n${anAddress()},Grace,2021-02-03 07:00:00,2021-02-04 07:00:00,,,=1+1\n${anAddress()},,2021-02-03 07:00:00,2021-02-04 07:00:00,2022-01-01 00:00:00,,x\n${anAddress()},,2021-02-03 07:00:00,,,2022-01-01 00:00:00,x\n`,
      ),
    )
    const first = await csvOf(site)
    expect(first).toContain(email)
    const copy = await aSite()
    const { rows: taken } = await bringIn(newsContext(), copy, aFile(first), { size: 2 })
    expect(taken.filter(({ outcome }) => outcome === 'refused')).toEqual([])
    const second = await csvOf(copy)
    expect(second).toBe(first)
    // And once more from there.
    const third = await aSite()
    await bringIn(newsContext(), third, aFile(second))
    expect(await csvOf(third)).toBe(first)
  })

  it('E3: holds the exact words, page, times and browsers of every receipt', async ({ expect }) => {
    const site = await aSite()
    const page = `https://${site.id}.example/post/1`
    const { email } = await aSubscriber(site, newsContext(), { page, facts: { agent: 'Browser/9' } })
    const { header, rows: cells } = aFile(await csvOf(site))
    const cell = (name: string) => cells[0]![header.indexOf(name)]!
    expect(cell('email')).toBe(email)
    const [receipt] = JSON.parse(cell('receipts'))
    expect(receipt).toMatchObject({
      source: 'form',
      form: 'default',
      version: 1,
      lists: ['news'],
      page,
      requestAgent: 'Browser/9',
      confirmAgent: 'Browser/1',
    })
    expect(receipt.words).toBe((await receiptsOf(site, email))[0]!.words)
    expect(cell('lists')).toMatch(/^news=\d{4}-/)
  })

  it('E7: holds what stops mail, and brings it along', async ({ expect }) => {
    const [site, copy, ctx] = [await aSite(), await aSite(), newsContext()]
    const email = anAddress()
    await bringIn(ctx, site, aFile(`email,status\n${email},complained\n`))
    const text = await csvOf(site)
    expect(text).toContain('complaint=')
    await bringIn(newsContext(), copy, aFile(text))
    expect(
      await rows(
        'SELECT reason, source FROM suppressions WHERE address_hash = ?1 AND site_id = ?2',
        await hashOf(ctx, email),
        copy.id,
      ),
    ).toEqual([{ reason: 'complaint', source: 'import' }])
  })

  it('leaves out who waits, other sites, and every formula', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    await aSubscriber(other, newsContext())
    await aSubscriber(site, newsContext(), { name: '@SUM(A1)' })
    const text = await csvOf(site)
    expect(text.trimEnd().split('\r\n')).toHaveLength(2)
    expect(text).toContain(",'@SUM(A1),")
    expect(text.startsWith('\ufeffemail,name,status,')).toBe(true)
  })

  it('refuses rows of ours that were changed so that they make no sense', async ({ expect }) => {
    const site = await aSite()
    await aSubscriber(site, newsContext())
    const text = await csvOf(site)
    for (const [from, to] of [
      [',at-once,', ',hourly,'],
      [',7,1,UTC,', ',77,1,UTC,'],
      [',UTC,', ',Nowhere/Else,'],
      ['news=', 'news:'],
    ] as const) {
      expect(text, from).toContain(from)
      const { rows: taken } = await bringIn(newsContext(), await aSite(), aFile(text.replace(from, to)))
      expect(told(taken), to).toEqual(['refused: own-wrong'])
    }
    const elsewhere = await bringIn(newsContext(), await aSite(), aFile(text.replace('news=', 'letter=')))
    expect(told(elsewhere.rows)).toEqual(['refused: list-not-here'])
  })
})
