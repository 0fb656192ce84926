import * as v from 'valibot'
import { refuse } from './errors'
import type { Role, SiteRow } from './queries'
import { Settings } from './settings'

/** A tenant, as every use case gets it. */
export interface Site {
  readonly id: string
  readonly name: string
  readonly settings: Settings
}

/** A site as the list of a person's has it, with what they are there. */
export interface OwnSite extends Pick<Site, 'id' | 'name'> {
  readonly role: Role
}

/** What findSitesOf() found, in the order of ids. */
export const ownSites = ([row]: readonly { readonly sites: string }[]): readonly OwnSite[] =>
  row ? (JSON.parse(row.sites) as OwnSite[]) : []

/** @throws sites/unknown (404) without a row */
export function toSite(row: SiteRow | undefined): Site {
  if (!row) throw refuse('unknown')
  return { id: row.id, name: row.name, settings: v.parse(Settings, JSON.parse(row.settings)) }
}

/** What a site may be called in addresses. */
export const SITE_ID = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/

/**
 * Whether a page of `origin` may read and write this site's threads.
 * A site without any origin yet takes none but our own pages.
 */
export const allowsOrigin = (site: Site, origin: string, publicUrl: string): boolean =>
  origin === publicUrl || site.settings.origins.includes(origin)

/** First words of our own addresses: a site called so could not be reached below `/{site}/…` or `/desk/{site}`. */
export const RESERVED_IDS: ReadonlySet<string> = new Set([
  'access',
  'account',
  'all',
  'assets',
  'confirm',
  'desk',
  'docs',
  'embed',
  'following',
  'healthz',
  'hooks',
  'invite',
  'moderate',
  'new-address',
  'not-me',
  'not-mine',
  'own-data',
  'parts',
  'passkey',
  'preferences',
  'sign-in',
  'sign-out',
  'sites',
  'unsubscribe',
  'v1',
])
