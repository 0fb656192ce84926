import { describe, it } from 'vitest'
import { insertSuppression } from '../../../src/mail/public'
import { unsubscribe } from '../../../src/subscribers/leaving/unsubscribe'
import { aPage, aSite } from '../../support/a-site'
import {
  aMailedSignUp,
  anAddress,
  aSubscriber,
  hashOf,
  newsContext,
  receiptsOf,
  subscriberOf,
} from '../../support/a-subscriber'
import { at, call, postForm, postJson } from '../../support/api'

const subscriptions = (id: string) => `/v1/${id}/subscriptions`

describe('POST /v1/:site/subscriptions', () => {
  it('takes JSON and answers 202', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const email = anAddress()
    const answer = await postJson(
      subscriptions(site.id),
      { email, page: aPage(site), name: 'Ada', list: 'news', frequency: 'daily' },
      { origin: `https://${site.id}.example`, 'user-agent': 'Browser/1' },
    )
    expect(answer.status).toBe(202)
    expect(answer.json).toEqual({
      status: 'pending',
      message:
        'Look for our mail and press the button in it. Nothing there after three minutes? Look in the spam folder, or sign up again in ten minutes.',
      change: 'Use another address',
    })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'pending' })
    expect((await receiptsOf(site, email))[0]).toMatchObject({
      page: aPage(site),
      request_agent: 'Browser/1',
    })
  })

  it('F4, N-07: gives one answer for new, pending, confirmed, unsubscribed and suppressed addresses', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const pending = await aMailedSignUp(site, ctx)
    const confirmed = await aSubscriber(site, ctx)
    const left = await aSubscriber(site, ctx)
    await unsubscribe(ctx, left.leave)
    const unwanted = anAddress()
    await ctx.db.run(insertSuppression(await hashOf(ctx, unwanted), '*', 'not-me', 1, 'reader', 'any-site'))
    const addresses = [anAddress(), pending.email, confirmed.email, left.email, unwanted, anAddress('abuse')]
    const answers = []
    for (const email of addresses) {
      const { status, headers, text } = await postJson(subscriptions(site.id), { email })
      const shown = [...headers].filter(([name]) => name !== 'server-timing')
      answers.push(JSON.stringify([status, shown, text]).replace(/nonce-[\w-]+/g, 'nonce'))
    }
    expect(new Set(answers).size).toBe(1)
    const pages = []
    for (const email of addresses) {
      const { status, text } = await postForm(`/${site.id}/subscribe`, { email })
      pages.push(`${status}${text.replace(/nonce="[\w-]+"/g, '')}`)
    }
    expect(new Set(pages).size).toBe(1)
  })

  it('takes a form, as JSON for scripts and as a page for browsers', async ({ expect }) => {
    const site = await aSite()
    const script = await postForm(subscriptions(site.id), { email: anAddress() })
    expect(script.json).toMatchObject({ status: 'pending' })
    const browser = await postForm(
      subscriptions(site.id),
      { email: anAddress(), page: aPage(site) },
      { accept: 'text/html,*/*', origin: `https://${site.id}.example` },
    )
    expect(browser.status).toBe(202)
    expect(browser.text).toContain('One more step')
    expect(browser.text).toContain(`<a href="${aPage(site)}">`)
  })

  it('V-26: guesses what was meant by a host one slip away from a known one, whoever the address is', async ({
    expect,
  }) => {
    const site = await aSite()
    const slip = `${anAddress().split('@')[0]}@gmial.com`
    const meant = slip.replace('gmial', 'gmail')
    const guess = `If nothing comes: did you mean ${meant}?`
    const twice = [
      await postJson(subscriptions(site.id), { email: slip }),
      await postJson(subscriptions(site.id), { email: slip }),
    ]
    for (const { status, json } of twice)
      expect([status, json.message]).toEqual([202, `Look for our mail and press the button in it. ${guess}`])
    expect((await postForm(`/${site.id}/subscribe`, { email: slip })).text).toContain(guess)
    expect((await postForm(`/${site.id}/subscribe`, { email: anAddress() })).text).not.toContain(
      'did you mean',
    )
  })

  it('answers in the language asked for', async ({ expect }) => {
    const site = await aSite()
    const answer = await postJson(`${subscriptions(site.id)}?lang=de`, { email: anAddress() })
    expect(answer.json.message).toContain(
      'Suchen Sie unsere Mail und drücken Sie den Knopf darin. Nach drei Minuten',
    )
  })

  it('answers the preflight of a host page', async ({ expect }) => {
    const answer = await call(subscriptions((await aSite()).id), { method: 'OPTIONS' })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-headers')).toContain('Content-Type')
  })

  const REFUSED: [string, unknown, string, string][] = [
    ['nothing', {}, 'email', 'Enter your e-mail address'],
    ['a blank address', { email: '  ' }, 'email', 'Enter your e-mail address'],
    ['a number', { email: 7 }, 'email', 'Enter your e-mail address'],
    ['null', { email: null }, 'email', 'Enter your e-mail address'],
    [
      'no address',
      { email: 'ada' },
      'email',
      'Enter an e-mail address in the correct format, like name@example.com',
    ],
    [
      'two addresses',
      { email: 'a@b.example,c@d.example' },
      'email',
      'Enter an e-mail address in the correct format, like name@example.com',
    ],
    [
      'a header',
      { email: 'a@b.example\r\nBcc: c@d.example' },
      'email',
      'Enter an e-mail address in the correct format, like name@example.com',
    ],
    [
      'a lone surrogate',
      { email: '\ud800@b.example' },
      'email',
      'Enter an e-mail address in the correct format, like name@example.com',
    ],
    [
      'NUL',
      { email: 'a\0@b.example' },
      'email',
      'Enter an e-mail address in the correct format, like name@example.com',
    ],
    [
      'too long an address',
      { email: `${'a'.repeat(250)}@b.example` },
      'email',
      'Enter an e-mail address in the correct format, like name@example.com',
    ],
    [
      'a page that is no address',
      { email: 'a@b.example', page: 'post' },
      'page',
      'Give the full address of the page, like https://example.org/post/1',
    ],
    [
      'a page of a wrong type',
      { email: 'a@b.example', page: 7 },
      'page',
      'Give the full address of the page, like https://example.org/post/1',
    ],
  ]
  for (const [what, body, field, message] of REFUSED) {
    it(`refuses ${what} with 422, field and message`, async ({ expect }) => {
      const answer = await postJson(subscriptions((await aSite()).id), body)
      expect(answer.status).toBe(422)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(answer.json).toMatchObject({ code: 'web/fields-refused', errors: [{ field, message }] })
    })
  }

  it('refuses a page of somebody else with 422', async ({ expect }) => {
    const answer = await postJson(subscriptions((await aSite()).id), {
      email: anAddress(),
      page: 'https://elsewhere.example/',
    })
    expect(answer.status).toBe(422)
    expect(answer.json.code).toBe('subscribers/page-not-allowed')
  })

  it('refuses a foreign origin with 403, and one that hides', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const email = anAddress()
    for (const origin of ['https://elsewhere.example', 'null', `http://${site.id}.example`]) {
      const answer = await postJson(subscriptions(site.id), { email }, { origin })
      expect(answer.status).toBe(403)
      expect(answer.json.code).toBe('sites/origin-not-allowed')
    }
    expect(await subscriberOf(site, ctx, email)).toBeNull()
  })

  it('refuses what is no sign-up: unknown site 404, no body 400, other types 415, a megabyte 413', async ({
    expect,
  }) => {
    const { id } = await aSite()
    const post = (body: BodyInit, type: string) =>
      call(subscriptions(id), { method: 'POST', body, headers: { 'content-type': type } })
    expect((await postJson('/v1/no-such-site/subscriptions', { email: anAddress() })).status).toBe(404)
    for (const body of ['', '[]', 'null', '{', '"x"']) {
      expect((await post(body, 'application/json')).status).toBe(400)
    }
    expect((await post('email=a@b.example', 'text/plain')).status).toBe(415)
    expect((await post('x'.repeat(1_000_000), 'application/x-www-form-urlencoded')).status).toBe(413)
  })
})

