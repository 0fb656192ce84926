import { LOCALE_NAMES, type Locale } from './translate'

/**
 * The first wish we can meet: what the element or form says, then the site's language, then the browser's, then English.
 * @param header the `Accept-Language` of the request (RFC 9110, 12.5.4); its order counts, its weights are read
 */
export function negotiateLocale(
  wanted: string | undefined,
  site: string | undefined,
  header: string | undefined,
): Locale {
  return known(wanted) ?? known(site) ?? fromHeader(header) ?? 'en'
}

/** `de-AT` is met by `de`, and `pt-PT` by `pt-BR`: the nearest of the same language there is. */
const known = (tag: string | undefined): Locale | undefined => {
  const language = tag?.trim().toLowerCase().split('-', 1)[0]
  return LOCALE_NAMES.find((name) => name.toLowerCase().split('-', 1)[0] === language)
}

function fromHeader(header: string | undefined): Locale | undefined {
  const wishes = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.split(';')
      const weight = params.map((param) => /^\s*q=([\d.]+)/.exec(param)?.[1]).find(Boolean)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
  return wishes
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => known(tag))
    .find(Boolean)
}
