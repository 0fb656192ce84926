import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DEFAULT_LOOK } from '../../../src/mail/letter/look'
import type { Message } from '../../../src/mail/letter/message'
import { readLook } from '../../../src/mail/letter/read-look'
import type { Block } from '../../../src/mail/mail'
import { sendMail } from '../../../src/mail/sending/send-mail'
import type { Role, Site } from '../../../src/sites/public'
import { aMember, dumpDatabase, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { aLetter } from '../../support/mail-hooks'
import { testContext } from '../../support/test-context'

async function aDesk(role: Role = 'owner') {
  const site = await aSite()
  return { site, member: await aMember(site, role), path: `/desk/${site.id}/mail/look` }
}

const LOOK = {
  color: '#8a3b12',
  logoUrl: 'https://example.org/logo.png',
  logoAlt: 'Our mark',
  postalAddress: 'The Courier\n1 South Road',
}

const logOf = async (site: Site) =>
  (
    await env.DB.prepare(
      "SELECT action, before, after FROM audit WHERE site_id = ?1 AND action = 'mail.look'",
    )
      .bind(site.id)
      .all<{ action: string; before: string; after: string }>()
  ).results

const BLOCKS: Block[] = [{ kind: 'button', label: 'Read', url: 'https://example.org/' }]

/** What would be sent now, as the transport gets it. */
async function sentFrom(siteId: string): Promise<{ message: Message; rowsRead: number }> {
  const sent: Message[] = []
  const ctx = testContext()
  await sendMail(
    ctx,
    { ...aLetter(siteId, `r-${crypto.randomUUID()}@example.org`), blocks: BLOCKS },
    {
      transport: { send: (message) => Promise.resolve(String(sent.push(message))) },
    },
  )
  return { message: sent[0]!, rowsRead: ctx.db.usage.rowsRead }
}

describe('the look of mails', () => {
  it('is in every mail of the site from now on, in both parts, for one row read', async ({ expect }) => {
    const desk = await aDesk()
    const before = await sentFrom(desk.site.id)
    expect(before.message.html).toContain(DEFAULT_LOOK.color)
    expect((await send(desk.member, desk.path, LOOK)).headers.get('location')).toBe(`${desk.path}?saved=1`)
    const { message, rowsRead } = await sentFrom(desk.site.id)
    const postal = LOOK.postalAddress.split('\n').map((line) => `<span dir="auto">${line}</span>`)
    for (const part of [LOOK.color, LOOK.logoUrl, 'alt="Our mark"', postal.join('<br/>')])
      expect(message.html).toContain(part)
    expect(message.html).not.toContain(DEFAULT_LOOK.color)
    expect(message.text.trimEnd().endsWith(LOOK.postalAddress)).toBe(true)
    expect(rowsRead - before.rowsRead).toBeLessThanOrEqual(1)
  })

  it('belongs to one site', async ({ expect }) => {
    const [desk, other] = [await aDesk(), await aSite()]
    await send(desk.member, desk.path, LOOK)
    expect(await readLook(testContext(), other.id)).toEqual(DEFAULT_LOOK)
    expect((await sentFrom(other.id)).message.html).not.toContain(LOOK.logoUrl)
  })

  it('is written down once, with before and after; the same form again leaves no trace', async ({
    expect,
  }) => {
    const desk = await aDesk()
    await send(desk.member, desk.path, LOOK)
    await send(desk.member, desk.path, LOOK)
    const log = await logOf(desk.site)
    expect(log).toHaveLength(1)
    expect(JSON.parse(log[0]!.before)).toEqual(DEFAULT_LOOK)
    expect(JSON.parse(log[0]!.after)).toEqual(LOOK)
  })

  it('is the default again where everything is emptied', async ({ expect }) => {
    const desk = await aDesk()
    await send(desk.member, desk.path, LOOK)
    await send(desk.member, desk.path, { color: '', logoUrl: '', logoAlt: '', postalAddress: ' ' })
    expect(await readLook(testContext(), desk.site.id)).toEqual(DEFAULT_LOOK)
  })

  it.for([
    ['color', 'red', 'six digits'],
    ['color', '#fff;background:url(https://evil.example)', 'six digits'],
    ['color', '#ffcc00', '#ffcc00 is too pale to read on white: 1.5 to 1, and 4.5 is needed. #'],
    ['logoUrl', 'http://example.org/logo.png', 'with https'],
    ['logoUrl', 'javascript:alert(1)', 'with https'],
    ['logoUrl', 'data:image/png;base64,AAAA', 'with https'],
    ['logoUrl', 'https://u:p@example.org/logo.png', 'with https'],
    ['postalAddress', 'x'.repeat(301), '300'],
    ['logoAlt', 'x'.repeat(81), '80'],
  ] as const)(
    'refuses %s %s, says why, and loses nothing typed',
    async ([field, value, told], { expect }) => {
      const desk = await aDesk()
      const { status, text } = await send(desk.member, desk.path, { ...LOOK, [field]: value })
      expect(status).toBe(422)
      expect(text).toContain(`id="${field}-error"`)
      expect(text).toContain(told)
      for (const typed of Object.values({ ...LOOK, [field]: value })) expect(text).toContain(typed)
      expect(await readLook(testContext(), desk.site.id)).toEqual(DEFAULT_LOOK)
    },
  )

  it('names a colour that passes where one is too pale', async ({ expect }) => {
    const desk = await aDesk()
    const { text } = await send(desk.member, desk.path, { ...LOOK, color: '#ffcc00' })
    const better = /(#[0-9a-f]{6}) is the nearest/.exec(text)![1]!
    expect((await send(desk.member, desk.path, { ...LOOK, color: better })).status).toBe(303)
  })
})

describe('who sees and sets it', () => {
  it.for([
    ['reader', 403, 403],
    ['moderator', 200, 403],
    ['owner', 200, 303],
  ] as const)('%s: page %i, save %i', async ([role, page, save], { expect }) => {
    const desk = await aDesk(role)
    const seen = await visit(desk.member, desk.path)
    expect(seen.status).toBe(page)
    expect(seen.text.includes('name="postalAddress"')).toBe(role === 'owner')
    expect((await visit(desk.member, `${desk.path}/preview`)).status).toBe(page)
    expect((await send(desk.member, desk.path, LOOK)).status).toBe(save)
  })

  it('does not exist for members of other sites', async ({ expect }) => {
    const desk = await aDesk()
    const stranger = await aMember(await aSite(), 'owner')
    expect((await visit(stranger, desk.path)).status).toBe(404)
    expect((await visit(stranger, `${desk.path}/preview`)).status).toBe(404)
    expect((await send(stranger, desk.path, LOOK)).status).toBe(404)
  })
})

describe('previews', () => {
  it('show the mail that is asked for in its language while the desk keeps its own', async ({ expect }) => {
    const desk = await aDesk()
    const { text } = await visit(desk.member, `${desk.path}?mail=already&in=de`)
    expect(text).toContain('<html lang="en"')
    expect(text).toContain('value="already" selected=""')
    expect(text).toContain('Diese Adresse stand in einem Anmeldeformular')
    const frame = await visit(desk.member, `${desk.path}/preview?mail=already&in=de&theme=light`)
    expect(frame.text).toContain('<html lang="de"')
  })

  it('are dark or light whatever the browser prefers', async ({ expect }) => {
    const desk = await aDesk()
    const dark = (await visit(desk.member, `${desk.path}/preview?theme=dark`)).text
    const light = (await visit(desk.member, `${desk.path}/preview?theme=light`)).text
    expect(dark).toContain('@media all {')
    expect(dark).toContain('<meta name="color-scheme" content="dark"/>')
    expect(light).toContain('@media not all {')
    expect((await sentFrom(desk.site.id)).message.html).toContain('@media (prefers-color-scheme: dark) {')
  })

  it('run nothing and lead nowhere: sandboxed, with only the logo’s origin for pictures', async ({
    expect,
  }) => {
    const desk = await aDesk()
    const frame = () => visit(desk.member, `${desk.path}/preview`)
    expect((await frame()).headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
    )
    await send(desk.member, desk.path, LOOK)
    expect((await frame()).headers.get('content-security-policy')).toContain('img-src https://example.org;')
    const page = await visit(desk.member, desk.path)
    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'")
    expect(page.text.match(/<iframe [^>]*sandbox=""/g)).toHaveLength(2)
  })

  it('hold no link that would do anything', async ({ expect }) => {
    const desk = await aDesk()
    const { text } = await visit(desk.member, `${desk.path}/preview?mail=confirm`)
    const links = [...text.matchAll(/href="https:\/\/comments\.test(\/[^"]+)"/g)].map(([, path]) => path!)
    expect(links.length).toBeGreaterThan(1)
    for (const link of links) expect((await visit(undefined, link)).status).toBe(403)
  })

  it('change nothing by being looked at', async ({ expect }) => {
    const desk = await aDesk()
    const before = await dumpDatabase()
    await visit(desk.member, desk.path)
    await visit(desk.member, `${desk.path}/preview?mail=new-comment&theme=dark&in=de`)
    expect(await dumpDatabase()).toBe(before)
  })
})
