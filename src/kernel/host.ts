/** `HTTPS://Shop.Example/x` → `shop.example`; also a bare ending, `example`. */
export function hostIn(text: string): string | undefined {
  const bare = text
    .replace(/^https?:\/\//i, '')
    .replace(/^(?:\*?\.)+/, '')
    .replace(/[/?#].*$/s, '')
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(bare) || !URL.canParse(`http://${bare}`)) return undefined
  return hostOf(new URL(`http://${bare}`)) || undefined
}

/** Without the dot that may end it: `shop.example.` leads where `shop.example` does. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/\.+$/, '')

/** No name has more labels (RFC 1035, 2.3.4); a text that looks like one may. */
const LABELS = 127

/**
 * A host and what it is below, itself first: `a.shop.example`, `shop.example`, `example`. An address of numbers is below nothing.
 * @param labels nothing longer than so many
 */
export function hostAndParents(host: string, labels = LABELS): readonly string[] {
  if (/^[\d.]+$|^\[/.test(host)) return [host]
  const last = host.split('.').slice(-labels)
  return last.map((_, at) => last.slice(at).join('.'))
}
