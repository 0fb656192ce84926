import { createHmac } from 'node:crypto'
import { mailTo } from '../../support/browser/mailbox'
import {
  answer,
  change,
  open,
  openThread,
  press,
  refusal,
  type Scene,
  says,
  silence,
  type Window,
} from './scene'

const box = (site: string, more = '') =>
  `<afterword-subscribe site="${site}" heading="Straight into your inbox" ${more}>Receive a daily news update.</afterword-subscribe>`

/** A box on a host page, its form there. */
async function openBox(window: Window, more = '') {
  const site = await window.stage.aSite()
  window.kept.site = site
  await open(window, box(site, more))
  await window.page.getByLabel('E-mail address').waitFor()
  return site
}

const signUp = async ({ page }: Window, email: string) => {
  await page.getByLabel('E-mail address').fill(email)
  await press(page, 'Sign up')
}

const FORM = { lists: ['news', 'weekly'], choose: true, askName: true, askFrequency: true, askHour: true }

export const BOXES: readonly Scene[] = [
  {
    name: 'subscribe',
    states: [
      { name: 'subscribe-idle', bring: (window) => openBox(window).then(() => undefined) },
      {
        name: 'subscribe-wrong-address',
        async bring(window) {
          await signUp(window, 'nobody')
          await says(window.page, 'Enter an e-mail address in the correct format')
        },
      },
      {
        name: 'subscribe-failed',
        async bring(window) {
          await window.page.route('**/subscriptions*', refusal(500, 'Something broke on our side.'), {
            times: 1,
          })
          await signUp(window, 'reader@example.org')
          await says(window.page, 'Something broke on our side.')
        },
      },
      {
        name: 'subscribe-offline',
        async bring(window) {
          await window.context.setOffline(true)
          await signUp(window, 'reader@example.org')
          await says(window.page, 'No answer came')
        },
      },
      {
        name: 'subscribe-sending',
        async bring(window) {
          await window.context.setOffline(false)
          await window.page.route('**/subscriptions*', silence, { times: 1 })
          await signUp(window, 'reader@example.org')
          await window.page.locator('afterword-subscribe button:disabled', { hasText: 'Sending…' }).waitFor()
        },
      },
    ],
  },
  {
    name: 'subscribed',
    states: [
      {
        name: 'subscribe-done',
        async bring(window) {
          const site = await openBox(window, 'thanks="Fantastic! Thanks for subscribing."')
          await signUp(window, `${site.slice(0, 9)}-done@example.org`)
          await says(window.page, 'Fantastic! Thanks for subscribing.')
        },
      },
      {
        name: 'subscribe-unreachable',
        async bring(window) {
          await window.page.route('**/embed/*/subscribe*', answer(500))
          const failed = window.page.waitForResponse('**/embed/*/subscribe*')
          await open(window, box(window.kept.site!))
          await failed
          await says(window.page, 'Receive a daily news update.')
        },
      },
    ],
  },
  {
    name: 'subscribe-options',
    states: [
      {
        name: 'subscribe-with-options',
        async bring(window) {
          const { db } = window.stage.worker
          const site = await window.stage.aSite()
          await db.batch([
            db
              .prepare(
                "INSERT INTO lists (site_id, id, name, description, created_at) VALUES (?1, 'weekly', 'Friday letter', 'One every Friday.', 0)",
              )
              .bind(site),
            db
              .prepare(
                "INSERT INTO forms (site_id, id, name, settings, created_at) VALUES (?1, 'all', 'All', ?2, 0)",
              )
              .bind(site, JSON.stringify(FORM)),
          ])
          await open(window, box(site, 'form="all"'))
          await window.page.getByLabel('How often').selectOption('weekly')
        },
      },
      {
        name: 'subscribe-no-list-chosen',
        async bring(window) {
          await signUp(window, 'wishes@example.org')
          await says(window.page, 'Choose at least one list')
        },
      },
    ],
  },
  {
    name: 'counts',
    states: [
      {
        name: 'count',
        async bring(window) {
          const site = await window.stage.aSite({ hold: 'none' })
          await open(window, async (address) => {
            await window.stage.aComment(site, address)
            return `<p><a href="${address}"><afterword-count site="${site}" page="${address}">Comments</afterword-count></a></p>`
          })
          await window.page.waitForFunction(
            () => document.querySelector('afterword-count')?.shadowRoot?.textContent === '1 comment',
          )
        },
      },
    ],
  },
  {
    name: 'recent',
    states: [
      {
        name: 'recent-loading',
        async bring(window) {
          const site = await window.stage.aSite({ hold: 'none' })
          window.kept.site = site
          await window.page.route('**/embed/*/recent*', silence)
          await open(window, recent(site))
          await says(window.page, 'What readers say')
        },
      },
      {
        name: 'recent-failed',
        async bring(window) {
          const { page } = window
          await page.unrouteAll()
          await page.route('**/embed/*/recent*', answer(500))
          const failed = page.waitForResponse('**/embed/*/recent*')
          await open(window, recent(window.kept.site!))
          await failed
          await says(page, 'What readers say')
        },
      },
      {
        name: 'recent-empty',
        async bring(window) {
          await window.page.unrouteAll()
          await open(window, recent(window.kept.site!))
          await says(window.page, 'No comments yet.')
        },
      },
      {
        name: 'recent-filled',
        async bring(window) {
          const site = await window.stage.aSite({ hold: 'none' })
          await open(window, async (address) => {
            for (const name of ['Ada', 'Ben', 'W'.repeat(60)])
              await window.stage.aComment(site, address, {
                name,
                body: `${name} has **something** to say. `.repeat(3),
              })
            return recent(site)
          })
          await window.page.locator('afterword-recent .aw-comment').nth(2).waitFor()
        },
      },
    ],
  },
]

