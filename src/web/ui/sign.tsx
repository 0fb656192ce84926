/** Drawn: some fonts lack these characters, and others show them in colours of their own. */
const DRAWN = {
  check: 'm5 13 4.5 4.5L19 7',
  back: 'M9 14 4 9l5-5M4 9h10a5.5 5.5 0 0 1 0 11h-3',
  cross: 'm6 6 12 12M18 6 6 18',
  pencil: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  flag: 'M6 21V4h12l-2.5 4.5L18 13H6',
  bin: 'M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13',
  turn: 'M6 4v9h12m-4-4 4 4-4 4',
} as const

export type SignName = keyof typeof DRAWN

/** A sign before the word that says what it does: for the eye alone, as large and in the colour of the word. */
export const Sign = ({ of }: { readonly of: SignName }) => (
  <svg
    class="sign"
    viewBox="0 0 24 24"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="2.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={DRAWN[of]} />
  </svg>
)
