import type { Translator } from '../i18n/translate'
import type { Ctx } from '../platform/context'

/** What every router can rely on. Slices add to `Variables` by middleware of their own (`c.var.site`, `c.var.person`). */
export interface AppEnv {
  Bindings: Env
  Variables: {
    ctx: Ctx
    /** Words in the language of this answer; set again by the site's middleware, which knows its language. */
    t: Translator
    /** Asked for by nonceOf() (web/security-headers.ts), which makes it for the answers that need one. */
    nonce?: string
    /** Where a page leads that has nothing else to offer: what the address belongs to, by its name. */
    wayOn?: { readonly href: string; readonly label: string }
  }
}
