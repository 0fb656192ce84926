// One page, one thread: the many addresses of an article are brought to one form. What makes the form is
// documented in docs/reference/page-address.md; changing it moves threads, so it only ever changes with a migration.

/** The longest address taken, in characters. */
export const PAGE_URL_MAX = 2048

/** Query parameters that say where a visitor came from, not which page this is. */
const TRACKING = new Set([
  'fbclid', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'msclkid', 'yclid', 'ysclid', 'twclid', 'ttclid', 'li_fat_id',
  'igshid', 'igsh', 'mc_cid', 'mc_eid', 'mkt_tok', '_hsenc', '_hsmi', '__hstc', '__hssc', '__hsfp', 'hsctatracking',
  'vero_id', 'oly_anon_id', 'oly_enc_id', 'rb_clickid', 's_cid', 'wickedid', '_openstat', '_ga', '_gl', 'ref_src',
  'ref_url', 'srsltid', 'at_medium', 'at_campaign', 'sc_channel', 'sc_campaign', 'cmpid', 'ncid', 'mibextid',
]) // biome-ignore format: a table reads better packed

const TRACKING_PREFIXES = ['utm_', 'pk_', 'piwik_', 'mtm_', 'matomo_', 'hsa_', 'afterword_']

export interface PageUrl {
  /** The canonical address, for links: `https://example.org/post/1`. */
  readonly href: string
  /** The same without scheme: http and https are one thread. */
  readonly key: string
  /** `https://example.org`, for the site's list of origins. */
  readonly origin: string
}

/**
 * The canonical form of a page's address. Drops fragment, credentials, tracking parameters, default port, a trailing slash,
 * the dot after a host; lower-cases scheme and host; writes percent-escapes in capitals (RFC 3986, 6.2.2).
 * @returns undefined if it is not an absolute http(s) address, holds control characters, or is too long.
 */
export function parsePageUrl(text: string): PageUrl | undefined {
  if (text.length > PAGE_URL_MAX || !text.isWellFormed() || /\p{Cc}/u.test(text.trim())) return undefined
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    // Not absolute, or not an address at all.
    return undefined
  }
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return undefined
  url.username = ''
  url.password = ''
  url.hash = ''
  url.hostname = url.hostname.replace(/\.$/, '')
  url.search = keepMeaningful(url.search)
  url.pathname = upperEscapes(url.pathname.replace(/\/+$/, '') || '/')
  const { href, origin, protocol } = url
  return { href, key: href.slice(protocol.length + 2), origin }
}

function keepMeaningful(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(pair.split('=', 1)[0]!.toLowerCase()))
  return kept.length > 0 ? `?${upperEscapes(kept.join('&'))}` : ''
}

const isTracking = (name: string): boolean =>
  TRACKING.has(name) || TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix))

const upperEscapes = (text: string): string =>
  text.replace(/%[0-9a-f]{2}/gi, (triplet) => triplet.toUpperCase())
