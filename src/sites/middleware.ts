import { createMiddleware } from 'hono/factory'
import type { PersonEnv } from '../auth/middleware'
import { negotiateLocale } from '../i18n/negotiate-locale'
import { translator } from '../i18n/translate'
import type { AppEnv } from '../web/app-env'
import { askedLanguage } from '../web/asked-language'
import { refuse as refuseRequest } from '../web/errors'
import { refuse } from './errors'
import { authorize, type Permission } from './permissions'
import { findSiteOf, findSitesOf, type Role, type SiteRow } from './queries'
import { readWithSite } from './read-with-site'
import { allowsOrigin, type OwnSite, ownSites, type Site, toSite } from './site'

export interface SiteEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { site: Site }
}

/** The `:site` of the address → `c.var.site`, and words in its language. @throws sites/unknown (404) */
export const withSite = createMiddleware<SiteEnv>(async (c, next) => {
  const { site } = await readWithSite(c.var.ctx, c.req.param('site') ?? '', [])
  c.set('site', site)
  const [href] = site.settings.origins
  if (href) c.set('wayOn', { href, label: site.name })
  // Never the browser's language here: these answers are kept by address, and one reader's language must not reach another.
  c.set('t', translator(negotiateLocale(askedLanguage(c), site.settings.locale, undefined)))
  await next()
})

/**
 * In front of every public write: a browser says which page it comes from, and that page must be one of the site's. Scripts outside
 * browsers send no `Origin` and hold no credential that could be borrowed. @throws sites/origin-not-allowed (403)
 */
export const fromAllowedOrigin = createMiddleware<SiteEnv>(async (c, next) => {
  // Forms on our own pages, which send no referrer, come with `Origin: null`; Fetch Metadata says that they are ours.
  const ours = c.req.header('sec-fetch-site') === 'same-origin'
  const origin = ours ? undefined : c.req.header('origin')
  if (origin !== undefined && !allowsOrigin(c.var.site, origin, c.var.ctx.config.publicUrl)) {
    throw refuse('origin-not-allowed', { params: { origin: origin.slice(0, 200), site: c.var.site.id } })
  }
  await next()
})

/** Behind auth's requirePerson, for what gathers the sites of a person. */
export interface SitesEnv extends PersonEnv {
  Variables: PersonEnv['Variables'] & {
    /** Every site of this person, with what they are there. */
    sites: readonly OwnSite[]
  }
}

/** For everything below one site at the desk. */
export interface MemberEnv extends SitesEnv {
  Variables: SitesEnv['Variables'] & { site: Site; role: Role }
}

/** The person's sites → `c.var.sites`. */
export const withSites = createMiddleware<SitesEnv>(async (c, next) => {
  const { ctx, person } = c.var
  c.set('sites', ownSites(await ctx.db.all(findSitesOf(person.id))))
  await next()
})

/**
 * The `:site` of the address, if the person is a member there. To everybody else it does not exist, so that nobody learns which sites an
 * install holds. @throws web/not-found (404)
 */
export const withMembership = createMiddleware<MemberEnv>(async (c, next) => {
  const id = c.req.param('site') ?? ''
  if (c.get('role') && c.var.site.id === id) return next()
  const { ctx, person } = c.var
  const found = await ctx.db.all(findSiteOf(person.id, id))
  const sites = ownSites(found)
  const member = sites.find((site) => site.id === id)
  const row = found[0]
  if (!member || !row?.id) throw refuseRequest('not-found')
  c.set('site', toSite(row as SiteRow))
  c.set('role', member.role)
  c.set('sites', sites)
  await next()
})

/** Names what a route needs, in the route table itself. @throws sites/not-permitted (403) */
export const permit = (permission: Permission) =>
  createMiddleware<MemberEnv>(async (c, next) => {
    authorize(c.var.role, permission)
    await next()
  })
