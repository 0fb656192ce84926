import { env } from 'cloudflare:workers'
import { describe, it, vi } from 'vitest'
import { askTestMail } from '../../../src/desk/mail/ask-test-mail'
import { readKeptMail } from '../../../src/mail/letter/read-kept-mail'
import { saveCheck } from '../../../src/mail/senders/check-queries'
import { sendTest, TESTS_A_DAY } from '../../../src/mail/senders/send-test'
import { stopSender } from '../../../src/mail/senders/sender-queries'
import { aMember, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { aSiteId } from '../../support/mail-hooks'
import { testContext } from '../../support/test-context'

const now = () => testContext({ now: Date.now() })

async function aDesk(role: 'owner' | 'moderator' | 'reader' = 'owner') {
  const site = await aSite()
  return { site, member: await aMember(site, role), path: `/desk/${site.id}/mail` }
}

const jobsOf = async (siteId: string) =>
  (
    await env.DB.prepare(
      "SELECT kind, payload, urgent FROM jobs WHERE kind = 'mail.send-test' AND payload LIKE ?1",
    )
      .bind(`%${siteId}%`)
      .all<{ kind: string; payload: string; urgent: number }>()
  ).results

const FINDINGS = [
  { subject: 'dkim', code: 'dkim-good', weight: 'good', name: 'resend._domainkey.comments.test' },
  {
    subject: 'dmarc',
    code: 'dmarc-missing',
    weight: 'needed',
    name: '_dmarc.comments.test',
    record: { type: 'TXT', name: '_dmarc.comments.test', value: 'v=DMARC1; p=none' },
  },
  { subject: 'return', code: 'return-missing', weight: 'advice', name: 'send.comments.test' },
]

const found = (sender: 'notices' | 'news' = 'notices') =>
  now().db.run(
    saveCheck(sender, 'comments.test', 'development', Date.now() - 3_600_000, 0, JSON.stringify(FINDINGS)),
  )

describe('the settings check at the desk', () => {
  it('says in words what is missing, and gives the record to copy', async ({ expect }) => {
    const desk = await aDesk()
    await found()
    const { text } = await visit(desk.member, `${desk.path}/check`)
    expect(text).toContain('comments.test is not verified.')
    expect(text).toContain('A key stands at resend._domainkey.comments.test')
    expect(text).toContain('Gmail, Yahoo and Outlook ask for one')
    expect(text).toMatch(/<input id="notices-dmarc-value" class="code" readonly="" value="v=DMARC1; p=none"/)
    expect(text, 'the state is a word too, never colour alone').toContain(
      '<span class="sr"> (missing)</span>',
    )
    expect(text).toContain('1 hour ago')
    await env.DB.prepare('DELETE FROM sender_checks').run()
  })

  it('looks up, keeps what it found, and shows it: in development there is nothing to look up', async ({
    expect,
  }) => {
    const desk = await aDesk('moderator')
    const answer = await send(desk.member, `${desk.path}/check`, {})
    expect(answer.headers.get('location')).toBe(`${desk.path}/check?done=checked`)
    const { text } = await visit(desk.member, `${desk.path}/check?done=checked`)
    expect(text).toContain('Looked up just now.')
    expect(text).toContain('there is nothing to look up.')
    await env.DB.prepare('DELETE FROM sender_checks').run()
  })

  it('says whether news may go, and where to mend it', async ({ expect }) => {
    const desk = await aDesk()
    const { text } = await visit(desk.member, `${desk.path}/check`)
    expect(text).toContain('News of this site is refused until this is there')
    expect(text).toContain('A postal address.')
    expect(text).toContain(`href="${desk.path}/look"`)
    await now().db.run(stopSender('news', 1, 'x', 'x', 0))
    expect((await visit(desk.member, `${desk.path}/check`)).text).toContain(
      'News stands still at the moment.',
    )
    await env.DB.prepare('DELETE FROM mail_senders').run()
  })

  it('is led to from the page of mail', async ({ expect }) => {
    const desk = await aDesk()
    expect((await visit(desk.member, desk.path)).text).toContain(
      `<a href="${desk.path}/check">Settings check</a>`,
    )
  })

  it('shows two ways apart, and one way once', async ({ expect }) => {
    const desk = await aDesk()
    const { text } = await visit(desk.member, `${desk.path}/check`)
    expect(text).toContain('Notices and news')
    expect(text.match(/mail\/test"/g)).toHaveLength(1)
  })
})

describe('a test mail', () => {
  it('goes to whoever is signed in, ahead of other mail, and to no address a form could name', async ({
    expect,
  }) => {
    const desk = await aDesk('moderator')
    const answer = await send(desk.member, `${desk.path}/test`, { sender: 'news', to: 'victim@example.org' })
    expect(answer.headers.get('location')).toBe(`${desk.path}/check?done=test`)
    const [job, ...more] = await jobsOf(desk.site.id)
    expect(more).toEqual([])
    expect(job!.urgent).toBe(1)
    expect(JSON.parse(job!.payload)).toMatchObject({
      siteId: desk.site.id,
      to: desk.member.email,
      sender: 'news',
    })
    expect(job!.payload).not.toContain('victim')
  })

  it('passes every check a real one passes, and its outcome is kept with its date', async ({ expect }) => {
    const desk = await aDesk()
    const ctx = now()
    const wish = {
      siteId: desk.site.id,
      siteName: 'The Courier',
      to: desk.member.email,
      locale: 'de',
      sender: 'notices',
    } as const
    await sendTest(ctx, wish)
    const kept = (await readKeptMail(ctx)).filter(({ to }) => to === desk.member.email)
    expect(kept).toHaveLength(1)
    expect(kept[0]!.subject).toBe('Testmail von The Courier')
    const { text } = await visit(desk.member, `${desk.path}/check`)
    expect(text).toContain('The last test mail was taken by the transport.')
  })

  it('is not for filling a mailbox: twenty a day', async ({ expect }) => {
    const ctx = now()
    const wish = {
      siteId: aSiteId(),
      siteName: 'x',
      to: `t-${crypto.randomUUID()}@example.org`,
      locale: 'en',
      sender: 'notices',
    } as const
    for (let at = 0; at < TESTS_A_DAY + 3; at++) await sendTest(ctx, wish)
    expect((await readKeptMail(ctx)).filter(({ to }) => to === wish.to)).toHaveLength(TESTS_A_DAY)
  })

  it('is refused to who presses without end', async ({ expect }) => {
    const site = await aSite()
    const asking = askTestMail(
      { ...now(), mayProceed: vi.fn(async () => false) },
      site,
      { id: 1, email: 'a@example.org' },
      'notices',
      'en',
    )
    await expect(asking).rejects.toMatchObject({ code: 'web/too-many-requests', status: 429 })
    expect(await jobsOf(site.id)).toEqual([])
  })
})
