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

const languageOf = (tag: string): string => tag.trim().toLowerCase().split('-', 1)[0]!

/** Put together once: every request asks, most of them three times. */
const BY_LANGUAGE: ReadonlyMap<string, Locale> = new Map(LOCALE_NAMES.map((name) => [languageOf(name), name]))

/** `de-AT` is met by `de`, and `pt-PT` by `pt-BR`: the nearest of the same language there is. */
const known = (tag: string | undefined): Locale | undefined =>
  tag === undefined ? undefined : BY_LANGUAGE.get(languageOf(tag))

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
