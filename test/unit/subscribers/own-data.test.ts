import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../../src/kernel/time'
import { type Mail, sendMail } from '../../../src/mail/public'
import type { Site } from '../../../src/sites/public'
import { eraseSubscriber } from '../../../src/subscribers/data/erase-subscriber'
import { exportSubscriber } from '../../../src/subscribers/data/export-subscriber'
import { readOwnData } from '../../../src/subscribers/data/read-own-data'
import { unsubscribe } from '../../../src/subscribers/leaving/unsubscribe'
import { readPreferences } from '../../../src/subscribers/preferences/read-preferences'
import { aForm, aList, listsOf } from '../../support/a-list'
import { dumpDatabase } from '../../support/a-member'
import { anOwnDataToken, aReader } from '../../support/a-reader'
import { aPage, aSite } from '../../support/a-site'
import {
  aMailedSignUp,
  aSubscriber,
  hashOf,
  mailTo,
  newsContext,
  subscriberOf,
} from '../../support/a-subscriber'
import type { TestCtx } from '../../support/test-context'

const newsTo = (site: Site, to: string): Mail => ({
  siteId: site.id,
  siteName: site.name,
  kind: 'campaigns.edition',
  to,
  locale: 'en',
  subject: 'News',
  blocks: [],
  sender: 'news',
  list: { id: 'news', name: 'News' },
})

const erase = async (site: Site, ctx: TestCtx, { id, email }: { id: number; email: string }) =>
  eraseSubscriber(ctx, site.id, { id, email_key: await hashOf(ctx, email) })

describe('the link to all data', () => {
  it('goes to the mailbox, and works for a day', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    const token = (await anOwnDataToken(site, ctx, reader))!
    expect(await readOwnData(ctx, token)).toMatchObject({ expired: false, row: { email: reader.email } })
    const [mail] = await mailTo(ctx, reader.email)
    expect(mail!.subject).toBe(`Your data at ${site.name}`)
    ctx.sleep(DAY_MS)
    expect(await readOwnData(ctx, token)).toMatchObject({ expired: true })
  })

  it('is sent three times a day at most, and not within ten minutes', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    expect(await anOwnDataToken(site, ctx, reader)).toBeDefined()
    expect(await anOwnDataToken(site, ctx, reader)).toBeUndefined()
    for (const sent of [true, true, false]) {
      ctx.sleep(10 * MINUTE_MS)
      expect((await anOwnDataToken(site, ctx, reader)) !== undefined).toBe(sent)
    }
  })

  it('U4: is no other link, and no other link is it', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    for (const token of [reader.own, reader.leave, reader.confirmed])
      await expect(readOwnData(ctx, token)).rejects.toMatchObject({ code: 'web/link-altered' })
  })
})

