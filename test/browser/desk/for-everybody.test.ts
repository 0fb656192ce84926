import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeByDayAndNight } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'
import { mailTo } from '../../support/browser/mailbox'

const stage = useStage()

/**
 * What axe leaves undecided at the desk, and what a look at it said. Anything else is a fault of the page until somebody has looked:
 * - one letter on its own, of which axe cannot tell whether it is text: the letter of a name on its hue (test/unit/desk/views.test.tsx measures all
 *   hues), the letter of a key on a button that says the same in words, the zero of a chart in the ink of its other labels;
 * - words beside a number of a step, which `::before` draws: it stands in the margin and none of them on it;
 * - lists of the queue beyond the edge of a phone, where a finger brings them in: they are drawn as those in sight;
 * - letters in a frame that runs nothing, axe neither: letters.test.ts looks at them on their own.
 */
const JUDGED = new RegExp(
  [
    '^color-contrast shortTextContent <text ',
    '^color-contrast shortTextContent <span class="key" aria-hidden="true">',
    '^color-contrast pseudoContent <(a href="/desk/|code>|span class="chip chip-published">)',
    '^color-contrast elmPartiallyObscured <a href="/desk/[^/"]+\\?status=',
    '^frame-tested - <iframe title="By (day|night): ',
  ].join('|'),
)

async function aDesk(count = 2) {
  const { aComment, host, worker } = stage()
  const desk = await aModerator(stage())
  const ids: string[] = []
  for (let at = 0; at < count; at++) {
    const fields = {
      name: `A${'n'.repeat(at * 60)}`,
      body: `> quoted\n\n${'w'.repeat(300)}\n\n* https://x.example`,
      url: 'ada.example',
      email: 'ada@mail.example',
    }
    ids.push((await aComment(desk.site, `${host.origin}/post/${at}`, fields)).id)
  }
  return { ...desk, ids, at: (path: string) => `${worker.url}/desk/${desk.site}${path}` }
}

/** A mail that failed for good, an address that bounced and one whose owner called it spam. */
async function mailTrouble(site: string): Promise<void> {
  const { db } = stage().worker
  const now = Date.now()
  await db
    .prepare(
      `INSERT INTO parked_jobs (id, kind, payload, attempts, last_error, created_at, parked_at)
       VALUES (?1, 'subscribers.send-confirmation', ?2, 7, 'Resend 403 invalid_api_key: check MAIL_API_KEY, MAIL_FROM', ?3, ?3)`,
    )
    .bind(now, JSON.stringify({ siteId: site, consentId: 1 }), now)
    .run()
  const suppress = db.prepare(
    `INSERT INTO suppressions (address_hash, site_id, reason, source, by_site, created_at)
     VALUES (?1, '*', ?2, 'resend', ?3, ?4)`,
  )
  for (const reason of ['bounce', 'complaint']) {
    await suppress.bind(`${reason.slice(0, 4)}Aa-_${site}`, reason, site, now).run()
  }
}

describe('the desk without scripts', () => {
  it('signs in, decides, goes on to the next, undoes and signs out by forms alone', async ({ expect }) => {
    const desk = await aDesk(2)
    const mo = await stage().visitor({ javaScriptEnabled: false })
    await signIn(mo, desk)
    const { page } = mo
    expect(await page.locator('#rows li').count()).toBe(2)
    // The opened comment's own buttons; the list has some of the same name for what is picked.
    const item = page.locator('.item')
    await item.getByRole('button', { name: 'Approve' }).click()
    await page.getByText('Approved.').waitFor()
    expect(await item.getAttribute('data-id')).toBe(desk.ids[1])
    await item.getByRole('button', { name: 'Spam' }).click()
    await page.getByText('Nothing waits').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await page.locator('.item').getAttribute('data-id')).toBe(desk.ids[1])
    await page.getByRole('link', { name: 'Published' }).click()
    expect(await page.locator('#rows li').getAttribute('data-id')).toBe(desk.ids[0])
    await page.getByRole('link', { name: 'Log' }).click()
    expect(await page.locator('.log tbody tr').count()).toBe(3)
    // No key is promised where none works.
    expect(await page.locator('#keys-open:visible').count()).toBe(0)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('You are signed out.').waitFor()
  })
})

