import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { putBackJob } from '../../../src/desk/mail/put-back-job'
import { MAILING_KINDS, readMailRoom } from '../../../src/desk/mail/read-mail-room'
import { isTextKey, LOCALE_NAMES, translator } from '../../../src/i18n/translate'
import { JOB_HANDLERS } from '../../../src/jobs'
import { visit } from '../../support/a-member'
import { aTeam, liveContext, loggedAt } from '../../support/a-team'
import { testContext } from '../../support/test-context'

/** Deferred work that mails nobody by itself, or not for one site. */
const NO_MAIL_OF_A_SITE: ReadonlySet<string> = new Set([
  'addressbook.undo-import',
  'auth.send-sign-in-link',
  'auth.tell-sign-in',
  'authors.decide-banned',
  'authors.erase',
  'authors.erase-again',
  'authors.undo-banned',
  'comments.index',
  'comments.index-moved',
  'comments.reindex',
  'following.send-digests',
  'subscribers.erase-again',
  'team.erase-site',
  'threads.move-on',
  'sweeps.go-on',
])
const MAILING = JOB_HANDLERS.map(({ kind }) => kind.name).filter((name) => !NO_MAIL_OF_A_SITE.has(name))

async function parked(siteId: string, kind: string, gate: string | null = null) {
  const { newId } = liveContext()
  const id = newId()
  await env.DB.prepare(
    `INSERT INTO parked_jobs (id, kind, payload, attempts, last_error, gate, created_at, parked_at)
     VALUES (?1, ?2, ?3, 7, 'Resend 403', ?4, ?5, ?5)`,
  )
    .bind(id, kind, JSON.stringify({ siteId }), gate, Date.now())
    .run()
  return id
}

describe('a mail that did not go, of whatever kind', () => {
  it.for(MAILING)(
    '%s stands on the page of mail, under words of its own, and can be put back',
    async (kind, { expect }) => {
      const { site, owner } = await aTeam()
      const id = await parked(site.id, kind)
      const { text } = await visit(owner, `/desk/${site.id}/mail`)
      expect(text).toContain(`/desk/${site.id}/mail/parked/${id}`)
      expect(text).not.toContain(kind)
      const ctx = testContext()
      await putBackJob(ctx, site, owner.personId, id)
      expect((await readMailRoom(ctx, site, undefined)).parked).toEqual([])
      expect(await loggedAt(site)).toEqual(['mail.put-back'])
      await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(id).run()
    },
  )

  it.for(LOCALE_NAMES)('has a name in %s', (locale, { expect }) => {
    const names = MAILING_KINDS.map((kind) => {
      const key = `desk.mail-job-${kind}`
      return isTextKey(key) ? translator(locale)(key) : kind
    })
    expect(names.filter((name) => MAILING_KINDS.includes(name))).toEqual([])
    expect(new Set(names).size).toBe(MAILING_KINDS.length)
  })

  it.for(['comments.index', 'comments.reindex', 'auth.send-sign-in-link'])(
    '%s is no mail of a site: neither shown nor put back from there',
    async (kind, { expect }) => {
      const { site, owner } = await aTeam()
      const id = await parked(site.id, kind)
      const ctx = testContext()
      expect((await readMailRoom(ctx, site, undefined)).parked).toEqual([])
      await expect(putBackJob(ctx, site, owner.personId, id)).rejects.toMatchObject({
        code: 'desk/parked-unknown',
      })
      expect(ctx.wakeUps.count).toBe(0)
    },
  )

  it('is put back once, of two presses at once', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const id = await parked(site.id, 'team.send-invitation')
    const press = () => putBackJob(testContext(), site, owner.personId, id)
    const pressed = await Promise.allSettled([press(), press()])
    expect(pressed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const jobs = await env.DB.prepare('SELECT COUNT(*) AS n FROM jobs WHERE id = ?1').bind(id).first('n')
    expect(jobs).toBe(1)
    expect(await loggedAt(site)).toEqual(['mail.put-back'])
    await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(id).run()
  })

  it('of another site is out of reach, for an owner of both too', async ({ expect }) => {
    const [here, there] = [await aTeam(), await aTeam()]
    const id = await parked(there.site.id, 'moderation.tell-author')
    const ctx = testContext()
    await expect(putBackJob(ctx, here.site, here.owner.personId, id)).rejects.toMatchObject({ status: 404 })
    expect((await readMailRoom(ctx, there.site, undefined)).parked).toHaveLength(1)
    expect((await readMailRoom(ctx, here.site, undefined)).parked).toEqual([])
  })
})
