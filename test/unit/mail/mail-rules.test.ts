import { describe, it } from 'vitest'
import { MAIL_SAMPLES } from '../../../src/desk/mail/mail-samples'
import { translator } from '../../../src/i18n/translate'
import { composeMail, FORM_HEADER } from '../../../src/mail/letter/compose'
import { DEFAULT_LOOK } from '../../../src/mail/letter/look'
import type { SampleFor } from '../../../src/mail/public'
import { cloudflareTransport } from '../../../src/mail/transports/transport-cloudflare'
import { letterOf } from '../../../src/mail/transports/transport-smtp'
import { composeConfirmation } from '../../../src/subscribers/sign-up/send-confirmation'
import { testContext } from '../../support/test-context'

const PUBLIC = 'https://comments.test'
const of: SampleFor = { siteId: 'courier', siteName: 'The Courier', locale: 'en', publicUrl: PUBLIC, now: 0 }

const composed = (sample: (typeof MAIL_SAMPLES)[number]) =>
  composeMail(testContext(), sample.compose(of), 'reader@example.com', 42, DEFAULT_LOOK)

/** Mails that anybody can cause by typing an address, by the names of their samples. */
const BY_FORM = ['confirm', 'already', 'follow']

const confirmation = () =>
  composeConfirmation(
    { site_id: 'courier', site_name: 'The Courier', email: 'ada@example.org', requested_at: 0, lists: [] },
    translator('en'),
    { confirm: `${PUBLIC}/confirm/t`, notMe: `${PUBLIC}/not-me/t` },
  )

describe('F6: a mail that a form caused', () => {
  it('says so in one header, which names nobody', async ({ expect }) => {
    const { headers, ...message } = await composeMail(testContext(), confirmation(), 'ada@example.org', 42)
    expect(headers[FORM_HEADER]).toBe('v=1')
    const raw = String(await (await letterOf({ ...message, headers })).build())
    expect(raw.match(/^Form-Sub: v=1\r?$/gm)).toHaveLength(1)
  })

  it('is one of those, and no other mail has the header', async ({ expect }) => {
    const marked: string[] = []
    for (const sample of MAIL_SAMPLES)
      if ((await composed(sample)).headers[FORM_HEADER] !== undefined) marked.push(sample.name)
    expect(marked.length).toBeGreaterThanOrEqual(3)
    for (const name of marked) expect(BY_FORM, name).toContain(name)
  })

  it('goes without it by Cloudflare, which refuses a letter for a header it does not know', async ({
    expect,
  }) => {
    const taken: Record<string, string>[] = []
    const binding = {
      send: async ({ headers }: { headers: Record<string, string> }) => {
        taken.push(headers)
        return { messageId: 'taken' }
      },
    } as unknown as SendEmail
    const message = await composeMail(testContext(), confirmation(), 'ada@example.org', 42)
    await cloudflareTransport(binding).send(message)
    expect(taken[0]).toMatchObject({ 'Auto-Submitted': 'auto-generated' })
    expect(Object.keys(taken[0]!)).not.toContain(FORM_HEADER)
  })
})

describe('C7: a mail as we make it', () => {
  it.for(MAIL_SAMPLES.map((sample) => [sample.name, sample] as const))(
    '%s: loads nothing, and its links lead where they say',
    async ([, sample], { expect }) => {
      const { html, text } = await composed(sample)
      expect(html).not.toMatch(/<img|background(-image)?:\s*url|<link|@import|<script|<iframe/i)
      for (const [, href] of html.matchAll(/href="([^"]+)"/g)) {
        expect(new URL(href!).origin, href).toBe(PUBLIC)
        expect(text).toContain(href!.replaceAll('&amp;', '&'))
      }
    },
  )
})
