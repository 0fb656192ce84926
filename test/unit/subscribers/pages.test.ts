import { env } from 'cloudflare:workers'
import { describe, type ExpectStatic, it } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../../src/kernel/time'
import { createTokens } from '../../../src/platform/token'
import type { Site } from '../../../src/sites/public'
import { eraseUnconfirmed } from '../../../src/subscribers/sign-up/erase-unconfirmed'
import { aPage, aSite } from '../../support/a-site'
import {
  aMailedSignUp,
  aSubscriber,
  dumpOf,
  newsContext,
  subscriberOf,
  tokenIn,
} from '../../support/a-subscriber'
import { type Answer, call, postForm } from '../../support/api'
import { testContext } from '../../support/test-context'

const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' }
const statusOf = async (site: Site, email: string) => (await subscriberOf(site, testContext(), email))?.status

/** What every page from a mail keeps to (N-22). */
function expectPrivate(expect: ExpectStatic, answer: Answer, email: string) {
  expect(answer.headers.get('content-type')).toContain('text/html')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  expect(answer.headers.get('x-robots-tag')).toBe('noindex')
  expect(answer.headers.get('content-security-policy')).toContain("form-action 'self'")
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(answer.text).not.toContain(email)
  expect(answer.text).not.toMatch(/(src|href)="(https?:)?\/\/(?!s[\w-]+\.example)/)
}

describe('/confirm/:token', () => {
  it('N-11: shows one button and the address masked, and posting confirms', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, mail } = await aMailedSignUp(site, ctx, { page: aPage(site) })
    const path = `/confirm/${tokenIn(mail, 'confirm')}`
    const page = await call(path)
    expect(page.status).toBe(200)
    expectPrivate(expect, page, email)
    expect(page.text).toContain('a•••@example.org')
    expect(page.text).toContain(`<form method="post" action="${path}">`)
    expect(page.text.match(/<button/g)).toHaveLength(1)
    expect(page.text).toContain('Confirm subscription')

    const done = await postForm(path, {})
    expect(done.status).toBe(200)
    expectPrivate(expect, done, email)
    expect(done.text).toContain('You’re in')
    expect(done.text).toContain(`<a href="${aPage(site)}" rel="noreferrer">`)
    expect(await statusOf(site, email)).toBe('confirmed')

    const again = await postForm(path, {})
    expect(again.status).toBe(200)
    expect(again.text).toContain('Already confirmed')
    expect((await call(path)).text).toContain('Already confirmed')
  })

  it('speaks the language of the mail', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail } = await aMailedSignUp(site, ctx, { locale: 'de' })
    const page = await call(`/confirm/${tokenIn(mail, 'confirm')}`, { headers: { 'accept-language': 'en' } })
    expect(page.text).toContain('<html lang="de" dir="ltr">')
    expect(page.text).toContain('Abonnement bestätigen')
  })

  it('N-13: an expired link says so with 410, and its button sends a new mail', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, consentId } = await aMailedSignUp(site, ctx)
    const path = `/confirm/${await ctx.tokens.sign('confirm', [site.id, consentId], 1)}`
    for (const page of [await call(path), await postForm(path, {})]) {
      expect(page.status).toBe(410)
      expectPrivate(expect, page, email)
      expect(page.text).toContain(`<form method="post" action="${path}/again">`)
    }
    expect(await statusOf(site, email)).toBe('pending')
    const again = await postForm(`${path}/again`, {})
    expect(again.status).toBe(200)
    expect(again.text).toContain('A new mail is on its way to a•••@example.org')
  })

  it('an altered link is refused with 403 and says what to do', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, mail } = await aMailedSignUp(site, ctx)
    const token = tokenIn(mail, 'confirm')
    const altered = [
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      token.replace('.', '.e'),
      tokenIn(mail, 'not-me'),
      'x',
      '%F0%9F%92%A5',
      `${token}.${token}`,
    ]
    for (const wrong of altered) {
      for (const page of [await call(`/confirm/${wrong}`), await postForm(`/confirm/${wrong}`, {})]) {
        expect(page.status).toBe(403)
        expect(page.text).toContain('This link is not complete')
      }
    }
    expect(await statusOf(site, email)).toBe('pending')
  })

  it('a request that was erased is gone with 410', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail } = await aMailedSignUp(site, ctx)
    ctx.sleep(31 * DAY_MS)
    await eraseUnconfirmed(ctx)
    const page = await postForm(`/confirm/${tokenIn(mail, 'confirm')}`, {})
    expect(page.status).toBe(410)
    expect(page.text).toContain('This request is no longer there')
  })

  it('escapes a site’s name wherever it stands', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const name = '<img src=x onerror=alert(1)>'
    await env.DB.prepare('UPDATE sites SET name = ?2 WHERE id = ?1').bind(site.id, name).run()
    const { mail } = await aMailedSignUp(site, ctx)
    for (const kind of ['confirm', 'not-me'] as const) {
      const { text } = await call(`/${kind}/${tokenIn(mail, kind)}`)
      expect(text).toContain('&lt;img src=x')
      expect(text).not.toContain('<img')
    }
  })
})

