import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { frameOf } from '../desk/public'
import type { MemberEnv } from '../sites/public'
import { renderDesk } from '../web/desk-page'

/** A page of the address book in the desk's frame. */
export function showAddressbook(
  c: Context<MemberEnv>,
  title: string,
  page: Child,
  { status = 200, script }: { readonly status?: number; readonly script?: string } = {},
): Promise<Response> {
  const { t, person, site, role, sites } = c.var
  const frame = frameOf(t, person, { site, role, sites, at: 'subscribers' })
  return renderDesk(c, { title: `${title} · ${site.name}`, status, ...(script && { script }) }, frame, page)
}
