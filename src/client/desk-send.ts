/** The server's reason, in the reader's language. */
export class Refusal extends Error {}

/** Posts to the desk as a script. @throws Refusal with the server's reason, TypeError without a connection */
export async function send<T>(url: string, body: object): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
    // A decision must arrive even if the tab is closed right after it.
    keepalive: true,
  })
  const data = (await answer.json()) as T & { detail?: string }
  if (!answer.ok) throw new Refusal(data.detail ?? String(answer.status))
  return data
}
