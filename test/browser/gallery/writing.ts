import type { Page } from 'playwright-core'
import { waitUntil } from '../../support/browser/wait-until'
import {
  answer,
  openThread,
  press,
  refusal,
  type Scene,
  type State,
  says,
  silence,
  type Window,
} from './scene'

const body = (page: Page) => page.locator('textarea[name=body]')
const LOUD = 'THIS IS THE WORST IDEA THEY EVER HAD.'

/** A form with words in it, ready to be posted. */
async function ready(window: Window, settings: Readonly<Record<string, unknown>> = {}) {
  const { page } = window
  await openThread(window, { settings })
  await body(page).click()
  await page.getByRole('toolbar').waitFor()
  await body(page).fill('Worth saying.')
  await page.getByLabel('Name').fill('Ada')
}

/** Pressed once, with this in the way: each leaves the words where they are. */
const refused = (name: string, way: Parameters<Page['route']>[1] | 'offline', words: string): State => ({
  name: `composer-${name}`,
  async bring(window) {
    const { page, context } = window
    if (!window.kept.ready) await ready(window)
    window.kept.ready = 'yes'
    if (way === 'offline') await context.setOffline(true)
    else await page.route('**/embed/*/comments*', way, { times: 1 })
    await press(page, 'Post comment')
    await page.locator('.aw-form > .aw-alert', { hasText: words }).waitFor()
    await page.unrouteAll()
  },
})

