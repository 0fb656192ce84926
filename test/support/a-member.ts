import { env } from 'cloudflare:workers'
import { createSetUpLink } from '../../src/auth/public'
import { startSession } from '../../src/auth/start-session'
import type { Role } from '../../src/sites/public'
import { insertMember, type Site } from '../../src/sites/public'
import { type Answer, call } from './api'
import { testContext } from './test-context'

export interface Member {
  readonly personId: number
  readonly email: string
  readonly name: string
  /** The header that makes a request theirs. */
  readonly cookie: string
}

/** Somebody of a site's team, signed in. Without a site they are signed in and member nowhere. */
export async function aMember(site?: Site, role: Role = 'moderator'): Promise<Member> {
  // The Worker under test lives by the real clock, so its sessions begin there.
  const ctx = testContext({ now: Date.now() })
  const id = crypto.randomUUID().slice(0, 8)
  const person = { email: `mo-${id}@team.example`, name: `Mo ${id}` }
  const { personId } = await createSetUpLink(ctx, person)
  if (site) await ctx.db.run(insertMember(site.id, personId, role, ctx.clock.now()))
  return {
    personId,
    ...person,
    cookie: `__Host-afterword=${await startSession(ctx, personId, { method: 'link', device: 'Firefox · Linux' })}`,
  }
}

/** What a browser adds to a form or fetch of our own pages. */
export const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin', origin: 'https://comments.test' }

export const visit = (
  member: Pick<Member, 'cookie'> | undefined,
  path: string,
  headers = {},
): Promise<Answer> => call(path, { headers: { ...(member && { cookie: member.cookie }), ...headers } })

/** Sends a form of the desk as a browser would. */
export const send = (
  member: Pick<Member, 'cookie'> | undefined,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  call(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { ...SAME_ORIGIN, ...(member && { cookie: member.cookie }), ...headers },
  })

/** Everything the database holds, for tests that say "nothing changed". Tables of the platform's own are left out. */
export async function dumpDatabase(but: readonly string[] = []): Promise<string> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
  ).all<{ name: string }>()
  const names = results.filter(({ name }) => !but.includes(name))
  const tables = await env.DB.batch(names.map(({ name }) => env.DB.prepare(`SELECT * FROM "${name}"`)))
  return JSON.stringify(names.map(({ name }, at) => [name, tables[at]!.results]))
}
