import { translator } from '../i18n/translate'
import { MINUTE_MS } from '../kernel/time'
import { sendMail } from '../mail/public'
import type { Ctx } from '../platform/context'
import { randomToken, sha256 } from '../platform/hash'
import { deleteLink, findPersonByEmail, insertSignInLink } from './queries'
import type { SignInRequest } from './schema'

/** OWASP ASVS 5, 6.5.5: out-of-band codes live ten minutes at most. */
export const LINK_LIFE_MS = 10 * MINUTE_MS
const COUNTED_MS = 15 * MINUTE_MS
const MAILS_MAX = 3

/**
 * Job `auth.send-sign-in-link`: mails a link if the address is somebody's. The token is made here, so that it stands in no table and no
 * queue, only in the mail. At most three mails an address in 15 minutes; what is over is dropped in silence.
 */
export async function sendSignInLink(ctx: Ctx, wish: SignInRequest): Promise<void> {
  const person = await ctx.db.first(findPersonByEmail(wish.email))
  if (!person) return
  const now = ctx.clock.now()
  const token = randomToken()
  const tokenHash = await sha256(token)
  const { changes } = await ctx.db.run(
    insertSignInLink(
      tokenHash,
      person.id,
      wish.browserHash,
      now,
      now + LINK_LIFE_MS,
      now - COUNTED_MS,
      MAILS_MAX,
    ),
  )
  if (changes === 0) return
  const t = translator(wish.locale)
  const next = wish.next === undefined ? '' : `?${new URLSearchParams({ next: wish.next })}`
  try {
    await sendMail(ctx, {
      siteId: '*',
      siteName: 'Afterword',
      kind: 'auth.sign-in',
      to: person.email,
      locale: wish.locale,
      subject: t('account.mail-subject'),
      blocks: [
        { kind: 'text', text: t('account.mail-text') },
        {
          kind: 'button',
          label: t('account.sign-in'),
          url: `${ctx.config.publicUrl}/desk/sign-in/${token}${next}`,
        },
        { kind: 'text', text: t('account.mail-limits', { count: LINK_LIFE_MS / MINUTE_MS }) },
        { kind: 'small', text: t('account.mail-why') },
      ],
    })
  } catch (error) {
    // A link nobody got must not count against the three; the job tries again with a new one.
    await ctx.db.run(deleteLink(tokenHash))
    throw error
  }
}
