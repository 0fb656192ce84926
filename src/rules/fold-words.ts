import { skeleton } from '../kernel/skeleton'

const ACCENTS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+/g
const IGNORED = /\p{Default_Ignorable_Code_Point}+/gu
const NOT_WORD = /[^\p{L}\p{N}\p{M}]+/gu

/**
 * A text as its words, in which case, accents, width and what cannot be seen make no difference. Each stands between single spaces, the text between two:
 * ' buy now '. Linear in the text.
 */
export function foldWords(text: string): string {
  const folded = text.normalize('NFKD').replace(IGNORED, '').toUpperCase().toLowerCase()
  const words = folded
    .normalize('NFD')
    .replace(ACCENTS, '')
    .replaceAll('ς', 'σ')
    .replace(NOT_WORD, ' ')
    .trim()
  return words === '' ? '' : ` ${words} `
}

const BORROWED = /[^ -~]/

/**
 * The same as it looks (UTS 39), where a word borrows letters of another script. Words of ASCII alone are left out of it: their likenesses ("modern", "modem")
 * are honest. Empty if all are.
 */
export const lookOf = (folded: string): string =>
  BORROWED.test(folded)
    ? folded
        .split(' ')
        .map((word) => (BORROWED.test(word) ? skeleton(word).toLowerCase() : word && '\u0001'))
        .join(' ')
    : ''
