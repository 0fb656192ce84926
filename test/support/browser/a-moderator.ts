import type { Stage, Visitor } from './fixture'

/** A person with a site of their own and a set-up link as the terminal prints it. Used for journeys at the desk. */
export interface DeskStage {
  readonly site: string
  readonly email: string
  /** Opens the desk once; bound to no browser. */
  readonly signInUrl: string
}

const sha256 = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('base64url')

/**
 * Makes the person, the membership and the link straight in the database, as `createSetUpLink` would.
 * @param options.site to join; else one is made
 */
export async function aModerator(
  { worker, aSite }: Stage,
  { site: known, name = 'Mo Keller' }: { readonly site?: string; readonly name?: string } = {},
): Promise<DeskStage> {
  const site = known ?? (await aSite())
  const token = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
  const id = Date.now() * 100 + Math.floor(Math.random() * 100)
  const now = Date.now()
  const email = `mo-${crypto.randomUUID().slice(0, 8)}@team.example`
  await worker.db.batch([
    worker.db
      .prepare('INSERT INTO people (id, email, name, created_at) VALUES (?1, ?2, ?3, ?4)')
      .bind(id, email, name, now),
    worker.db
      .prepare(
        "INSERT INTO members (site_id, person_id, role, notices, created_at) VALUES (?1, ?2, 'owner', 'each', ?3)",
      )
      .bind(site, id, now),
    worker.db
      .prepare(
        'INSERT INTO sign_in_links (token_hash, person_id, browser_hash, created_at, expires_at) VALUES (?1, ?2, NULL, ?3, ?4)',
      )
      .bind(await sha256(token), id, now, now + 86_400_000),
  ])
  return { site, email, signInUrl: `${worker.url}/desk/sign-in/${token}` }
}

/** Follows the link and presses the button, as the owner does. */
export async function signIn({ page }: Visitor, { signInUrl }: Pick<DeskStage, 'signInUrl'>): Promise<void> {
  await page.goto(signInUrl)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/desk\/s/)
}
