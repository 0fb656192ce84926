/** The server's reason, in the reader's language. */
export class Refusal extends Error {}

/** Posts to the desk as a script. @throws Refusal with the server's reason, TypeError without a connection */
export async function send<T>(url: string, body: object, { keepalive = true } = {}): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
    // A decision must arrive even if the tab is closed right after it. Browsers take no more than 64 kB so.
    keepalive,
  })
  const data = (await answer.json()) as T & { detail?: string; errors?: readonly { message: string }[] }
  if (!answer.ok) throw new Refusal(data.errors?.[0]?.message ?? data.detail ?? String(answer.status))
  return data
}