export const WRITING: readonly Scene[] = [
  {
    name: 'composer',
    states: [
      {
        name: 'composer-open',
        async bring(window) {
          const { page } = window
          await openThread(window)
          await body(page).click()
          await page.getByRole('toolbar').waitFor()
        },
      },
      {
        name: 'composer-counter',
        async bring({ page }) {
          await body(page).fill('word '.repeat(3_500))
          await says(page, /Characters left/)
        },
      },
      {
        name: 'composer-too-long',
        async bring({ page }) {
          await body(page).fill('word '.repeat(4_100))
          await says(page, /Characters too many/)
        },
      },
      {
        name: 'composer-error-list',
        async bring({ page }) {
          await body(page).fill('Short again.')
          await page.getByLabel('E-mail').fill('ada')
          await press(page, 'Post comment')
          await page.locator('[part=summary] li:not([hidden]) button').nth(1).waitFor()
        },
      },
      {
        name: 'composer-preview',
        async bring({ page }) {
          await page.getByLabel('E-mail').fill('')
          await page.getByLabel('Name').fill('Ada')
          await body(page).fill('A **word** with a [link](https://example.org).\n\n> quoted\n\n- one\n- two')
          await press(page, 'Preview')
          await page.locator('[part=preview] strong').waitFor()
        },
      },
      {
        name: 'composer-posting',
        async bring({ page }) {
          await page.route('**/embed/*/comments*', silence, { times: 1 })
          await press(page, 'Post comment')
          await page.getByRole('button', { name: 'Posting…' }).waitFor()
        },
      },
      {
        name: 'composer-draft-restored',
        async bring({ page, kept }) {
          await body(page).fill('Kept over a reload.')
          await page.waitForFunction(() => JSON.stringify(localStorage).includes('Kept over a reload.'))
          await page.goto('about:blank')
          await page.goto(kept.address!)
          await says(page, 'Draft restored.')
        },
      },
    ],
  },
  {
    name: 'refused',
    states: [
      refused('failed-500', answer(500), 'Something broke on our side'),
      refused('limited-429', refusal(429, 'That was a lot at once. Try again in 2 minutes.'), 'in 2 minutes'),
      refused('too-large-413', answer(413), 'shorten it'),
      refused('captive-portal', answer(200), 'Something between you and us'),
      {
        name: 'composer-timed-out',
        async bring(window) {
          // Only this one is short of time: what follows has as long as ever to be answered.
          await window.page.evaluate(() => {
            const real = AbortSignal.timeout
            AbortSignal.timeout = (ms) => {
              if (ms !== 15_000) return real.call(AbortSignal, ms)
              AbortSignal.timeout = real
              return real.call(AbortSignal, 250)
            }
          })
          await refused('', silence, 'No answer came within 15 seconds').bring(window)
        },
      },
      refused('offline', 'offline', 'You are offline'),
      {
        name: 'composer-back-online',
        async bring({ page, context }) {
          await context.setOffline(false)
          await says(page, 'You are back online.')
        },
      },
      {
        name: 'composer-nudge',
        async bring({ page }) {
          await body(page).fill(LOUD)
          await press(page, 'Post now')
          await page.getByRole('button', { name: 'Send it for review' }).waitFor()
        },
      },
      {
        name: 'own-sent-for-review',
        async bring({ page }) {
          await press(page, 'Send it for review')
          await page.locator('.aw-own', { hasText: LOUD }).waitFor()
        },
      },
    ],
  },
  {
    name: 'posted',
    states: [
      {
        name: 'own-published',
        async bring(window) {
          await ready(window)
          await press(window.page, 'Post comment')
          await window.page.locator('.aw-item', { hasText: 'Worth saying.' }).waitFor()
        },
      },
      {
        name: 'composer-reply',
        async bring({ page }) {
          await page.getByRole('button', { name: 'Reply to Ada' }).click()
          await page.getByLabel('Your reply to Ada').waitFor()
        },
      },
      {
        name: 'composer-edit',
        async bring({ page }) {
          await press(page, 'Cancel')
          await press(page, 'Edit')
          await page.getByLabel('Edit your comment').waitFor()
        },
      },
      {
        name: 'own-delete-asked',
        async bring({ page }) {
          await press(page, 'Cancel')
          await press(page, 'Delete')
          await says(page, 'Delete this comment?')
        },
      },
      {
        name: 'own-token-lost',
        async bring({ page }) {
          await press(page, 'Keep it')
          await page.evaluate(() => localStorage.clear())
          await press(page, 'Edit')
          await says(page, 'This device does not hold the key')
        },
      },
      {
        name: 'composer-answered-is-gone',
        async bring({ page, stage }) {
          await page.getByRole('button', { name: 'Reply to Ada' }).click()
          await page.getByLabel('Your reply to Ada').fill('An answer to it.')
          await page.getByLabel('Name').fill('Ada')
          await stage.decide((await page.locator('.aw-item').getAttribute('data-id'))!, 'rejected')
          await press(page, 'Post comment')
          await says(page, 'The comment you answer is not there any more.')
        },
      },
    ],
  },
  {
    name: 'following',
    states: [
      {
        name: 'following-asked',
        async bring(window) {
          const { page } = window
          await openThread(window)
          await press(page, 'Follow by e-mail')
          await page.locator('#w-email').waitFor()
        },
      },
      {
        name: 'following-wrong',
        async bring({ page }) {
          await page.locator('#w-email').fill('ada@')
          await page.locator('.aw-ask [type=submit]').click()
          await says(page, 'Enter an e-mail address in the correct format')
        },
      },
      {
        name: 'following-code',
        async bring({ page, kept }) {
          await page.locator('#w-email').fill(`${kept.site!.slice(0, 9)}@example.org`)
          await page.locator('.aw-ask [type=submit]').click()
          await page.getByLabel('Code from our mail').last().waitFor()
        },
      },
      {
        name: 'following-wrong-code',
        async bring({ page }) {
          await page.getByLabel('Code from our mail').last().fill('11')
          await press(page, 'Confirm')
          await says(page, 'Enter the eight digits')
          await page.locator('#f-code[aria-invalid=true]').waitFor()
        },
      },
      {
        name: 'own-mail-offered',
        async bring(window) {
          const { page, kept } = window
          await ready(window, { hold: 'all' })
          kept.email = `${kept.site!.slice(0, 9)}-w@example.org`
          await page.getByLabel('E-mail').first().fill(kept.email)
          await press(page, 'Post comment')
          await page.getByRole('button', { name: 'E-mail me when it is published' }).waitFor()
        },
      },
      {
        name: 'own-mail-asked',
        async bring({ page }) {
          await press(page, 'E-mail me when it is published')
          await page.locator('.aw-own').getByRole('textbox', { name: 'Code from our mail' }).waitFor()
        },
      },
      {
        name: 'following-confirmed',
        async bring({ page, stage, kept }) {
          const code = await waitUntil('the code', () =>
            stage.worker.db
              .prepare('SELECT message FROM kept_mail WHERE instr(message, ?1) > 0')
              .bind(kept.email!)
              .first<string>('message')
              .then((message) => message && /\b\d{4}\s\d{4}\b/.exec(message)?.[0]),
          )
          await page.locator('.aw-own').getByRole('textbox', { name: 'Code from our mail' }).fill(code)
          await press(page, 'Confirm')
          await says(page, 'Confirmed. From now on')
        },
      },
      {
        name: 'composer-device-proven',
        async bring({ page, kept }) {
          await page.evaluate(
            (name) => localStorage.setItem(name, 'k1.W10.x'),
            `afterword-proof:${kept.site}`,
          )
          await page.reload()
          await body(page).focus()
          await says(page, 'Your address is confirmed on this device.')
        },
      },
    ],
  },
]
