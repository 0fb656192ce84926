import fc from 'fast-check'
import { describe, it } from 'vitest'
import { composeMail } from '../../../src/mail/letter/compose'
import type { Mail } from '../../../src/mail/mail'
import { storedMail } from '../../../src/mail/transports/transport-development'
import type { Site } from '../../../src/sites/public'
import { unsubscribeLink } from '../../../src/subscribers/links'
import { aList, listsOf } from '../../support/a-list'
import { aSite } from '../../support/a-site'
import { aSubscriber, dumpOf, newsContext } from '../../support/a-subscriber'
import { call, postForm } from '../../support/api'
import type { TestCtx } from '../../support/test-context'

/** A mail of one list, as news are sent; every text of the owner can be said. */
const newsOf = (site: Site, unsubscribeUrl: string, fields: Partial<Mail> = {}): Mail => ({
  siteId: site.id,
  siteName: site.name,
  kind: 'campaigns.edition',
  to: 'ada@example.org',
  locale: 'en',
  subject: 'The week',
  blocks: [{ kind: 'text', text: 'News.' }],
  sender: 'news',
  list: { id: 'weekly', name: 'Friday letter' },
  unsubscribeUrl,
  ...fields,
})

const headersOf = async (ctx: TestCtx, mail: Mail): Promise<Record<string, string>> => ({
  ...storedMail(await composeMail(ctx, mail, mail.to, 42)).headers,
})

describe('the headers of news', () => {
  it('U1, U2, U13, G1: one short line with one HTTPS address, and the pair', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const link = await unsubscribeLink(ctx, site.id, ctx.newId(), 'weekly')
    const headers = await headersOf(ctx, newsOf(site, link))
    const names = Object.keys(headers).map((name) => name.toLowerCase())
    for (const name of ['list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'list-post'])
      expect(names.filter((one) => one === name)).toHaveLength(1)
    expect(headers['List-Unsubscribe']).toBe(`<${link}>`)
    expect(headers['List-Unsubscribe']).not.toMatch(/\s|http:/)
    expect(`List-Unsubscribe: ${headers['List-Unsubscribe']}`.length).toBeLessThan(200)
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  })

  it('L2: a list keeps its id when it is renamed, and shares it with no other list or site', async ({
    expect,
  }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), newsContext()]
    const idOf = async (of: Site, list: Mail['list']) =>
      /<([^<>]+)>$/.exec(
        (await headersOf(ctx, newsOf(of, 'https://a.example/u', { list: list! })))['List-Id']!,
      )![1]!
    const id = await idOf(site, { id: 'weekly', name: 'Friday letter' })
    expect(id.length).toBeLessThanOrEqual(255)
    expect(await idOf(site, { id: 'weekly', name: 'Saturday letter' })).toBe(id)
    expect(await idOf(site, { id: 'news', name: 'Friday letter' })).not.toBe(id)
    expect(await idOf(other, { id: 'weekly', name: 'Friday letter' })).not.toBe(id)
  })

  it('L3, A1, A3: takes no posts, is marked as automatic, and asks for no out-of-office', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    expect(await headersOf(ctx, newsOf(site, 'https://a.example/u'))).toMatchObject({
      'List-Post': 'NO',
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
    })
  })

  it('L1, L4: whatever site, list and subject are called, no header is added, broken or unencoded', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const usual = Object.keys(await headersOf(ctx, newsOf(site, 'https://a.example/u'))).sort()
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom(
        'Süd\r\nBcc: x@y.example',
        'a\nTo: b@c.example',
        '=?utf-8?q?=0D=0ABcc:=20x@y.example?=',
        '"; <x@y.example>, "',
        '\ud800\udc00\ud800',
        'x'.repeat(900),
      ),
    )
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (siteName, name, subject) => {
        const mail = newsOf({ ...site, name: siteName }, 'https://a.example/u', {
          subject,
          list: { id: 'weekly', name },
        })
        const headers = await headersOf(ctx, mail)
        expect(Object.keys(headers).sort()).toEqual(usual)
        for (const value of Object.values(headers)) {
          expect(value).toMatch(/^[\x20-\x7e]*$/)
        }
        expect(headers['List-Id']!.match(/</g)).toHaveLength(1)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the link in the headers of one list', () => {
  it('U4, U5, U6, U7: one click leaves that list and no other, urlencoded or multipart, with nothing but the pair', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const multipart = new FormData()
    multipart.set('List-Unsubscribe', 'One-Click')
    for (const body of [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), multipart]) {
      const { email, id } = await aSubscriber(site, ctx, { list: ['news', 'weekly'] })
      const path = new URL(await unsubscribeLink(ctx, site.id, id, 'weekly')).pathname
      for (const method of ['GET', 'HEAD', 'OPTIONS']) await call(path, { method })
      expect(await listsOf(site, ctx, email)).toEqual(['news', 'weekly'])
      const answer = await call(path, { method: 'POST', body })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('location')).toBeNull()
      expect(answer.headers.get('set-cookie')).toBeNull()
      expect(await listsOf(site, ctx, email)).toEqual(['news'])
      const before = await dumpOf(site, ctx, email)
      expect((await postForm(path, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
      expect(await dumpOf(site, ctx, email)).toEqual(before)
    }
  })

  it('U4: with another list written into it, it opens nothing', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const { email, id } = await aSubscriber(site, ctx, { list: ['news', 'weekly'] })
    const [key, , mac] = (await ctx.tokens.sign('unsubscribe', [site.id, id, 'weekly'], 0)).split('.')
    const [, other] = (await ctx.tokens.sign('unsubscribe', [site.id, id, 'news'], 0)).split('.')
    const answer = await postForm(`/unsubscribe/${key}.${other}.${mac}`, { 'List-Unsubscribe': 'One-Click' })
    expect(answer.status).toBe(403)
    expect(await listsOf(site, ctx, email)).toEqual(['news', 'weekly'])
  })
})
