import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeByDayAndNight, axeViolations } from '../../support/browser/axe'
import { type Stage, useStage, type Visitor } from '../../support/browser/fixture'

const stage = useStage()
const DESK = { width: 1280, height: 800 }
const PHONE = { width: 320, height: 720 }

/** How bans stand at a site. */
const bansAt = async ({ worker }: Stage, site: string) =>
  (
    await worker.db
      .prepare('SELECT address, name, domain, silent, state, reason FROM bans WHERE site_id = ?1 ORDER BY id')
      .bind(site)
      .all<Record<string, unknown>>()
  ).results

const statesAt = async ({ worker }: Stage, site: string) =>
  (
    await worker.db
      .prepare('SELECT status FROM comments WHERE site_id = ?1 ORDER BY id')
      .bind(site)
      .all<{ status: number }>()
  ).results.map(({ status }) => status)

/** The queue with its keys awake. */
async function openQueue({ page }: Visitor): Promise<void> {
  await page.locator('#pane .item').waitFor()
  await page.locator('#keys-open').waitFor({ state: 'visible' })
}

const fits = ({ page }: Visitor) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

/** A ban straight into the database, as the desk writes it. */
async function aBan(
  { worker }: Stage,
  site: string,
  name: string,
  { silent = 0, hours = 24 * 365 * 50 } = {},
) {
  const id = Date.now() * 100 + Math.floor(Math.random() * 100)
  const endsAt = Date.now() + hours * 3_600_000
  await worker.db.batch([
    worker.db
      .prepare(
        `INSERT INTO bans (site_id, id, name, silent, reason, made_by, ends_at) VALUES (?1, ?2, ?3, ?4, 'Rude', 1, ?5)`,
      )
      .bind(site, id, name, silent, endsAt),
    worker.db
      .prepare('INSERT INTO ban_marks (site_id, mark, ban_id, silent, ends_at) VALUES (?1, ?2, ?3, ?4, ?5)')
      .bind(site, `name:${name.toLowerCase()}`, id, silent, endsAt),
  ])
}

