import { describe, it } from 'vitest'
import {
  dmarcNames,
  judgeDkim,
  judgeDmarc,
  judgeMx,
  judgeReports,
  judgeReturnPath,
  judgeSpf,
} from '../../../../src/mail/senders/finding'
import { planOf, type SenderPlan } from '../../../../src/mail/senders/sender-plan'
import type { Sender, TransportName } from '../../../../src/platform/mail-config'

const PLAN: SenderPlan = {
  domain: 'news.example.org',
  signingDomain: 'news.example.org',
  selectors: ['resend'],
  spf: { name: 'send.news.example.org', include: 'amazonses.com' },
  returnPath: { type: 'MX', name: 'send.news.example.org', value: 'feedback-smtp.us-east-1.amazonses.com' },
}

describe('DKIM', () => {
  it.for([
    ['dkim-good', ['v=DKIM1; k=rsa; p=MIIBIjANBg']],
    ['dkim-good', ['k=rsa;p=MIIB']],
    ['dkim-good', ['unrelated', 'p=MIGf; t=s']],
    ['dkim-revoked', ['v=DKIM1; p=']],
    ['dkim-revoked', ['v=DKIM1; p= ; t=s']],
    ['dkim-missing', []],
    ['dkim-missing', ['v=spf1 -all']],
    ['unanswered', undefined],
  ] as const)('%s: %j', ([code, records], { expect }) => {
    expect(judgeDkim(PLAN, [records]).code).toBe(code)
  })

  it('is there when one of several selectors has a key: Amazon publishes three', ({ expect }) => {
    const plan = { ...PLAN, selectors: ['a', 'b', 'c'] }
    expect(judgeDkim(plan, [[], ['p=MIIB'], []])).toMatchObject({
      code: 'dkim-good',
      name: 'b._domainkey.news.example.org',
    })
    expect(judgeDkim(plan, [[], undefined, []]).code).toBe('unanswered')
  })

  it('cannot be looked for without a selector, and says which variable tells it', ({ expect }) => {
    expect(judgeDkim({ ...PLAN, selectors: [] }, [])).toMatchObject({
      code: 'dkim-no-selector',
      weight: 'needed',
    })
  })

  it('says which record to add, exactly', ({ expect }) => {
    expect(judgeDkim(PLAN, [[]]).record).toEqual({
      type: 'TXT',
      name: 'resend._domainkey.news.example.org',
      value: 'v=DKIM1; k=rsa; p=…',
    })
  })
})

describe('SPF', () => {
  it.for([
    ['spf-good', ['v=spf1 include:amazonses.com ~all']],
    ['spf-good', ['google-site-verification=x', 'V=SPF1 ip4:192.0.2.1 INCLUDE:AmazonSES.com -all']],
    ['spf-missing', []],
    ['spf-missing', ['v=spf10 include:amazonses.com']],
    ['spf-many', ['v=spf1 include:amazonses.com ~all', 'v=spf1 -all']],
    ['spf-open', ['v=spf1 include:amazonses.com +all']],
    ['spf-open', ['v=spf1 include:amazonses.com all']],
    ['spf-not-included', ['v=spf1 include:_spf.google.com ~all']],
    ['spf-not-included', ['v=spf1 include:amazonses.com.evil.example ~all']],
    ['unanswered', undefined],
  ] as const)('%s: %j', ([code, records], { expect }) => {
    expect(judgeSpf(PLAN, records)?.code).toBe(code)
  })

  it.for([
    ['v=spf1 include:_spf.google.com ~all', 'v=spf1 include:_spf.google.com include:amazonses.com ~all'],
    ['v=spf1 a mx -all', 'v=spf1 a mx include:amazonses.com -all'],
    ['v=spf1 a', 'v=spf1 a include:amazonses.com ~all'],
  ] as const)('mends %s without losing what stands in it', ([record, mended], { expect }) => {
    expect(judgeSpf(PLAN, [record])?.record?.value).toBe(mended)
  })

  it('is the provider’s own matter where the return path is', ({ expect }) => {
    const { spf: _, ...without } = PLAN
    expect(judgeSpf(without, undefined)).toBeUndefined()
  })
})