describe('GET /embed/:site/subscribe', () => {
  it('is the form of the contract with the widget', async ({ expect }) => {
    const site = await aSite({ consentWords: 'One mail <each> morning.' })
    const { status, headers, text } = await call(`/embed/${site.id}/subscribe`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/html')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(text).toMatch(
      new RegExp(
        `^<form class="aw-signup" part="form" method="post" action="https://comments\\.test/${site.id}/subscribe" novalidate="" lang="en" dir="ltr"`,
      ),
    )
    for (const piece of [
      /<label part="label" for="aw-email">E-mail address<\/label>/,
      /<input part="input" class="aw-input" id="aw-email" type="email" dir="auto" name="email" autocomplete="email" inputmode="email" autocapitalize="none" spellcheck="false" maxlength="254" required/,
      /<p class="aw-error" part="error" id="aw-email-error" data-for="email" hidden[^>]*><\/p>/,
      /<button part="button" class="aw-button" type="submit" data-sending="Sending…">Sign up<\/button>/,
      /<p class="aw-consent" part="note" id="aw-consent">One mail &lt;each&gt; morning\.<\/p>/,
      /<input type="hidden" name="words" value="[\w.-]+"\/>/,
    ]) {
      expect(text).toMatch(piece)
    }
    expect(text).not.toContain('style=')
    expect(text).not.toContain('<script')
  })

  it('is kept briefly, by site, and answers 304 to who has it', async ({ expect }) => {
    const site = await aSite()
    const { headers } = await call(`/embed/${site.id}/subscribe`)
    expect(headers.get('cache-tag')).toBe(`site-${site.id}`)
    expect(headers.get('cache-control')).toBe('public, max-age=10')
    const again = await call(`/embed/${site.id}/subscribe`, {
      headers: { 'if-none-match': headers.get('etag')! },
    })
    expect(again.status).toBe(304)
    expect(again.text).toBe('')
  })

  it('speaks the language asked for, and leads to an answer in it', async ({ expect }) => {
    const site = await aSite()
    const { text } = await call(`/embed/${site.id}/subscribe?lang=de-AT`)
    expect(text).toContain('Abonnieren')
    expect(text).toContain(`action="https://comments.test/${site.id}/subscribe?lang=de"`)
  })

  it('says 404 in JSON for a site that is not there', async ({ expect }) => {
    const { status, json } = await call('/embed/no-such-site/subscribe')
    expect(status).toBe(404)
    expect(json.code).toBe('sites/unknown')
  })
})