describe('mail at the desk, without scripts', () => {
  it('is mended by forms alone: a mail put back, an address allowed again', async ({ expect }) => {
    const desk = await aDesk(1)
    await mailTrouble(desk.site)
    const mo = await stage().visitor({ javaScriptEnabled: false })
    await signIn(mo, desk)
    const { page } = mo
    await page.getByRole('link', { name: 'Mail', exact: true }).click()
    await page.getByText('Resend 403 invalid_api_key').waitFor()
    await page.getByRole('button', { name: 'Put back' }).click()
    await page.getByText('It goes again in a moment.').waitFor()
    expect(await page.getByRole('button', { name: 'Put back' }).count()).toBe(0)
    expect(await page.getByText('own word: it stays').count()).toBe(1)
    await page.getByRole('button', { name: 'Allow mail again' }).click()
    await page.getByText('Allowed.').waitFor()
    expect(await page.getByRole('button', { name: 'Allow mail again' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Comments', exact: true }).click()
    await page.getByRole('link', { name: 'Log' }).click()
    await page.getByText('allowed mail again').waitFor()
  })
})

describe('the desk, for everybody', () => {
  it('has nothing axe objects to, by day and by night', async ({ expect }) => {
    const desk = await aDesk(2)
    await mailTrouble(desk.site)
    const { visitor, worker } = stage()
    // First, while the comments wait: nobody is told of what is decided already.
    const { text } = await mailTo(worker.url, desk.email, /New comment/)
    const mo = await visitor({ viewport: { width: 1280, height: 800 } })
    const { page } = mo
    const look = async (what: string) => expect(await axeByDayAndNight(page), what).toEqual([])
    await page.goto(`${worker.url}/desk/sign-in`)
    await look('sign-in')
    await page.goto(desk.signInUrl)
    await look('ready')
    await signIn(mo, desk)
    await look('queue')
    await page.keyboard.press('?')
    await page.locator('#keys').waitFor()
    await look('keys')
    for (const path of ['?status=spam', '/log', '/mail', '/snippet', '/settings', '/rules']) {
      await page.goto(desk.at(path))
      await look(path)
    }
    await page.goto(desk.at(''))
    await page.keyboard.press('a')
    await page.locator('#flashes .flash').waitFor()
    await page.locator('#rows .leaving').waitFor({ state: 'detached' })
    await look('undo')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(desk.at(`?item=${desk.ids[1]}`))
    await look('item on a phone')
    await page.locator('.item').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('Nothing waits').waitFor()
    await look('empty')
    await page.goto(/https?:\/\/\S+\/moderate\/\S+/.exec(text)![0])
    await look('decide')
    expect(mo.heard.errors).toEqual([])
  })

  it('needs no sideways scrolling at 320 px', async ({ expect }) => {
    const desk = await aDesk(2)
    await mailTrouble(desk.site)
    const mo = await stage().visitor({ viewport: { width: 320, height: 640 } })
    await signIn(mo, desk)
    for (const path of ['', `?item=${desk.ids[1]}`, '/log', '/mail', '/snippet', '/settings', '/rules']) {
      await mo.page.goto(desk.at(path))
      const over = await mo.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over, path).toBe(0)
    }
  })

  it('has no page that scrolls sideways at 320 px, or that axe objects to or cannot decide, wherever its links lead', async ({
    expect,
  }) => {
    const desk = await aDesk(2)
    const mo = await stage().visitor({ viewport: { width: 320, height: 640 } })
    await signIn(mo, desk)
    const root = new URL(desk.at('')).pathname
    const found = [root]
    const faults: string[] = []
    for (const path of found) {
      await mo.page.goto(new URL(path, desk.at('')).href)
      const over = await mo.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (over > 0) faults.push(`${path} is ${over} px too wide`)
      // All of it in sight: what is scrolled away cannot be judged.
      await mo.page.setViewportSize({ width: 320, height: 4000 })
      for (const fault of await axeByDayAndNight(mo.page, JUDGED)) faults.push(`${path} ${fault}`)
      await mo.page.setViewportSize({ width: 320, height: 640 })
      const links = await mo.page.evaluate(() =>
        [...document.querySelectorAll('a')].map(({ pathname, origin }) =>
          origin === location.origin ? pathname : '',
        ),
      )
      for (const link of links) {
        if (link.startsWith(root) && !/\.csv$|\/export/.test(link) && !found.includes(link)) found.push(link)
      }
    }
    expect(found.length).toBeGreaterThan(18)
    expect(faults).toEqual([])
    expect(mo.heard.errors).toEqual([])
  })

  it('shows the log whole on a phone, each entry by itself, with its heads for who hears them', async ({
    expect,
  }) => {
    const desk = await aDesk(1)
    const phone = await stage().visitor({ viewport: { width: 390, height: 844 } })
    await signIn(phone, desk)
    const { page } = phone
    await page.locator('#rows a.row').first().click()
    await page.locator('.item .verdict').getByRole('button', { name: 'Approve' }).click()
    await page.waitForURL(/done=/)
    await page.goto(desk.at('/log'))
    const entry = page.getByRole('row').filter({ hasText: 'approved' })
    const sides = await entry
      .getByRole('cell')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().right))
    expect(sides).toHaveLength(4)
    expect(Math.max(...sides)).toBeLessThanOrEqual(390)
    const aside = await page.locator('main, main *').evaluateAll((all) =>
      all
        .filter((one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX !== 'visible')
        .filter((one) => one.getClientRects().length > 0 && one.clientWidth > 1)
        .map((one) => `${one.tagName} ${one.className}`),
    )
    expect(aside, 'nothing to scroll to the side').toEqual([])
    expect(await page.getByRole('columnheader').allTextContents()).toEqual(['When', 'Who', 'What', 'Which'])
  })

  it('gives every button at the thumb 44 px', async ({ expect }) => {
    const desk = await aDesk(1)
    const mo = await stage().visitor({ viewport: { width: 390, height: 844 } })
    await signIn(mo, desk)
    await mo.page.goto(desk.at(`?item=${desk.ids[0]}`))
    const heights = await mo.page
      .locator('.verdict button')
      .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height))
    expect(heights).toHaveLength(5)
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
  })
})
