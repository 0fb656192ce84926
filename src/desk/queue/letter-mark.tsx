/** A letter on a hue of its own, dark enough for it whatever the hue, drawn and not fetched. Only attributes: the policy of our pages allows no style in the page. */
export const LetterMark = ({ name }: { readonly name: string }) => (
  <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
    <rect width="32" height="32" rx="8" fill={`hsl(${hueOf(name)} 45% 32%)`} />
    <text x="16" y="21.5" text-anchor="middle" font-size="15" font-weight="600" fill="#fff">
      {[...name][0]?.toUpperCase() ?? '?'}
    </text>
  </svg>
)

function hueOf(name: string): number {
  let hash = 7
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 360
  return hash
}
