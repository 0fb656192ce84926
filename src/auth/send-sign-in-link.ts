import { MINUTE_MS } from '../kernel/time'
import { sendMail } from '../mail/public'
import type { Ctx } from '../platform/context'
import { randomToken, sha256 } from '../platform/hash'
import { deleteLink, findPersonByEmail, insertSignInLink } from './queries'
import type { SignInRequest } from './schema'
import { codeHashOf, codeOf } from './sign-in-code'
import { composeSignInMail, LINK_LIFE_MS } from './sign-in-mail'

const COUNTED_MS = 15 * MINUTE_MS
const MAILS_MAX = 3

/**
 * Job `auth.send-sign-in-link`: mails a link and its code if the address is somebody's. The token is made here, so that it stands in no table and no
 * queue, only in the mail. At most three mails an address in 15 minutes; what is over is dropped in silence.
 */
export async function sendSignInLink(ctx: Ctx, wish: SignInRequest): Promise<void> {
  const person = await ctx.db.first(findPersonByEmail(wish.email))
  if (!person) return
  const now = ctx.clock.now()
  const token = randomToken()
  const [tokenHash, code] = await Promise.all([sha256(token), codeOf(token)])
  const { changes } = await ctx.db.run(
    insertSignInLink(
      tokenHash,
      person.id,
      wish.browserHash,
      await codeHashOf(ctx.config.hashKey, wish.browserHash, code),
      now,
      now + LINK_LIFE_MS,
      now - COUNTED_MS,
      MAILS_MAX,
    ),
  )
  if (changes === 0) return
  const next = wish.next === undefined ? '' : `?${new URLSearchParams({ next: wish.next })}`
  const url = `${ctx.config.publicUrl}/desk/sign-in/${token}${next}`
  try {
    await sendMail(ctx, composeSignInMail(person.email, wish.locale, url, code))
  } catch (error) {
    // A link nobody got must not count against the three; the job tries again with a new one.
    await ctx.db.run(deleteLink(tokenHash))
    throw error
  }
}
