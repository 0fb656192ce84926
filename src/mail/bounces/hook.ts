import type { Ctx } from '../../platform/context'
import type { Bounce } from './bounce'

/** A provider's call, as it came: the body is not parsed, because signatures are over its bytes. */
export interface HookCall {
  readonly headers: Headers
  readonly body: Uint8Array<ArrayBuffer>
}

/** What a proof may need: certificates are fetched, and kept for a while. */
export type HookCtx = Pick<Ctx, 'config' | 'clock' | 'memory'>

/** How one provider proves that it calls, and what it tells. */
export interface Hook {
  /**
   * @param keys of this provider, newest first; any of them may have been used, so that they can be changed without a gap
   * @returns what to take once only, for signatures that say nothing of the body
   * @throws mail/hook-unsigned (401), mail/hook-forged (403), mail/hook-old (403)
   */
  prove(
    keys: readonly string[],
    call: HookCall,
    now: number,
    ctx: HookCtx,
  ): Promise<{ readonly once?: string }>
  /** @returns what it means for addresses; nothing for events we have no use for, undefined for what is no event of theirs */
  read(body: unknown): readonly Bounce[] | undefined
  /** Answers a proven call that asks whether we want to be called. */
  greet?(ctx: HookCtx, body: unknown): Promise<void>
}

/** The body as JSON; undefined if it is none. */
export function jsonOf({ body }: HookCall): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    // No JSON.
    return undefined
  }
}