describe('exportSubscriber', () => {
  it('C3: shows all of it: words and version, form, page, lists, times, networks, browsers, and the mail', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly', { name: 'Friday letter' })
    await aForm(site, 'footer', { list: ['news', 'weekly'], words: 'First words.' })
    const facts = { agent: 'Browser/0' }
    const { email, id } = await aSubscriber(site, ctx, {
      form: 'footer',
      name: 'Ada',
      frequency: 'weekly',
      page: aPage(site, '/post/7'),
      facts,
    })
    const data = (await exportSubscriber(ctx, site.id, id))!
    expect(data).toMatchObject({
      site: { id: site.id, name: site.name },
      email,
      name: 'Ada',
      status: 'confirmed',
      language: 'en',
      frequency: 'weekly',
      timeZone: 'UTC',
      lists: [
        { id: 'news', leftAt: null },
        { id: 'weekly', name: 'Friday letter', leftAt: null },
      ],
      receipts: [
        {
          source: 'form',
          form: 'footer',
          words: 'First words.',
          version: 1,
          lists: ['news', 'weekly'],
          wishes: { name: 'Ada', frequency: 'weekly' },
          page: aPage(site, '/post/7'),
          requested: { agent: 'Browser/0', network: expect.stringMatching(/^[\w-]{16}$/) },
          confirmed: { agent: 'Browser/1', network: expect.stringMatching(/^[\w-]{16}$/) },
        },
      ],
      suppressions: [],
    })
    const [receipt] = data.receipts
    expect(data.mails).toEqual([
      expect.objectContaining({ id: receipt!.mail, kind: 'subscribers.sign-up', state: 'sent' }),
    ])
    expect((await mailTo(ctx, email))[0]!.headers['Message-ID']).toContain(receipt!.mail)
    expect(Date.parse(receipt!.requested.at!)).toBeLessThanOrEqual(Date.parse(receipt!.confirmed!.at!))
  })

  it('C3: keeps old words in old receipts when the form changes', async ({ expect }) => {
    const [site, ctx] = [await aSite({ consentWords: 'Old.' }), newsContext()]
    const { email, id } = await aSubscriber(site, ctx)
    await aList(site, 'weekly')
    ctx.sleep(DAY_MS)
    const changed = { ...site, settings: { ...site.settings, consentWords: 'New.' } }
    await aSubscriber(changed, ctx, { email, list: 'weekly' })
    const { receipts } = (await exportSubscriber(ctx, site.id, id))!
    expect(receipts.map(({ words, version }) => [words, version])).toEqual([
      ['Old.', 1],
      ['New.', 2],
    ])
  })

  it('is nobody’s of another site, and holds nothing of another person', async ({ expect }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), newsContext()]
    const ada = await aSubscriber(site, ctx)
    const eve = await aSubscriber(site, ctx)
    await aSubscriber(other, ctx, { email: ada.email })
    expect(await exportSubscriber(ctx, other.id, ada.id)).toBeUndefined()
    const text = JSON.stringify(await exportSubscriber(ctx, site.id, ada.id))
    expect(text).not.toContain(eve.email)
    expect(text).not.toContain(other.id)
    expect(text).not.toContain(await hashOf(ctx, ada.email))
  })
})

describe('eraseSubscriber', () => {
  it('C5: leaves nothing of the person but a keyed hash', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx, {
      email: `unforgettable-${crypto.randomUUID()}@example.org`,
      name: 'Unforgettable Ada',
    })
    await anOwnDataToken(site, ctx, reader)
    await erase(site, ctx, reader)
    // The development outbox is no part of an install.
    await env.DB.prepare('DELETE FROM kept_mail').run()
    const left = await dumpDatabase()
    expect(left).not.toMatch(/unforgettable/i)
    expect(left).toContain(await hashOf(ctx, reader.email))
    expect(await subscriberOf(site, ctx, reader.email)).toBeNull()
  })

  it('C5: no news go to the address afterwards, neither queued nor imported ones', async ({ expect }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    await erase(site, ctx, reader)
    expect(await sendMail(ctx, newsTo(site, reader.email))).toBe('suppressed')
    expect(await sendMail(ctx, newsTo(other, reader.email))).toBe('sent')
  })

  it('every link of old mails says that nothing is left, and never fails (U10)', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    const token = (await anOwnDataToken(site, ctx, reader))!
    await erase(site, ctx, reader)
    await erase(site, ctx, reader)
    expect(await readPreferences(ctx, reader.own)).toBeUndefined()
    expect(await readOwnData(ctx, token)).toBeUndefined()
    expect(await unsubscribe(ctx, reader.leave)).toBeUndefined()
  })

  it('who signs up anew and confirms gets news again, and may be erased again', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    await erase(site, ctx, reader)
    ctx.sleep(10 * MINUTE_MS)
    const { mail } = await aMailedSignUp(site, ctx, { email: reader.email })
    expect(mail!.subject).toContain('Confirm')
    expect(await sendMail(ctx, newsTo(site, reader.email))).toBe('suppressed')
    ctx.sleep(10 * MINUTE_MS)
    const again = await aReader(site, ctx, { email: reader.email })
    expect(await listsOf(site, ctx, reader.email)).toEqual(['news'])
    expect(await sendMail(ctx, newsTo(site, reader.email))).toBe('sent')
    ctx.sleep(MINUTE_MS)
    await erase(site, ctx, again)
    expect(await sendMail(ctx, newsTo(site, reader.email))).toBe('suppressed')
  })

  it('F2: the caps of what was mailed outlive it', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    await erase(site, ctx, reader)
    expect((await aMailedSignUp(site, ctx, { email: reader.email })).mail).toBeUndefined()
  })
})