describe('/not-me/:token', () => {
  it('F7: shows one button, and posting suppresses the address and erases the request', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, mail } = await aMailedSignUp(site, ctx)
    const path = `/not-me/${tokenIn(mail, 'not-me')}`
    const page = await call(path)
    expect(page.status).toBe(200)
    expectPrivate(expect, page, email)
    expect(page.text).toContain(`<form method="post" action="${path}">`)
    const done = await postForm(path, {})
    expect(done.status).toBe(200)
    expectPrivate(expect, done, email)
    expect(done.text).toContain('Nothing more will be sent to a•••@example.org.')
    expect(await statusOf(site, email)).toBeUndefined()
    expect((await postForm(path, {})).status).toBe(200)
    expect((await call(path)).status).toBe(410)
  })
})

describe('/unsubscribe/:token', () => {
  it('U4: one changed character, another purpose or another list opens nothing', async ({ expect }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), newsContext()]
    const { email, leave, id } = await aSubscriber(site, ctx)
    const elsewhere = await aSubscriber(other, ctx, { email })
    const crossed = await ctx.tokens.sign('unsubscribe', [other.id, id], 0)
    for (const at of [0, leave.indexOf('.') + 2, leave.length - 1]) {
      const token = `${leave.slice(0, at)}${leave[at] === 'A' ? 'B' : 'A'}${leave.slice(at + 1)}`
      expect((await postForm(`/unsubscribe/${token}`, ONE_CLICK)).status).toBe(403)
    }
    const confirmToken = await ctx.tokens.sign('confirm', [site.id, id], 0)
    expect((await postForm(`/unsubscribe/${confirmToken}`, ONE_CLICK)).status).toBe(403)
    expect((await postForm(`/unsubscribe/${crossed}`, ONE_CLICK)).status).toBe(410)
    expect(await statusOf(site, email)).toBe('confirmed')
    expect((await postForm(`/unsubscribe/${leave}`, ONE_CLICK)).status).toBe(200)
    expect(await statusOf(other, elsewhere.email)).toBe('confirmed')
  })

  it('U5: a POST with bare headers unsubscribes at once', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, leave } = await aSubscriber(site, ctx)
    const answer = await postForm(`/unsubscribe/${leave}`, ONE_CLICK)
    expect(answer.status).toBe(200)
    expectPrivate(expect, answer, email)
    expect(await statusOf(site, email)).toBe('unsubscribed')
  })

  it('U5: neither a foreign Origin nor a foreign fetch context stands in the way', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, leave } = await aSubscriber(site, ctx)
    const headers = { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' }
    expect((await postForm(`/unsubscribe/${leave}`, ONE_CLICK, headers)).status).toBe(200)
    expect(await statusOf(site, email)).toBe('unsubscribed')
  })

  it('U6: takes urlencoded and multipart bodies, and such as name no type', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const multipart = new FormData()
    multipart.set('List-Unsubscribe', 'One-Click')
    const bodies = [new URLSearchParams(ONE_CLICK), multipart, 'List-Unsubscribe=One-Click\r\n']
    for (const body of bodies) {
      const { email, leave } = await aSubscriber(site, ctx)
      expect((await call(`/unsubscribe/${leave}`, { method: 'POST', body })).status).toBe(200)
      expect(await statusOf(site, email)).toBe('unsubscribed')
    }
  })

  it('U7: answers the POST without a redirect', async ({ expect }) => {
    const { leave } = await aSubscriber(await aSite(), newsContext())
    const answer = await postForm(`/unsubscribe/${leave}`, ONE_CLICK)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('location')).toBeNull()
  })

  it('U8, N-20: GET shows one button that posts to the same address', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, leave } = await aSubscriber(site, ctx)
    const page = await call(`/unsubscribe/${leave}`)
    expect(page.status).toBe(200)
    expectPrivate(expect, page, email)
    expect(page.text).toContain(`<form method="post" action="/unsubscribe/${leave}">`)
    expect(page.text.match(/<button/g)).toHaveLength(1)
    expect(page.text).toMatch(/<button [^>]*autofocus/)
    expect(page.text).not.toMatch(/<input|<select|<textarea/)
    expect(page.text).toContain('a•••@example.org')
    expect((await postForm(`/unsubscribe/${leave}`, { pressed: 'yes' })).status).toBe(200)
    expect(await statusOf(site, email)).toBe('unsubscribed')
  })

  it('U9: a POST without the pair does not count, and shows the button', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, leave } = await aSubscriber(site, ctx)
    const post = (init: RequestInit) => call(`/unsubscribe/${leave}`, { method: 'POST', ...init })
    const pairless = [
      await post({}),
      await post({ body: '' }),
      await post({ body: new URLSearchParams({ 'List-Unsubscribe': 'Later' }) }),
      await post({
        body: '{"List-Unsubscribe":"One-Click"}',
        headers: { 'content-type': 'application/json' },
      }),
      await post({ body: 'garbage', headers: { 'content-type': 'multipart/form-data; boundary=x' } }),
    ]
    expect(pairless.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400])
    expect(pairless[0]!.text).toContain('<form method="post"')
    expect(await statusOf(site, email)).toBe('confirmed')
  })

  it('U9: a megabyte is refused', async ({ expect }) => {
    const { leave } = await aSubscriber(await aSite(), newsContext())
    const answer = await call(`/unsubscribe/${leave}`, {
      method: 'POST',
      body: 'x'.repeat(1_000_000),
      headers: { 'content-length': '1000000' },
    })
    expect(answer.status).toBe(413)
  })

  it('U10: a second POST is answered like the first and changes nothing', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, leave } = await aSubscriber(site, ctx)
    expect((await postForm(`/unsubscribe/${leave}`, ONE_CLICK)).status).toBe(200)
    const before = await dumpOf(site, ctx, email)
    expect((await postForm(`/unsubscribe/${leave}`, ONE_CLICK)).status).toBe(200)
    expect(await dumpOf(site, ctx, email)).toEqual(before)
  })

  it('U10: unknown and erased subscribers are gone, never a fault', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { leave, id } = await aSubscriber(site, ctx)
    await env.DB.prepare('DELETE FROM subscribers WHERE id = ?1').bind(id).run()
    for (const token of [leave, await ctx.tokens.sign('unsubscribe', ['no-such-site', 'NaN'], 0)]) {
      for (const answer of [
        await postForm(`/unsubscribe/${token}`, ONE_CLICK),
        await postForm(`/unsubscribe/${token}/undo`, {}),
        await call(`/unsubscribe/${token}`),
      ]) {
        expect(answer.status).toBe(410)
        expect(answer.text).toContain('This address is not on the list')
      }
    }
  })

  it('U11: a link of 400 days ago, and one signed with the key before, still lead out', async ({
    expect,
  }) => {
    const ctx = newsContext()
    const site = await aSite()
    const { id, email } = await aSubscriber(site, ctx)
    const longAgo = testContext({ now: Date.UTC(2025, 9, 20) })
    const token = await longAgo.tokens.sign('unsubscribe', [site.id, id], 0)
    const newer = createTokens(
      [{ id: 'k9', secret: 'x'.repeat(32) }, ...ctx.config.signingKeys],
      ctx.clock.now,
    )
    expect((await newer.read('unsubscribe', token)).state).toBe('good')
    expect((await postForm(`/unsubscribe/${token}`, ONE_CLICK)).status).toBe(200)
    expect(await statusOf(site, email)).toBe('unsubscribed')
  })

  it('N-24: leaving can be taken back for half an hour, and not after', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, leave } = await aSubscriber(site, ctx)
    const left = await postForm(`/unsubscribe/${leave}`, ONE_CLICK)
    expect(left.text).toContain(`<form method="post" action="/unsubscribe/${leave}/undo">`)
    const back = await postForm(`/unsubscribe/${leave}/undo`, {})
    expect(back.status).toBe(200)
    expect(await statusOf(site, email)).toBe('confirmed')
    const own = /href="(\/preferences\/[^"]+)"/.exec(back.text)?.[1]
    expect((await call(own!)).text).toContain('What you get')

    await postForm(`/unsubscribe/${leave}`, ONE_CLICK)
    await env.DB.prepare('UPDATE subscribers SET unsubscribed_at = unsubscribed_at - ?2 WHERE email = ?1')
      .bind(email, 30 * MINUTE_MS)
      .run()
    expect((await call(`/unsubscribe/${leave}`)).text).not.toContain('/undo')
    const late = await postForm(`/unsubscribe/${leave}/undo`, {})
    expect(late.status).toBe(410)
    expect(late.text).not.toContain('/preferences/')
    expect(await statusOf(site, email)).toBe('unsubscribed')
  })

  it('N-24: undo makes no subscriber of somebody who never confirmed', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email } = await aMailedSignUp(site, ctx)
    const { id } = (await subscriberOf(site, ctx, email))!
    const token = await ctx.tokens.sign('unsubscribe', [site.id, Number(id)], 0)
    await postForm(`/unsubscribe/${token}`, ONE_CLICK)
    expect((await postForm(`/unsubscribe/${token}/undo`, {})).status).toBe(410)
    expect(await statusOf(site, email)).toBe('unsubscribed')
  })
})

