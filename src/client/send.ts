// What all acts have in common: asking our server to do something.

import type { ThreadPart } from './thread-part'

const TIMEOUT_MS = 15_000

/**
 * Asks our server to do something. What it gives the device to keep comes along: the token of its votes, the proof of an address.
 * @param id of a comment: asks as its author, else as the reader this device is; who may not is refused in the server's own words
 * @param fields to post
 * @returns the first element of the answer
 * @throws Refusal
 */
export async function send(
  { el, kit, store, get, kept }: ThreadPart,
  path: string,
  id?: string,
  fields?: object,
  method = fields ? 'POST' : 'GET',
): Promise<HTMLElement> {
  const token = id && (store.read().own[id]?.[0] ?? kept('reader'))
  const { firstElementChild: answer } = await get(`${path}?lang=${kit.lang(el)}`, {
    method,
    // Without a token it says so.
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token ?? ''}` },
    // Of nothing nothing is made, and sent.
    body: JSON.stringify(fields),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  // Something between us may answer in our place: the sign-in page of a hotel.
  if (!answer?.matches('[class|=aw]')) throw { status: 200 }
  for (const name of ['reader', 'proof']) kept(name, (answer as HTMLElement).dataset[name])
  return answer as HTMLElement
}

/** What a form holds, with what every form of ours is sent with. */
export const fieldsOf = (form: HTMLFormElement, { kept }: ThreadPart) => ({
  ...Object.fromEntries(new FormData(form)),
  title: document.title,
  proof: kept('proof'),
})