const recent = (site: string) => `<afterword-recent site="${site}"><p>What readers say</p></afterword-recent>`

/** A page of ours about a thread of the host. */
const plainThread = async (window: Window, fields: readonly Readonly<Record<string, unknown>>[]) => {
  const { stage, page, kept } = window
  const site = await stage.aSite({ hold: 'none' })
  const article = `${stage.host.origin}/${site}`
  for (const field of fields) await stage.aComment(site, article, field)
  Object.assign(kept, { site, article })
  await page.goto(`${stage.worker.url}/${site}/thread?${new URLSearchParams({ page: article })}`)
}

const linkIn = async ({ stage, kept }: Window, email: string, subject: RegExp, kind: string) => {
  const { text } = await mailTo(stage.worker.url, email, subject)
  const link = new RegExp(`http\\S+/${kind}/(?!stop)\\S+`).exec(text)?.[0]
  if (!link) throw new Error(`no ${kind} link in ${text}`)
  kept[kind] = link
  return link
}

/** Asked for by a script, so that the mail with its links is there. */
async function ask(window: Window, path: string, fields: object) {
  const answer = await fetch(`${window.stage.worker.url}/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': '198.51.100.7' },
    body: JSON.stringify(fields),
  })
  if (!answer.ok) throw new Error(`refused: ${await answer.text()}`)
}

const heading = ({ page }: Window, name: string | RegExp) =>
  page.getByRole('heading', { name, level: 1 }).waitFor()

export const PAGES: readonly Scene[] = [
  {
    name: 'plain-thread',
    states: [
      {
        name: 'page-thread-empty',
        async bring(window) {
          await plainThread(window, [])
          await says(window.page, 'No comments yet.')
        },
      },
      {
        name: 'page-thread-refused',
        async bring({ page }) {
          await page.getByLabel('Your comment').fill('By a plain form.')
          await page.getByLabel('E-mail').fill('no address')
          await press(page, 'Post comment')
          await says(page, 'Enter an e-mail address')
        },
      },
      {
        name: 'page-thread-filled',
        async bring(window) {
          const { page } = window
          await plainThread(window, [
            { name: 'Ben', body: 'A question.' },
            { name: 'Grace', body: 'And another.' },
          ])
          await page.getByLabel('Your comment').fill('By a plain form.')
          await page.getByLabel('Name').fill('Ada')
          await press(page, 'Post comment')
          await page.goto(
            `${window.stage.worker.url}/${window.kept.site}/thread?${new URLSearchParams({ page: window.kept.article! })}`,
          )
          await page.getByRole('heading', { name: 'Your comments on this page' }).waitFor()
        },
      },
      {
        name: 'page-own-comment',
        async bring({ page }) {
          await page.getByRole('link', { name: 'By a plain form.' }).first().click()
          await page.getByRole('button', { name: 'Save changes' }).waitFor()
        },
      },
      {
        name: 'page-report',
        async bring(window) {
          const { page, kept, stage } = window
          await page.goto(
            `${stage.worker.url}/${kept.site}/thread?${new URLSearchParams({ page: kept.article! })}`,
          )
          await page.getByRole('link', { name: 'Report the comment by Ben' }).click()
          await page.getByRole('button', { name: 'Send report' }).waitFor()
        },
      },
      {
        name: 'page-follow',
        async bring(window) {
          const { page, kept, stage } = window
          await page.goto(
            `${stage.worker.url}/${kept.site}/follow?${new URLSearchParams({ page: kept.article! })}`,
          )
          await press(page, 'Follow')
          await page.locator('.aw-error:visible').waitFor()
        },
      },
      {
        name: 'page-subscribe',
        async bring(window) {
          const { page, kept, stage } = window
          await page.goto(`${stage.worker.url}/${kept.site}/subscribe`)
          await press(page, 'Sign up')
          await page.locator('.aw-error:visible').waitFor()
        },
      },
    ],
  },
  {
    name: 'status',
    states: [
      {
        name: 'page-status-asked',
        async bring(window) {
          const { page, kept, stage } = window
          await openThread(window, { settings: { hold: 'all' } })
          await page.locator('textarea[name=body]').fill('What becomes of me?')
          await page.getByLabel('Name').fill('Ada')
          await press(page, 'Post comment')
          await page.locator('.aw-own [part=status]').waitFor()
          kept.status = (await page.locator('.aw-own [part=status]').getAttribute('href'))!
          kept.id = (await page.locator('.aw-own').getAttribute('data-id'))!
          await page.goto(`${stage.worker.url}/${kept.site}/comments/${kept.id}/status`)
          await page.getByRole('textbox').waitFor()
        },
      },
      {
        name: 'page-status-held',
        async bring({ page, kept }) {
          await page.getByRole('textbox').fill(kept.status!)
          await page.getByRole('button').click()
          await says(page, 'What becomes of me?')
        },
      },
      {
        name: 'page-status-rejected',
        async bring({ page, kept, stage }) {
          await change(stage, kept.id!, "status = 2, reason = '@attack'")
          await page.getByRole('button').click()
          await says(page, 'The reason:')
        },
      },
      {
        name: 'page-status-wrong',
        async bring({ page, kept, stage }) {
          await page.goto(`${stage.worker.url}/${kept.site}/comments/${kept.id}/status`)
          await page.getByRole('textbox').fill('not a link')
          await page.getByRole('button').click()
          await page.getByRole('alert').waitFor()
        },
      },
    ],
  },
  {
    name: 'following-pages',
    states: [
      {
        name: 'page-following-not-me',
        async bring(window) {
          const { stage, page, kept } = window
          kept.site = await stage.aSite({ hold: 'none' })
          kept.article = `${stage.host.origin}/${kept.site}`
          kept.email = `${kept.site.slice(0, 9)}-follow@example.org`
          await ask(window, `${kept.site}/follows`, {
            page: kept.article,
            email: kept.email,
            frequency: 'now',
          })
          await page.goto(await linkIn(window, kept.email, /^Confirm your address/, 'following/not-me'))
          await page.getByRole('button').waitFor()
        },
      },
      {
        name: 'page-following-confirm',
        async bring(window) {
          await window.page.goto(
            await linkIn(window, window.kept.email!, /^Confirm your address/, 'following/confirm'),
          )
          await window.page.getByRole('button', { name: 'Confirm address' }).waitFor()
        },
      },
      {
        name: 'page-following-confirmed',
        async bring(window) {
          await press(window.page, 'Confirm address')
          await heading(window, 'Confirmed')
        },
      },
      {
        name: 'page-following',
        async bring(window) {
          const { stage, page, kept } = window
          await stage.aComment(kept.site!, kept.article!, { body: 'Something new.' })
          await page.goto(await linkIn(window, kept.email!, /^(?!Confirm)/, 'following'))
          await page.getByLabel('How often').waitFor()
        },
      },
    ],
  },
  {
    name: 'news-pages',
    states: [
      {
        name: 'page-not-me',
        async bring(window) {
          const { stage, page, kept } = window
          kept.site = await stage.aSite()
          kept.email = `${kept.site.slice(0, 9)}-news@example.org`
          await ask(window, `${kept.site}/subscriptions`, { email: kept.email, frequency: 'weekly' })
          await page.goto(await linkIn(window, kept.email, /Confirm/, 'not-me'))
          await page.getByRole('button').waitFor()
        },
      },
      {
        name: 'page-confirm',
        async bring(window) {
          await window.page.goto(await linkIn(window, window.kept.email!, /Confirm/, 'confirm'))
          await window.page.getByRole('button', { name: 'Confirm subscription' }).waitFor()
        },
      },
      {
        name: 'page-confirmed',
        async bring(window) {
          await press(window.page, 'Confirm subscription')
          await window.page.getByRole('link', { name: 'Choose what you get' }).waitFor()
        },
      },
      {
        name: 'page-preferences',
        async bring(window) {
          const { page, kept } = window
          await page.getByRole('link', { name: 'Choose what you get' }).click()
          await page.getByRole('heading', { name: 'Your news from' }).waitFor()
          kept.own = page.url()
        },
      },
      {
        name: 'page-preferences-refused',
        async bring({ page }) {
          await page.getByLabel('New e-mail address').fill('nobody')
          await press(page, 'Change address')
          await page.locator('#email-error').waitFor()
        },
      },
      {
        name: 'page-preferences-paused',
        async bring({ page, kept }) {
          await page.goto(kept.own!)
          const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
          await page.getByLabel('Until').fill(day)
          await press(page, 'Pause')
          await page.getByRole('button', { name: 'News again from now on' }).waitFor()
        },
      },
      {
        name: 'page-new-address',
        async bring(window) {
          const { page, kept } = window
          const email = `${kept.site!.slice(0, 9)}-else@example.org`
          await page.getByLabel('New e-mail address').fill(email)
          await press(page, 'Change address')
          await page.getByText('A mail with a button waits').waitFor()
          await page.goto(await linkIn(window, email, /Confirm this address/, 'new-address'))
          await page.getByRole('button', { name: 'Use this address' }).waitFor()
        },
      },
      {
        name: 'page-own-data',
        async bring(window) {
          const { page, kept } = window
          await page.goto(kept.own!)
          await press(page, 'Send me the link')
          await page.goto(await linkIn(window, kept.email!, /Your data/, 'own-data'))
          await page.getByRole('button', { name: 'Erase everything' }).waitFor()
        },
      },
      {
        name: 'page-unsubscribe',
        async bring({ page, kept }) {
          await page.goto(kept.own!)
          await press(page, 'Unsubscribe')
          await page.getByRole('heading', { name: 'You have left' }).waitFor()
        },
      },
      {
        name: 'page-left-reason',
        async bring({ page }) {
          await page.getByLabel('Too many mails').check()
          await press(page, 'Send answer')
          await page.getByText('Saved.').waitFor()
        },
      },
      {
        name: 'page-left-own',
        async bring({ page, kept }) {
          await page.goto(kept.own!)
          await page.getByRole('heading', { name: 'Your data' }).waitFor()
        },
      },
      {
        name: 'page-link-used',
        async bring({ page, kept }) {
          await page.goto(kept.confirm!)
          await page.getByRole('heading', { name: 'This link has been used' }).waitFor()
        },
      },
      {
        name: 'page-gone',
        async bring({ page, stage }) {
          await page.goto(`${stage.worker.url}/confirm/k1.nothing.here`)
          await page.getByRole('heading', { level: 1 }).waitFor()
        },
      },
    ],
  },
  {
    name: 'old-links',
    states: [
      {
        name: 'page-link-old',
        async bring(window) {
          const { stage, page, kept } = window
          kept.site = await stage.aSite()
          await ask(window, `${kept.site}/subscriptions`, {
            email: `${kept.site.slice(0, 9)}-old@example.org`,
          })
          const { id } = await rowOf(
            window,
            `SELECT c.id FROM consents c JOIN subscribers s ON s.id = c.subscriber_id WHERE s.site_id = '${kept.site}'`,
          )
          await page.goto(oldLink(window, 'confirm', [id]))
          await page.getByRole('button', { name: 'Send a new mail' }).waitFor()
        },
      },
      {
        name: 'page-link-old-asked',
        async bring({ page }) {
          await press(page, 'Send a new mail')
          await page.getByText('A new mail is on its way').waitFor()
        },
      },
      {
        name: 'page-link-old-data',
        async bring(window) {
          const { page, kept } = window
          const { id } = await rowOf(window, `SELECT id FROM subscribers WHERE site_id = '${kept.site}'`)
          await page.goto(oldLink(window, 'own-data', [id]))
          await page.getByText('works for a day').waitFor()
        },
      },
      {
        name: 'page-link-old-address',
        async bring(window) {
          await window.page.goto(oldLink(window, 'new-address', [1, 1]))
          await window.page.getByText('works for seven days').waitFor()
        },
      },
      {
        name: 'page-link-old-decision',
        async bring(window) {
          await window.page.goto(oldLink(window, 'moderate', [1, 1, 1]))
          await window.page.getByRole('link', { name: 'Go to the desk' }).waitFor()
        },
      },
    ],
  },
]

/** A link of ours whose time is over, signed as src/platform/token.ts does, with the key of these tests. */
function oldLink({ stage, kept }: Window, purpose: string, value: readonly number[]): string {
  const payload = Buffer.from(JSON.stringify([Date.now() - 1, kept.site!, ...value])).toString('base64url')
  const signature = createHmac('sha256', '0123456789abcdef0123456789abcdef')
    .update(`${purpose}\ntest\n${payload}`)
    .digest('base64url')
  return `${stage.worker.url}/${purpose}/test.${payload}.${signature}`
}

async function rowOf({ stage }: Window, sql: string): Promise<{ readonly id: number }> {
  return (await stage.worker.db.prepare(sql).first<{ id: number }>())!
}
