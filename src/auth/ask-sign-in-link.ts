import type { Locale } from '../i18n/translate'
import type { EmailAddress } from '../kernel/email-address'
import { takeSignIn } from '../limits/public'
import type { Ctx } from '../platform/context'
import { sha256 } from '../platform/hash'
import { enqueue } from '../platform/outbox'
import { refuse as refuseRequest } from '../web/errors'
import { signInAsked } from './jobs'

/**
 * Takes the wish for a sign-in link. Whether the address is anybody's is looked up by the job, so that the answer and its time are the
 * same for every address (S-45).
 * @param browser the asking browser's cookie: only there will the link open
 * @throws web/too-many-requests (429) for a network that asks without pause; beyond the hour's limit links come later; nobody is ever locked out by name (S-55)
 */
export async function askSignInLink(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'networks' | 'mayProceed' | 'wake'>,
  wish: {
    readonly email: EmailAddress
    readonly browser: string
    readonly locale: Locale
    readonly next?: string | undefined
  },
): Promise<void> {
  if (!(await ctx.mayProceed(`sign-in:${(await ctx.networks.current()) ?? ''}`))) {
    throw refuseRequest('too-many-requests', { retryAfterS: 60 })
  }
  const [browserHash, delayMs] = await Promise.all([sha256(wish.browser), takeSignIn(ctx)])
  const { locale, next } = wish
  await ctx.db.run(enqueue(ctx, signInAsked, { email: wish.email.key, browserHash, locale, next }, delayMs))
  ctx.wake()
}