describe('banning at the desk (C7)', () => {
  it('goes by keys: b, what it would hit, everything of theirs that waits; and u takes all of it back', async ({
    expect,
  }) => {
    const { aComment, host, visitor } = stage()
    const desk = await aModerator(stage())
    const page = `${host.origin}/post/${desk.site}`
    for (const body of ['One.', 'Two.', 'Three.'])
      await aComment(desk.site, page, { name: 'Zed', email: 'zed@mail.example', body })
    await aComment(desk.site, page, { name: 'Ada', email: 'ada@mail.example', body: 'Mine.' })
    const mo = await visitor({ viewport: DESK })
    await signIn(mo, desk)
    await openQueue(mo)
    await mo.page.keyboard.press('b')
    await mo.page.getByRole('heading', { name: 'Ban Zed' }).waitFor()
    expect(await mo.page.getByLabel('the e-mail address: z•••@mail.example').isChecked()).toBe(true)
    await mo.page.getByText('3 waiting, 0 known').first().waitFor()
    expect(await axeViolations(mo.page)).toEqual([])
    // The last day is asked where a day is what was chosen.
    await mo.page.getByLabel('Last day').waitFor({ state: 'hidden' })
    await mo.page.getByLabel('For', { exact: true }).selectOption('date')
    await mo.page.getByLabel('Last day').waitFor()
    await mo.page.getByLabel('For', { exact: true }).selectOption('week')
    await mo.page.getByLabel('What of theirs waits').selectOption({ label: 'is rejected, all of it' })
    await mo.page.getByLabel('Reason, for the team').fill('Insults')
    await mo.page.keyboard.press('Enter')
    const flash = mo.page.locator('.flash', { hasText: '3 waiting comments went along.' })
    await flash.waitFor()
    expect(await statesAt(stage(), desk.site)).toEqual([2, 2, 2, 0])
    expect(await bansAt(stage(), desk.site)).toMatchObject([
      { address: 'z•••@mail.example', name: null, silent: 0, state: 0, reason: 'Insults' },
    ])
    // The comment it was made from is shown as it stands now, with the ban beside it.
    await mo.page.locator('.facts', { hasText: 'Banned' }).waitFor()
    await mo.page.locator('#keys-open').waitFor({ state: 'visible' })
    expect(await axeViolations(mo.page)).toEqual([])
    const back = mo.page.waitForResponse((answer) => /\/bans\/\d+\/undo$/.test(answer.url()))
    await mo.page.keyboard.press('u')
    expect((await back).status()).toBe(303)
    await mo.page.locator('#pane .item').waitFor()
    expect(await statesAt(stage(), desk.site)).toEqual([0, 0, 0, 0])
    expect(await bansAt(stage(), desk.site)).toMatchObject([{ state: 2 }])
    expect(mo.heard.errors).toEqual([])
  })

  it('gives a time-out at one key without leaving the queue, and takes it back at another', async ({
    expect,
  }) => {
    const { aComment, host, visitor } = stage()
    const desk = await aModerator(stage())
    const page = `${host.origin}/post/${desk.site}`
    await aComment(desk.site, page, { name: 'Zed', body: 'Hot head.' })
    const mo = await visitor({ viewport: DESK })
    await signIn(mo, desk)
    await openQueue(mo)
    // Held down it comes again and again, and is one all the same.
    for (let repeat = 0; repeat < 4; repeat++) await mo.page.keyboard.down('t')
    await mo.page.keyboard.up('t')
    await mo.page.locator('#flashes .flash', { hasText: 'Banned until' }).waitFor()
    await mo.page.locator('#pane .facts', { hasText: 'Banned' }).waitFor()
    expect(await bansAt(stage(), desk.site)).toMatchObject([{ name: 'Zed', silent: 0, state: 0 }])
    expect(await axeViolations(mo.page)).toEqual([])
    const undone = mo.page.waitForResponse((answer) => /\/bans\/\d+\/undo$/.test(answer.url()))
    await mo.page.keyboard.press('u')
    expect((await undone).status()).toBe(200)
    await mo.page.locator('#pane .facts:not(:has-text("Banned"))').waitFor()
    expect(await bansAt(stage(), desk.site)).toMatchObject([{ state: 2 }])
    expect(mo.heard.errors).toEqual([])
  })

  it('works by thumb at 320 px with scripts off: the form, its warning, the list, another end, the lift', async ({
    expect,
  }) => {
    const { aComment, host, visitor, worker } = stage()
    const desk = await aModerator(stage())
    const page = `${host.origin}/post/${desk.site}`
    const { id } = await aComment(desk.site, page, { name: 'Zed', email: 'zed@gmail.com', body: 'Words.' })
    const mo = await visitor({ viewport: PHONE, javaScriptEnabled: false, hasTouch: true })
    await signIn(mo, desk)
    await mo.page.goto(`${worker.url}/desk/${desk.site}?item=${id}`)
    expect(await fits(mo)).toBe(true)
    await mo.page.getByRole('link', { name: 'Ban the author…' }).tap()
    await mo.page.getByRole('heading', { name: 'Ban Zed' }).waitFor()
    expect(await fits(mo)).toBe(true)
    await mo.page.getByLabel('The domain').selectOption('gmail.com')
    await mo.page.getByLabel('How', { exact: true }).selectOption('silent')
    await mo.page.getByRole('button', { name: 'Ban', exact: true }).tap()
    await mo.page.getByRole('alert').filter({ hasText: 'This would hit' }).waitFor()
    expect(await mo.page.getByLabel('How', { exact: true }).inputValue()).toBe('silent')
    expect(await mo.page.getByLabel('The domain').inputValue()).toBe('gmail.com')
    await mo.page.getByLabel('I am sure: it may hit them all.').check()
    await mo.page.getByRole('button', { name: 'Ban', exact: true }).tap()
    await mo.page.waitForURL(/ban=/)
    expect(await bansAt(stage(), desk.site)).toMatchObject([{ domain: 'gmail.com', silent: 1 }])
    await mo.page.goto(`${worker.url}/desk/${desk.site}/bans`)
    expect(await fits(mo)).toBe(true)
    await mo.page.locator('.bans summary').tap()
    expect(await fits(mo)).toBe(true)
    await mo.page.locator('.bans').getByLabel('For', { exact: true }).selectOption('ever')
    await mo.page.locator('.bans').getByRole('button', { name: 'Save' }).tap()
    await mo.page.getByText('Changed.').waitFor()
    await mo.page.locator('.bans').getByText('for ever').first().waitFor()
    await mo.page.locator('.bans').getByRole('button', { name: 'Lift' }).tap()
    await mo.page.getByText('There is none here.').waitFor()
    await mo.page.getByRole('link', { name: 'Lifted' }).tap()
    await mo.page.locator('.bans', { hasText: 'lifted by Mo Keller' }).waitFor()
    expect(await fits(mo)).toBe(true)
  })

  it('keeps notes beside all of an author’s comments', async ({ expect }) => {
    const { aComment, host, visitor } = stage()
    const desk = await aModerator(stage())
    const page = `${host.origin}/post/${desk.site}`
    const email = `${desk.site}@mail.example`
    const first = await aComment(desk.site, page, { name: 'Ada', email, body: 'One.' })
    const second = await aComment(desk.site, page, { name: 'A.', email, body: 'Two.' })
    const mo = await visitor({ viewport: DESK })
    await signIn(mo, desk)
    await mo.page.goto(`${stage().worker.url}/desk/${desk.site}?item=${first.id}`)
    await mo.page.getByText('Notes of the team').click()
    await mo.page.getByLabel('A note on this author').fill('Knows trams.')
    await mo.page.getByRole('button', { name: 'Keep the note' }).click()
    await mo.page.locator('.notes', { hasText: 'Knows trams.' }).waitFor()
    await mo.page.goto(`${stage().worker.url}/desk/${desk.site}?item=${second.id}`)
    await mo.page.locator('.notes', { hasText: 'Knows trams.' }).waitFor()
    expect(await axeViolations(mo.page)).toEqual([])
    await mo.page.locator('.notes').getByRole('button', { name: 'Remove' }).click()
    await mo.page.locator('.notes:not(:has-text("Knows trams."))').waitFor()
    expect(mo.heard.errors).toEqual([])
  })

  it('is readable for everybody, by day and by night', async ({ expect }) => {
    const { aComment, host, visitor, worker } = stage()
    const desk = await aModerator(stage())
    const { id } = await aComment(desk.site, `${host.origin}/post/${desk.site}`, {
      name: 'Zed',
      email: 'zed@mail.example',
      body: 'See https://shop.example/.',
    })
    await aBan(stage(), desk.site, 'Zed')
    await aBan(stage(), desk.site, 'Silent Jo', { silent: 1, hours: 5 })
    const mo = await visitor({ viewport: DESK })
    await signIn(mo, desk)
    for (const path of [
      `?item=${id}`,
      `/comments/${id}/ban`,
      `/comments/${id}/erase`,
      '/bans',
      '/bans?list=lifted',
    ]) {
      await mo.page.goto(`${worker.url}/desk/${desk.site}${path}`)
      await mo.page.locator('#work').waitFor()
      expect(await axeByDayAndNight(mo.page), path).toEqual([])
    }
  })
})

