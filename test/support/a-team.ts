import { env } from 'cloudflare:workers'
import type { Person } from '../../src/auth/public'
import { parseEmail } from '../../src/kernel/email-address'
import type { Role, Site } from '../../src/sites/public'
import { inviteMember } from '../../src/team/public'
import { sendInvitation } from '../../src/team/send-invitation'
import { aMember, type Member } from './a-member'
import { aSite } from './a-site'
import { type TestCtx, testContext } from './test-context'

/** A site with one owner and as many others as roles are named. */
export async function aTeam(...others: readonly Role[]) {
  const site = await aSite()
  const owner = await aMember(site, 'owner')
  const members: Member[] = []
  for (const role of others) members.push(await aMember(site, role))
  return { site, owner, members }
}

export const personOf = ({ personId, email, name }: Member): Person => ({ id: personId, email, name })

/** Who has which role, as the database holds it. */
export async function rolesOf(site: Site): Promise<Readonly<Record<number, Role>>> {
  const { results } = await env.DB.prepare('SELECT person_id, role FROM members WHERE site_id = ?1')
    .bind(site.id)
    .all<{ person_id: number; role: Role }>()
  return Object.fromEntries(results.map(({ person_id, role }) => [person_id, role]))
}

/** Asks an address to join and does the job. @returns the token of the mail's link */
export async function anInvitation(
  ctx: TestCtx,
  site: Site,
  owner: Member,
  email: string,
  role: Role = 'moderator',
): Promise<string> {
  await inviteMember(ctx, site, owner.personId, { email: parseEmail(email)!, role }, 'en')
  return mailInvitation(ctx, site, email)
}

/** Does the job of an invitation that stands. @returns the token of the mail's link */
export async function mailInvitation(ctx: TestCtx, site: Site, email: string): Promise<string> {
  await sendInvitation(ctx, { siteId: site.id, email, locale: 'en', mailId: ctx.newId() })
  const [text] = await mailsTo(email)
  const token = /\/desk\/invite\/([\w-]{43})/.exec(text ?? '')?.[1]
  if (!token) throw new Error(`no invitation was mailed to ${email}`)
  return token
}

/** Texts of what was mailed to an address, newest first. */
export async function mailsTo(email: string): Promise<readonly string[]> {
  const { results } = await env.DB.prepare('SELECT * FROM kept_mail').all<Record<string, unknown>>()
  return results
    .map((row) => JSON.stringify(row))
    .filter((row) => row.includes(email))
    .reverse()
}

export const anAddress = (): string => `new-${crypto.randomUUID().slice(0, 8)}@team.example`

/** The real clock, by which the Worker under test lives. */
export const liveContext = (): TestCtx => testContext({ now: Date.now() })

/** Actions of a site's log, oldest first. */
export async function loggedAt(site: Pick<Site, 'id'>): Promise<readonly string[]> {
  const { results } = await env.DB.prepare('SELECT action FROM audit WHERE site_id = ?1 ORDER BY id')
    .bind(site.id)
    .all<{ action: string }>()
  return results.map(({ action }) => action)
}
