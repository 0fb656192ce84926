import type { Context } from 'hono'
import { refuse } from './errors'
import { readInput } from './read-input'

/** `List-Unsubscribe=One-Click` has 26 bytes; multipart around it a few hundred. */
const MAX_BYTES = 10_000
const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/**
 * Whether a POST means it: one click of a mail program, urlencoded or multipart (U6) or with no type named, or the button of our page.
 * @throws web/body-too-large (413), web/body-unreadable (400)
 */
export async function isOneClick(c: Context): Promise<boolean> {
  if (Number(c.req.header('content-length') ?? 0) > MAX_BYTES) throw refuse('body-too-large')
  const fields = FORM_TYPES.test(c.req.header('content-type') ?? '')
    ? Object.entries(await readInput(c))
    : [...new URLSearchParams((await c.req.text()).slice(0, MAX_BYTES))]
  return fields.some(([name, value]) => {
    const key = name.trim().toLowerCase()
    return (
      key === 'pressed' || (key === 'list-unsubscribe' && String(value).trim().toLowerCase() === 'one-click')
    )
  })
}
