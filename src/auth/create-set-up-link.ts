import { parseEmail } from '../kernel/email-address'
import { cleanLine } from '../kernel/text'
import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { randomToken, sha256 } from '../platform/hash'
import { findPersonByEmail, insertPerson, insertSetUpLink } from './queries'

/**
 * Lets the first owner in: makes the person if there is none of that address, and a link that opens one session within a day. It is bound to
 * no browser, so it is only ever printed on the terminal of whoever runs the install, never mailed.
 * @throws Error for what is no address: a fault of the command, not of a visitor
 */
export async function createSetUpLink(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'config'>,
  owner: { readonly email: string; readonly name: string },
): Promise<{ readonly personId: number; readonly url: string }> {
  const email = parseEmail(owner.email)
  if (!email) throw new Error(`"${owner.email}" is no e-mail address`)
  const now = ctx.clock.now()
  const token = randomToken()
  const [, , found] = await ctx.db.batch([
    insertPerson(ctx.newId(), email.key, cleanLine(owner.name), now),
    insertSetUpLink(await sha256(token), email.key, now, now + DAY_MS),
    findPersonByEmail(email.key),
  ])
  return { personId: found.rows[0]!.id, url: `${ctx.config.publicUrl}/desk/sign-in/${token}` }
}
