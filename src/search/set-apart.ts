/** Scripts that put no spaces between words, and Hangul, whose particles stick to them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu

/**
 * Sets each character of such a script apart, so that the index takes it for a word. What is asked goes through this too and is asked as a
 * phrase, so "東京" finds these two side by side, wherever they stand.
 */
export const setApart = (text: string): string => text.replace(UNSPACED, ' $& ')
