/**
 * Makes addresses in a stranger's text harmless: mail programs turn `https://x.y`, `x.y` and `a@x.y` into links by themselves, so the
 * colon and the dots are set in brackets (S-14). Readable, and honest about having been changed.
 */
export const defang = (text: string): string =>
  text.replaceAll('://', '[:]//').replace(/(?<=[\p{L}\p{N}-])\.(?=\p{L}{2})/gu, '[.]')