describe('pages from mails', () => {
  const SCANNERS = [
    'Mozilla/5.0 (compatible; Microsoft Outlook SafeLinks)',
    'Barracuda Sentinel (EE)',
    'Mozilla/5.0 (Proofpoint URL Defense)',
    'Google-Safety; GoogleImageProxy',
  ]

  it('U8: GET, HEAD and OPTIONS change nothing, whoever calls, however often', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, leave } = await aSubscriber(site, ctx)
    ctx.sleep(DAY_MS)
    const { mail } = await aMailedSignUp(await aSite(), ctx, { email })
    const { mail: pending, email: waiting } = await aMailedSignUp(site, ctx)
    const before = [await dumpOf(site, ctx, email), await dumpOf(site, ctx, waiting)]
    for (const path of [
      `/confirm/${tokenIn(pending, 'confirm')}`,
      `/confirm/${tokenIn(pending, 'confirm')}/again`,
      `/not-me/${tokenIn(pending, 'not-me')}`,
      `/not-me/${tokenIn(mail, 'not-me')}`,
      `/unsubscribe/${leave}`,
      `/unsubscribe/${leave}/undo`,
    ]) {
      for (const agent of SCANNERS) {
        for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET', 'GET']) {
          const { status } = await call(path, { method, headers: { 'user-agent': agent } })
          expect(status).toBeLessThan(500)
        }
      }
    }
    expect([await dumpOf(site, ctx, email), await dumpOf(site, ctx, waiting)]).toEqual(before)
  })

  it('HEAD answers as GET does, without a body', async ({ expect }) => {
    const { leave } = await aSubscriber(await aSite(), newsContext())
    const head = await call(`/unsubscribe/${leave}`, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(head.text).toBe('')
  })
})
