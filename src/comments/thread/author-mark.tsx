import { trustedHtml } from '../../web/page'

// An avatar that is drawn, not fetched: nothing made of an address leaves the server, and no third party hears of readers.
// Presentation attributes only: a host page may forbid every inline style.

const SIZE = 32

/** Small sheets of paper laid over each other; which, where and in which hue comes from the hash. */
const SHAPES: readonly ((a: number, b: number) => string)[] = [
  (a) => `M0 ${10 + a}L32 ${2 + a}V32H0Z`,
  (a, b) => `M${a} ${b + 4}a14 14 0 1 0 28 0a14 14 0 1 0-28 0Z`,
  (a) => `M${6 + a} 0H32V32Z`,
  (a, b) => `M0 ${b}A24 24 0 0 1 ${20 + a} 32H0Z`,
  (a) => `M0 0H${8 + a}V32H0Z`,
]

/** @param site makes the same name look different at another site: a mark is no track across sites */
export const AuthorMark = ({ name, site }: { readonly name: string; readonly site: string }) => {
  const hash = hashOf(`${site}\n${name.toLowerCase()}`)
  const hue = hash % 360
  const pick = (shift: number, of: number) => (hash >>> shift) % of
  const first = pick(9, SHAPES.length)
  const second = (first + 1 + pick(12, SHAPES.length - 1)) % SHAPES.length
  // Written as text: there is one beside every comment, and nothing in it comes from a visitor but a single letter or digit.
  return trustedHtml(
    `<svg class="aw-mark" part="mark" viewBox="0 0 32 32" width="${SIZE}" height="${SIZE}" aria-hidden="true">` +
      `<rect width="32" height="32" fill="hsl(${hue} 32% 40%)"/>` +
      `<path d="${SHAPES[first]!(pick(14, 12), pick(17, 12))}" fill="hsl(${(hue + 24) % 360} 40% 49%)"/>` +
      `<path d="${SHAPES[second]!(pick(20, 12), pick(23, 12))}" fill="hsl(${(hue + 330) % 360} 40% 32%)" opacity=".7"/>` +
      `<text x="16" y="21" text-anchor="middle" font-family="system-ui,sans-serif" font-size="14" font-weight="600" fill="#fff">${letterOf(name)}</text></svg>`,
  )
}

/** FNV-1a: even enough for colours, and without waiting for crypto.subtle. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

const letterOf = (name: string): string => /[\p{L}\p{N}]/u.exec(name)?.[0].toUpperCase() ?? '·'