describe('DMARC', () => {
  it('is looked for upwards, to the last domain that can hold it', ({ expect }) => {
    expect(dmarcNames('a.news.example.org')).toEqual([
      'a.news.example.org',
      'news.example.org',
      'example.org',
    ])
  })

  it.for([
    ['dmarc-good', [['v=DMARC1; p=none']], '_dmarc.news.example.org'],
    ['dmarc-good', [[], ['v=DMARC1; p=reject; rua=mailto:x@example.org']], '_dmarc.example.org'],
    ['dmarc-missing', [[], []], '_dmarc.news.example.org'],
    ['dmarc-missing', [['v=spf1 -all'], ['v=DMARC10; p=none']], '_dmarc.news.example.org'],
    ['dmarc-many', [['v=DMARC1; p=none', 'v=DMARC1; p=reject']], '_dmarc.news.example.org'],
    ['unanswered', [undefined, ['v=DMARC1; p=none']], '_dmarc.news.example.org'],
  ] as const)('%s: %j', ([code, records, name], { expect }) => {
    expect(judgeDmarc(PLAN, records)).toMatchObject({ code, name })
  })

  it.for([
    ['mg.example.org', 'v=DMARC1; p=none', 'dmarc-good'],
    ['mg.example.org', 'v=DMARC1; p=none; adkim=r', 'dmarc-good'],
    ['mg.example.org', 'v=DMARC1; p=none; adkim=s', 'dmarc-unaligned'],
    ['elsewhere.example', 'v=DMARC1; p=none', 'dmarc-unaligned'],
    ['evilexample.org', 'v=DMARC1; p=none', 'dmarc-unaligned'],
  ] as const)('signed by %s under %s: %s', ([signingDomain, record, code], { expect }) => {
    expect(judgeDmarc({ ...PLAN, domain: 'example.org', signingDomain }, [[record]]).code).toBe(code)
  })

  it('needs the very mildest record, and says it', ({ expect }) => {
    expect(judgeDmarc(PLAN, [[], []])).toMatchObject({
      weight: 'needed',
      record: { type: 'TXT', name: '_dmarc.news.example.org', value: 'v=DMARC1; p=none' },
    })
  })
})

describe('return path, answers, reports', () => {
  it('are advice: mail goes without', ({ expect }) => {
    expect(judgeReturnPath(PLAN, [])).toMatchObject({
      code: 'return-missing',
      weight: 'advice',
      record: PLAN.returnPath,
    })
    expect(judgeReturnPath(PLAN, ['feedback-smtp.eu-west-1.amazonses.com'])).toMatchObject({
      code: 'return-good',
    })
    expect(judgeMx(PLAN, ['mx.example.org']).code).toBe('mx-good')
    expect(judgeMx(PLAN, [])).toMatchObject({ code: 'mx-missing', weight: 'advice' })
    expect(judgeMx(PLAN, ['']).code, 'a null MX (RFC 7505)').toBe('mx-missing')
    for (const judged of [judgeReturnPath(PLAN, undefined), judgeMx(PLAN, undefined)]) {
      expect(judged).toMatchObject({ code: 'unanswered', weight: 'advice' })
    }
  })

  it('wants Postmark’s very name in a CNAME', ({ expect }) => {
    const returnPath = { type: 'CNAME', name: 'pm-bounces.example.org', value: 'pm.mtasv.net' } as const
    expect(judgeReturnPath({ ...PLAN, returnPath }, ['pm.mtasv.net'])?.code).toBe('return-good')
    expect(judgeReturnPath({ ...PLAN, returnPath }, ['other.example'])?.code).toBe('return-missing')
  })

  it('wants Cloudflare’s servers where reports go, and nobody’s where none do', ({ expect }) => {
    const plan = { ...PLAN, reports: 'in.example.org' }
    expect(judgeReports(plan, ['route1.mx.cloudflare.net'])?.code).toBe('reports-good')
    expect(judgeReports(plan, ['mx.example.org'])?.code).toBe('reports-missing')
    expect(judgeReports(plan, ['route1.mx.cloudflare.net.evil.example'])?.code).toBe('reports-missing')
    expect(judgeReports(PLAN, undefined)).toBeUndefined()
  })
})

describe('what is asked for, by transport', () => {
  const sender = (transport: TransportName, more: Partial<Sender> = {}): Sender => ({
    name: 'news',
    from: 'News <news@example.org>',
    transport,
    smtpUrl: undefined,
    api: undefined,
    perSecond: undefined,
    dkimSelectors: ['k1'],
    ...more,
  })
  const BOUNCES = { local: 'bounces', domain: 'in.example.org' }

  it.for([
    ['cloudflare', 'cf-bounce.example.org', 'cf-bounce.example.org'],
    ['resend', 'send.example.org', 'send.example.org'],
    ['postmark', undefined, 'pm-bounces.example.org'],
    ['ses', undefined, undefined],
    ['smtp', 'in.example.org', undefined],
    ['development', undefined, undefined],
  ] as const)('%s: SPF of %s, return path %s', ([transport, spf, returnPath], { expect }) => {
    const plan = planOf(sender(transport), BOUNCES)
    expect([plan.domain, plan.spf?.name, plan.returnPath?.name]).toEqual(['example.org', spf, returnPath])
    expect(plan.reports).toBe(transport === 'smtp' ? 'in.example.org' : undefined)
  })

  it('Mailgun signs for its own domain, and SMTP without reports for the sender’s', ({ expect }) => {
    const api = { key: 'k', url: 'https://api.mailgun.net', domain: 'MG.example.org' }
    expect(planOf(sender('mailgun', { api }), undefined)).toMatchObject({
      signingDomain: 'mg.example.org',
      spf: { name: 'mg.example.org', include: 'mailgun.org' },
    })
    expect(planOf(sender('smtp'), undefined).spf).toEqual({ name: 'example.org' })
  })
})
