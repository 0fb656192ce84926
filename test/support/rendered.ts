/** What a view is as markup. */
export const rendered = async (view: unknown): Promise<string> => String(await view)

/** The words of markup as a reader sees them, on one line; tags part words, as columns and buttons do. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()

/** Where the forms of markup post to, in order. */
export const actionsOf = (html: string): string[] =>
  [...html.matchAll(/<form[^>]* action="([^"]+)"/g)].map(([, action]) => action!)

/** Ids that stand twice, which no label could tell apart. */
export function doubledIds(html: string): string[] {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)
  return ids.filter((id, at) => ids.indexOf(id) !== at)
}

/** Ids that a label, a description or a title points to and that are nowhere. */
export function danglingIds(html: string): string[] {
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  return [...html.matchAll(/ (?:for|aria-describedby|aria-labelledby|aria-controls)="([^"]+)"/g)]
    .flatMap(([, named]) => named!.split(' '))
    .filter((id) => !ids.has(id))
}
