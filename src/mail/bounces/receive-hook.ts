import type { Ctx } from '../../platform/context'
import { sha256 } from '../../platform/hash'
import type { MailHookProvider } from '../../platform/mail-config'
import { isUniqueViolation } from '../../platform/sql'
import { refuse as refuseRequest } from '../../web/errors'
import { refuse } from '../errors'
import { takeToken } from '../queries'
import { type Hook, type HookCall, jsonOf } from './hook'
import { mailgunHook } from './hook-mailgun'
import { postmarkHook } from './hook-postmark'
import { resendHook } from './hook-resend'
import { sesHook } from './hook-ses'
import { recordBounce } from './record-bounce'

const HOOKS: Readonly<Record<MailHookProvider, Hook>> = {
  resend: resendHook,
  postmark: postmarkHook,
  mailgun: mailgunHook,
  ses: sesHook,
}

/**
 * A provider's call: who calls is proved first, then what it tells is remembered. Calls come twice, late and in any order (B8). Which
 * addresses we know is not to be learned here: the answer is the same for all of them.
 * @throws web/not-found (404) for a provider without a key here; mail/hook-unsigned (401); mail/hook-forged, mail/hook-old,
 *   mail/hook-repeated (403); web/body-unreadable (400). After any of them nothing has changed.
 */
export async function receiveHook(
  ctx: Pick<Ctx, 'config' | 'db' | 'clock' | 'log' | 'memory'>,
  provider: string,
  call: HookCall,
): Promise<void> {
  const keys = ctx.config.mailHookKeys.flatMap(({ id, secret }) => (id === provider ? [secret] : []))
  if (keys.length === 0) throw refuseRequest('not-found')
  const hook = HOOKS[provider as MailHookProvider]
  const { once } = await hook.prove(keys, call, ctx.clock.now(), ctx)
  const bounces = hook.read(jsonOf(call))
  if (!bounces) throw refuseRequest('body-unreadable')
  await hook.greet?.(ctx, jsonOf(call))
  const token = once === undefined ? [] : [takeToken(await sha256(once), ctx.clock.now())]
  try {
    if (bounces.length === 0 && token.length > 0) await ctx.db.batch(token)
    for (const bounce of bounces) {
      const known = await recordBounce(ctx, bounce, token)
      ctx.log.info('mail.heard', { provider, kind: bounce.kind, known })
    }
  } catch (error) {
    if (isUniqueViolation(error, 'hook_tokens.token_hash'))
      throw refuse('hook-repeated', {}, { cause: error })
    throw error
  }
}
