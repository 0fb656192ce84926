import { describe, it } from 'vitest'
import page from '../../../docs/reference/mail-headers.md?raw'
import { MAIL_SAMPLES } from '../../../src/desk/mail/mail-samples'
import { translator } from '../../../src/i18n/translate'
import { composeMail, FORM_HEADER } from '../../../src/mail/letter/compose'
import { DEFAULT_LOOK } from '../../../src/mail/letter/look'
import type { SampleFor } from '../../../src/mail/public'
import { cloudflareTransport } from '../../../src/mail/transports/transport-cloudflare'
import { letterOf } from '../../../src/mail/transports/transport-smtp'
import { composeConfirmation } from '../../../src/subscribers/sign-up/send-confirmation'
import { reportContext } from '../../support/reports'
import { testContext } from '../../support/test-context'

const PUBLIC = 'https://comments.test'
const of: SampleFor = { siteId: 'courier', siteName: 'The Courier', locale: 'en', publicUrl: PUBLIC, now: 0 }

const composed = (sample: (typeof MAIL_SAMPLES)[number]) =>
  composeMail(testContext(), sample.compose(of), 'reader@example.com', 42, DEFAULT_LOOK)

/** Mails that anybody can cause by typing an address, by the names of their samples. */
const BY_FORM = ['confirm', 'already', 'follow', 'notice-arrived']

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

describe('the headers of our mails', () => {
  it('stand in the reference, each that any letter has and no other', async ({ expect }) => {
    const told = [...page.matchAll(/^\| ((?:`[\w-]+`(?:, )?)+) \|/gm)].flatMap(([, names]) =>
      names!.split(', ').map((name) => name.slice(1, -1).toLowerCase()),
    )
    const sent = new Set<string>()
    // As many as there can be: one's own bounce address, and news.
    const ctx = reportContext()
    for (const sample of MAIL_SAMPLES) {
      const sampled = sample.compose(of)
      const news = { list: { id: 'daily', name: 'Daily' }, unsubscribeUrl: `${PUBLIC}/u` }
      const letter = sampled.siteId === of.siteId ? { ...sampled, ...news } : sampled
      const message = await composeMail(ctx, letter, 'reader@example.com', 42, DEFAULT_LOOK)
      const raw = String(await (await letterOf(message)).build())
      const [head = ''] = raw.split('\r\n\r\n', 1)
      const ofParts = raw.match(/^Content-[\w-]+(?=:)/gm) ?? []
      for (const name of [...(head.match(/^[\w-]+(?=:)/gm) ?? []), ...ofParts]) sent.add(name.toLowerCase())
    }
    expect([...sent].sort()).toEqual([...told].sort())
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