describe('somebody who asks to be forgotten', () => {
  it('is erased by thumb at 320 px with scripts off: the address typed, and wrongly first', async ({
    expect,
  }) => {
    const { aComment, host, visitor, worker } = stage()
    const desk = await aModerator(stage())
    const page = `${host.origin}/post/${desk.site}`
    const email = `${desk.site}@mail.example`
    const { id } = await aComment(desk.site, page, { name: 'Zed', email, body: 'One.' })
    await aComment(desk.site, page, { name: 'Z.', email, body: 'Two.' })
    const mo = await visitor({ viewport: PHONE, javaScriptEnabled: false, hasTouch: true })
    await signIn(mo, desk)
    await mo.page.goto(`${worker.url}/desk/${desk.site}?item=${id}`)
    await mo.page.getByRole('link', { name: 'Erase this person…' }).tap()
    await mo.page.getByRole('heading', { name: 'Erase who wrote as Zed' }).waitFor()
    expect(await fits(mo)).toBe(true)
    const typed = mo.page.getByLabel('Type the address to go on')
    await mo.page.getByLabel('go too, with every earlier version').check()
    await typed.fill('else@mail.example')
    await mo.page.getByRole('button', { name: 'Erase for good' }).tap()
    await mo.page.getByText('This is not the address above.').waitFor()
    expect(await fits(mo)).toBe(true)
    expect(await mo.page.getByLabel('go too, with every earlier version').isChecked()).toBe(true)
    await typed.fill(email)
    await mo.page.getByRole('button', { name: 'Erase for good' }).tap()
    await mo.page.getByRole('status').filter({ hasText: 'Erased.' }).waitFor()
    const { results } = await worker.db
      .prepare('SELECT author_name, author_email, body, status FROM comments WHERE site_id = ?1')
      .bind(desk.site)
      .all<Record<string, unknown>>()
    const gone = { author_name: 'Guest', author_email: null, body: '', status: 4 }
    expect(results).toEqual([gone, gone])
  })
})