describe('/:site/subscribe', () => {
  it('signs up without a script, and knows where the person came from', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const page = aPage(site, '/post/3')
    const shown = await call(at(`/${site.id}/subscribe`, { page }))
    expect(shown.status).toBe(200)
    expect(shown.text).toContain(`<input type="hidden" name="page" value="${page}"/>`)
    expect(shown.text).toContain(`<h1 tabindex="-1">News from ${site.name}</h1>`)
    const words = /name="words" value="([\w.-]+)"/.exec(shown.text)![1]!
    const email = anAddress()
    // As Chromium posts a form of a page that sends no referrer.
    const done = await postForm(
      `/${site.id}/subscribe`,
      { email, words, page },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
    )
    expect(done.status).toBe(202)
    expect(done.text).toContain('Look for our mail and press the button in it.')
    expect(done.text).toContain(`<a href="${page}">`)
    expect(done.text).not.toContain(email)
    expect((await receiptsOf(site, email))[0]).toMatchObject({ page, version: 1, form_id: 'default' })
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'pending' })
  })

  it('takes the plain form of a host page, with nothing but the address', async ({ expect }) => {
    const site = await aSite()
    const email = anAddress()
    const done = await postForm(
      `/${site.id}/subscribe`,
      { email },
      { origin: `https://${site.id}.example`, referer: `https://${site.id}.example/` },
    )
    expect(done.status).toBe(202)
    expect((await receiptsOf(site, email))[0]).toMatchObject({ page: `https://${site.id}.example/` })
  })

  it('shows the form again with what was typed, and says below the field what to do', async ({ expect }) => {
    const site = await aSite()
    const typed = '"><script>alert(1)</script>'
    const answer = await postForm(`/${site.id}/subscribe`, { email: typed, page: aPage(site) })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('value="&quot;&gt;&lt;script&gt;')
    expect(answer.text).not.toContain('<script>alert')
    expect(answer.text).toMatch(/data-for="email">Enter an e-mail address in the correct format/)
    expect(answer.text).toContain('aria-invalid="true"')
    expect(answer.text).toContain('<title>Error:')
    expect(answer.text).toContain(`name="page" value="${aPage(site)}"`)
  })

  it('keeps the address when something else is refused', async ({ expect }) => {
    const site = await aSite()
    const email = anAddress()
    const answer = await postForm(`/${site.id}/subscribe`, { email, page: 'https://elsewhere.example/' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`value="${email}"`)
    expect(answer.text).toContain('Pages of https://elsewhere.example do not belong')
    expect(answer.text).not.toContain('href="https://elsewhere.example')
  })

  it('never links or keeps a page of somebody else', async ({ expect }) => {
    const site = await aSite()
    for (const page of ['https://elsewhere.example/', 'javascript:alert(1)', 'x']) {
      const { status, text } = await call(at(`/${site.id}/subscribe`, { page }))
      expect(status).toBe(200)
      expect(text).not.toContain('name="page"')
      expect(text).not.toContain('alert(1)')
    }
  })

  it('is a page for people where it fails: unknown site, foreign origin', async ({ expect }) => {
    const unknown = await call('/no-such-site/subscribe')
    expect(unknown.status).toBe(404)
    expect(unknown.headers.get('content-type')).toContain('text/html')
    const site = await aSite()
    const foreign = await postForm(
      `/${site.id}/subscribe`,
      { email: anAddress() },
      { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    )
    expect(foreign.status).toBe(403)
  })
})
