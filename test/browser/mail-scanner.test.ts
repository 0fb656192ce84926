import { describe, it } from 'vitest'
import { aModerator } from '../support/browser/a-moderator'
import { useStage } from '../support/browser/fixture'
import { mailTo, type OutboxMail } from '../support/browser/mailbox'
import { waitUntil } from '../support/browser/wait-until'

// Mail scanners open every link of a letter, and some press what they find there, in a browser of their own that nobody is signed in with.

const stage = useStage()

/** What only people at the desk may change, whatever a letter holds. */
const DESK = [
  'sessions',
  'people',
  'members',
  'passkeys',
  'api_tokens',
  'sites',
  'rules',
  'bans',
  'lists',
  'forms',
]
/** What a letter's own page may be about. */
const SUBJECTS = ['comments', 'subscribers', 'suppressions', 'followers', 'follows', 'audit']

/** The rows that the letters of one comment and one reader are about. */
const OF: Readonly<Record<string, (comment: string, site: string, reader: string) => object>> = {
  comments: (comment) => ({ id: Number(comment) }),
  subscribers: (_, site, reader) => ({ site_id: site, email: reader }),
  audit: (_, site) => ({ site_id: site }),
  suppressions: (_, site) => ({ by_site: site }),
}

/** Of tables that know whose a row is, only those of the own sites: the install is shared with other tests. */
async function rowsOf(
  tables: readonly string[],
  own: readonly string[],
): Promise<Record<string, readonly unknown[]>> {
  const answers = await stage().worker.db.batch<{ site_id?: string; by_site?: string }>(
    tables.map((table) => stage().worker.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`)),
  )
  return Object.fromEntries(
    tables.map((table, at) => [
      table,
      answers[at]!.results.filter(({ site_id, by_site = site_id }) => !by_site || own.includes(by_site)),
    ]),
  )
}

/** What is under way or soon will be, whosever it is. What waits for another day, as an erasure does, changes nothing meanwhile. */
const allDone = () =>
  waitUntil('the jobs', async () => {
    const { db } = stage().worker
    const soon = Date.now() + 10 * 60_000
    return (await db.prepare('SELECT count(*) AS n FROM jobs WHERE run_at < ?1').bind(soon).first('n')) === 0
  })

const linksIn = ({ text, html }: OutboxMail): readonly string[] => {
  const own = `${text} ${html.replaceAll('&amp;', '&')}`.match(/https?:\/\/[^\s"'<>]+/g) ?? []
  return [...new Set(own)].filter((link) => link.startsWith(stage().worker.url))
}

/** Opens a link as people do: its scripts may ask something by themselves. */
async function open(link: string): Promise<void> {
  const { page, context } = await stage().visitor()
  await page.goto(link, { waitUntil: 'networkidle' })
  await context.close()
}

/**
 * Presses one of a page's buttons, fresh from the letter. Without scripts: all they add is a passkey, which takes a key.
 * @returns whether it sent anything, as a form does not that wants something typed first; undefined where the page has no such button, or no more
 */
async function press(link: string, at: number): Promise<boolean | undefined> {
  const { page, context } = await stage().visitor({ javaScriptEnabled: false })
  await page.goto(link)
  const buttons = page.getByRole('button')
  const isThere = (await buttons.count()) > at
  const sends =
    isThere &&
    (await buttons
      .nth(at)
      .evaluate(
        (button: HTMLButtonElement) =>
          button.type === 'submit' && button.form?.method === 'post' && button.form.checkValidity(),
      ))
  if (sends) {
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      buttons.nth(at).click(),
    ])
    await answer.finished()
    await page.waitForLoadState()
  }
  await context.close()
  return isThere ? sends : undefined
}

/** A moderator with a comment that waits, and a reader who signs up: all the letters that ask somebody to press something. */
async function letters() {
  const { aComment, host, visitor, worker } = stage()
  const desk = await aModerator(stage())
  const bystander = await aModerator(stage())
  const { id } = await aComment(desk.site, `${host.origin}/post/scanned`, { name: 'Eve', body: 'Waits.' })
  const untouched = await aComment(bystander.site, `${host.origin}/post/other`, {
    name: 'Eve',
    body: 'Waits.',
  })
  const reader = `reader-${crypto.randomUUID().slice(0, 8)}@mail.example`
  const { page } = await visitor()
  await page.goto(`${worker.url}/${desk.site}/subscribe`)
  await page.getByLabel('E-mail address').fill(reader)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.goto(`${worker.url}/desk/${desk.site}`)
  await page.getByLabel('E-mail').fill(desk.email)
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  return {
    desk,
    bystander,
    id,
    untouched: untouched.id,
    reader,
    notice: await mailTo(worker.url, desk.email, /New comment by Eve/),
    signIn: await mailTo(worker.url, desk.email, /Your link/),
    signUp: await mailTo(worker.url, reader, /Confirm/),
  }
}

describe('a scanner that opens every link of a letter', () => {
  it('and presses every button there changes what that page says, and nothing else', async ({ expect }) => {
    const { db } = stage().worker
    const { desk, bystander, id, untouched, reader, notice, signIn, signUp } = await letters()
    const own = [desk.site, bystander.site]
    const statusOf = async (comment: string) =>
      (await db
        .prepare('SELECT status FROM comments WHERE id = ?1')
        .bind(Number(comment))
        .first('status')) as number
    await allDone()
    const before = await rowsOf([...DESK, ...SUBJECTS], own)

    const links = [notice, signIn, signUp].flatMap(linksIn)
    expect(links.length).toBeGreaterThan(4)
    await Promise.all(links.map(open))
    // So far it only looked.
    expect(await rowsOf([...DESK, ...SUBJECTS], own)).toEqual(before)

    const sent: string[] = []
    for (const link of links)
      for (let at = 0, sends = await press(link, 0); sends !== undefined; sends = await press(link, ++at))
        if (sends) sent.push(new URL(link).pathname.split('/')[1]!)
    expect(new Set(sent)).toEqual(new Set(['moderate', 'confirm', 'not-me']))

    // Whatever was pressed: the desk is as it was, nobody is signed in, and another site's comment waits as before.
    const after = await rowsOf([...DESK, ...SUBJECTS], own)
    for (const table of DESK) expect(after[table], table).toEqual(before[table])
    expect(await statusOf(untouched)).toBe(0)
    // Of the rest only the rows that its pages are about: this comment, this reader.
    expect(await statusOf(id)).not.toBe(0)
    const changed = SUBJECTS.flatMap((table) => {
      const old = new Set(before[table]!.map((row) => JSON.stringify(row)))
      return after[table]!.filter((row) => !old.has(JSON.stringify(row))).map((row) => [table, row] as const)
    })
    for (const [table, row] of changed)
      expect([table, row], JSON.stringify(row)).toEqual([
        table,
        expect.objectContaining(OF[table]!(id, desk.site, reader)),
      ])
    expect(new Set(changed.map(([table]) => table))).toEqual(
      new Set(['comments', 'subscribers', 'audit', 'suppressions']),
    )
  })
})
