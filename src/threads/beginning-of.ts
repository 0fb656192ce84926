import type { Site } from '../sites/public'

/**
 * What somebody types of an address, as addresses begin: `/blog` and `example.org/blog` are completed by the site's own origins, the host is written small.
 */
export function beginningOf({ settings }: Pick<Site, 'settings'>, typed: string): string {
  const text = typed.trim()
  if (text === '') return ''
  if (text.startsWith('/')) return `${settings.origins[0] ?? ''}${text}`
  const [, scheme, host = '', rest = ''] = /^(https?:\/\/)?([^/?#]*)(.*)$/is.exec(text) ?? []
  const small = host.toLowerCase()
  if (scheme) return `${scheme.toLowerCase()}${small}${rest}`
  const own = settings.origins.find((origin) => origin.replace(/^https?:\/\//, '').startsWith(small))
  return `${own?.startsWith('http:') ? 'http://' : 'https://'}${small}${rest}`
}
