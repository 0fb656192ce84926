/** Longer ones are cut, and what is searched for with them. */
export const WORD_MAX = 60
/** Each is a row of an index: enough for real names and addresses, too few to fill a table with. */
const NAME_WORDS = 6
const ADDRESS_WORDS = 6

/** As words are compared: without case, accents and ways of writing the same character. */
export const foldWord = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .toLowerCase()
    .normalize('NFC')
    .slice(0, WORD_MAX)

/**
 * What somebody is found by, each by its beginning: the address, the parts of what stands before its @, its host and those above it; the parts of
 * their name. As JSON for subscribers.words.
 */
export function findWords(email: string, name: string | null): string {
  const address = foldWord(email)
  const at = address.lastIndexOf('@')
  const [local, host] = at === -1 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)]
  // The first part of each is found by the whole already.
  const parts = local.split(/[._+-]+/).slice(1)
  const labels = host.split('.')
  const hosts = labels.slice(0, -1).map((_, from) => labels.slice(from).join('.'))
  const ofAddress = [address, host, ...hosts, ...parts].filter((word) => [...word].length > 1)
  const ofName = foldWord(name ?? '').match(/[\p{L}\p{N}\p{M}'’]+/gu) ?? []
  return JSON.stringify([...new Set([...ofAddress.slice(0, ADDRESS_WORDS), ...ofName.slice(0, NAME_WORDS)])])
}
