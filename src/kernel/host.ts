/** `HTTPS://Shop.Example/x` → `shop.example`; also a bare ending, `example`. */
export function hostIn(text: string): string | undefined {
  const bare = text
    .replace(/^https?:\/\//i, '')
    .replace(/^(?:\*?\.)+/, '')
    .replace(/[/?#].*$/s, '')
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(bare) || !URL.canParse(`http://${bare}`)) return undefined
  return new URL(`http://${bare}`).hostname.replace(/\.$/, '') || undefined
}
