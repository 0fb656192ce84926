/**
 * A person's website: https or http, a real host, no credentials. `example.com` is taken as `https://example.com` (V-24).
 * @returns the address as the URL standard writes it, or undefined.
 */
export function parseWebAddress(text: string): string | undefined {
  const typed = text.trim()
  if (typed === '' || typed.length > 2048 || !typed.isWellFormed() || /[\s\p{Cc}<>"'`\\]/u.test(typed))
    return undefined
  const absolute =
    /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/:]+\.[^/:]+:\d/.test(typed) ? typed : `https://${typed}`
  try {
    const url = new URL(absolute)
    const web = url.protocol === 'https:' || url.protocol === 'http:'
    const named = url.hostname.includes('.') || url.hostname === 'localhost'
    return web && named && url.username === '' && url.password === '' ? url.href : undefined
  } catch {
    // Not an address under the URL standard.
    return undefined
  }
}
