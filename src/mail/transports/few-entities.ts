// Stands in for the 2,231 named characters of postal-mime (wrangler.toml, [alias]): the only mails read here are reports of mail servers, where no
// more than these few change a word, and 12 kB stay out of the Worker (docs/decisions/0018-what-stays-out-of-the-upload.md). Any other name is
// left as it stands; characters by number are read by the library itself.

/** As postal-mime asks for them: with the ampersand, in the letters they were written in. */
export const htmlEntities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&nbsp;': '\u00a0',
}
