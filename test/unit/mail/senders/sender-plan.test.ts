import { describe, it } from 'vitest'
import { planOf } from '../../../../src/mail/senders/sender-plan'
import type { Sender } from '../../../../src/platform/mail-config'
import { HopelessJob } from '../../../../src/platform/outbox'
import { configWith } from '../../../support/config-with'
import { testContext } from '../../../support/test-context'

const REPORTS = { local: 'bounces', domain: 'in.courier.example' }

const sender = (fields: Partial<Sender>): Sender =>
  configWith(testContext(), { from: 'The Courier <news@courier.example>', dkimSelectors: [], ...fields })
    .senders.notices

const mailgun = (domain?: string): Partial<Sender> => ({
  transport: 'mailgun',
  api: { ...sender({}).api!, domain } as NonNullable<Sender['api']>,
})

describe('planOf: what each provider asks of the DNS', () => {
  for (const [transport, spf, returnPath] of [
    ['cloudflare', 'cf-bounce.courier.example _spf.mx.cloudflare.net', 'MX cf-bounce.courier.example'],
    ['resend', 'send.courier.example amazonses.com', 'MX send.courier.example'],
    ['postmark', undefined, 'CNAME pm-bounces.courier.example'],
    ['ses', undefined, undefined],
    ['development', undefined, undefined],
    ['smtp', 'courier.example ', undefined],
  ] as const) {
    it(`${transport}: SPF ${spf ?? 'is theirs'}; return path ${returnPath ?? 'is theirs'}`, ({ expect }) => {
      const plan = planOf(sender({ transport }), undefined)
      expect(plan.domain).toBe('courier.example')
      expect(plan.signingDomain).toBe('courier.example')
      expect(plan.spf && `${plan.spf.name} ${plan.spf.include ?? ''}`).toBe(spf)
      expect(plan.returnPath && `${plan.returnPath.type} ${plan.returnPath.name}`).toBe(returnPath)
      expect(plan.reports).toBeUndefined()
    })
  }

  it('mailgun: signs, sends and takes bounces at the domain set up there, in lower case', ({ expect }) => {
    expect(planOf(sender(mailgun('MG.Courier.example')), undefined)).toEqual({
      domain: 'courier.example',
      signingDomain: 'mg.courier.example',
      selectors: [],
      spf: { name: 'mg.courier.example', include: 'mailgun.org' },
      returnPath: { type: 'MX', name: 'mg.courier.example', value: 'mxa.mailgun.org' },
    })
  })

  it('mailgun: without one, at the domain that readers see', ({ expect }) => {
    expect(planOf(sender(mailgun()), undefined)).toMatchObject({
      signingDomain: 'courier.example',
      spf: { name: 'courier.example' },
      returnPath: { name: 'courier.example' },
    })
  })
})

describe('planOf: reports by mail', () => {
  it('smtp: the domain that takes them is the return path, so its SPF counts', ({ expect }) => {
    expect(planOf(sender({ transport: 'smtp' }), REPORTS)).toMatchObject({
      domain: 'courier.example',
      spf: { name: 'in.courier.example' },
      reports: 'in.courier.example',
    })
  })

  for (const transport of ['cloudflare', 'resend', 'postmark', 'ses', 'development'] as const) {
    it(`${transport}: tells by itself, and a bounce address changes nothing`, ({ expect }) => {
      const one = sender({ transport })
      expect(planOf(one, REPORTS)).toEqual(planOf(one, undefined))
    })
  }
})

describe('planOf: the sender', () => {
  it('hands its selectors on, in their order', ({ expect }) => {
    const dkimSelectors = ['second', 'first']
    expect(planOf(sender({ transport: 'ses', dkimSelectors }), undefined).selectors).toEqual(dkimSelectors)
  })

  for (const from of ['news@courier.example', '<news@courier.example>', 'a@b.c <news@courier.example>']) {
    it(`reads the domain of ${from}`, ({ expect }) => {
      expect(planOf(sender({ transport: 'ses', from }), undefined).domain).toBe('courier.example')
    })
  }

  it('has no plan without an address', ({ expect }) => {
    expect(() => planOf(sender({ transport: 'ses', from: 'The Courier' }), undefined)).toThrow(HopelessJob)
  })
})