describe('somebody who is banned', () => {
  it('openly is told so below the form, with the end, and keeps every word', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    await aBan(stage(), site, 'Zed', { hours: 5 })
    const { page, heard } = await visitor()
    await page.goto(embed(`<afterword-comments site="${site}"></afterword-comments>`))
    await page.getByLabel('Your comment').fill('Words I typed.')
    await page.getByLabel('Name').fill('Zed')
    const refused = page.waitForResponse((answer) => answer.status() === 403)
    await page.getByRole('button', { name: 'Post comment' }).click()
    await refused
    await page
      .getByText(/takes no comments, votes or reports from you until .* UTC\. Its team has banned you/)
      .waitFor()
    expect(await page.getByLabel('Your comment').inputValue()).toBe('Words I typed.')
    expect(await axeViolations(page)).toEqual([])
    // Another name is another writer: what can be known is what is typed.
    await page.getByLabel('Name').fill('Ada')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page.locator('.aw-comment', { hasText: 'Words I typed.' }).waitFor()
    expect(heard.errors.filter((error) => !error.includes('403'))).toEqual([])
  })

  it('openly is told the same on the page without scripts', async ({ expect }) => {
    const { aSite, host, visitor, worker } = stage()
    const site = await aSite({ hold: 'none' })
    await aBan(stage(), site, 'Zed', { hours: 5 })
    const { page } = await visitor({ javaScriptEnabled: false, viewport: PHONE })
    await page.goto(`${worker.url}/${site}/thread?${new URLSearchParams({ page: `${host.origin}/post/1` })}`)
    await page.getByLabel('Your comment').fill('Words I typed.')
    await page.getByLabel('Name').fill('Zed')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page
      .getByText(/takes no comments, votes or reports from you until/)
      .first()
      .waitFor()
    expect(await page.getByLabel('Your comment').inputValue()).toBe('Words I typed.')
    expect(await page.getByLabel('Name').inputValue()).toBe('Zed')
  })

  it('silently sees what they wrote wait, also after a reload; nobody else sees it', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    await aBan(stage(), site, 'Zed', { silent: 1 })
    const address = embed(`<afterword-comments site="${site}"></afterword-comments>`)
    const zed = await visitor()
    await zed.page.goto(address)
    await zed.page.getByLabel('Your comment').fill('Words I typed.')
    await zed.page.getByLabel('Name').fill('Zed')
    await zed.page.getByRole('button', { name: 'Post comment' }).click()
    const waits = zed.page.getByText('Only you can see this until a moderator has read it.').first()
    await waits.waitFor()
    await zed.page.reload()
    await waits.waitFor()
    expect(await zed.page.content()).not.toMatch(/banned/i)
    const ada = await visitor()
    await ada.page.goto(address)
    await ada.page.getByText('No comments yet.').waitFor()
    expect([...zed.heard.errors, ...ada.heard.errors]).toEqual([])
  })
})
