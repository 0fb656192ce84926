import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { aQueue } from '../../support/browser/a-queue'
import { useStage } from '../../support/browser/fixture'
import { waitUntil } from '../../support/browser/wait-until'

const stage = useStage()

const STATUS = ['held', 'published', 'rejected', 'spam', 'deleted']

/** Where a comment stands, asked of the database until it is that. */
const becomes = (id: string, status: string) =>
  waitUntil(`${id} to be ${status}`, async () => {
    const row = await stage()
      .worker.db.prepare('SELECT status FROM comments WHERE id = ?1')
      .bind(Number(id))
      .first<{ status: number }>()
    return STATUS[row?.status ?? -1] === status ? true : undefined
  })

describe('a moderator at the desk', () => {
  it('approves by one key what readers then see, with the next comment there at once', async ({ expect }) => {
    const { desk, ids, mo, page, row, opened } = await aQueue(stage(), 3)
    await opened(0)
    await page.keyboard.press('a')
    await row(0).waitFor({ state: 'detached' })
    await opened(1)
    await becomes(ids[0]!, 'published')
    const reader = await stage().visitor()
    const { worker } = stage()
    const answer = await reader.page.goto(`${worker.url}/v1/${desk.site}/comments/${ids[0]}`)
    expect(await answer!.json()).toMatchObject({ state: 'published', name: 'Ada 0' })
    expect(mo.heard.errors).toEqual([])
  })

  it('pins what readers shall read first, by its button and by key, and lets it go again', async ({
    expect,
  }) => {
    const { desk, ids, mo, page, opened } = await aQueue(stage(), 2)
    await stage().decide(ids[0]!, 'published')
    const isPinned = (pinned: boolean) =>
      waitUntil(`a comment that is ${pinned ? '' : 'not '}pinned`, async () => {
        const at = await stage()
          .worker.db.prepare('SELECT pinned_at FROM comments WHERE id = ?1')
          .bind(Number(ids[0]))
          .first('pinned_at')
        return (at !== null) === pinned
      })
    await page.goto(`${stage().worker.url}/desk/${desk.site}?status=published`)
    await opened(0)
    await page.getByRole('button', { name: 'Pin to the top' }).click()
    await isPinned(true)
    await page.getByRole('button', { name: 'Unpin' }).waitFor()
    await opened(0)
    await page.keyboard.press('p')
    await isPinned(false)
    await page.getByRole('button', { name: 'Pin to the top' }).waitFor()
    expect(mo.heard.errors).toEqual([])
  })

  it('takes the last decisions back with u, newest first', async ({ expect }) => {
    const { ids, mo, page, row, opened } = await aQueue(stage(), 3)
    await opened(0)
    await page.keyboard.press('s')
    await opened(1)
    await page.keyboard.press('d')
    await opened(2)
    await page.locator('#flashes .flash').nth(1).waitFor()
    expect(await page.locator('#flashes .flash span').allTextContents()).toEqual([
      'Marked as spam.',
      'Deleted.',
    ])
    await page.keyboard.press('u')
    await row(1).waitFor()
    await opened(1)
    await page.keyboard.press('u')
    await row(0).waitFor()
    await Promise.all([becomes(ids[0]!, 'held'), becomes(ids[1]!, 'held')])
    expect(
      await page
        .locator('#rows li')
        .evaluateAll((rows) => rows.map((item) => (item as HTMLElement).dataset.id)),
    ).toEqual(ids)
    expect(mo.heard.errors).toEqual([])
  })

  it('takes back the last key pressed, though its answer comes after u', async () => {
    const { ids, page, opened } = await aQueue(stage(), 3)
    await opened(0)
    await page.route(`**/comments/${ids[1]}`, async (route) => {
      await becomes(ids[0]!, 'spam')
      await page.keyboard.press('u')
      await route.continue()
    })
    await page.keyboard.press('s')
    await opened(1)
    await page.keyboard.press('d')
    await opened(1)
    await Promise.all([becomes(ids[0]!, 'spam'), becomes(ids[1]!, 'held')])
  })

  it('moves by j, k and the arrows, and the selected row is marked', async ({ expect }) => {
    const { page, row, opened } = await aQueue(stage(), 3)
    for (const [key, at] of [
      ['j', 1],
      ['ArrowDown', 2],
      ['k', 1],
      ['ArrowUp', 0],
    ] as const) {
      await page.keyboard.press(key)
      await opened(at)
      expect(await row(at).locator('.row').getAttribute('aria-current')).toBe('true')
    }
    expect(await page.locator('.row[aria-current]').count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.locator('#pane:focus').waitFor()
  })

  it('decides twenty by keys alone, as fast as they can be pressed, none lost', async ({ expect }) => {
    const { ids, page, opened } = await aQueue(stage(), 20)
    await opened(0)
    for (let at = 0; at < 20; at++) await page.keyboard.press(at % 2 === 0 ? 'a' : 's')
    await Promise.all(ids.map((id, at) => becomes(id, at % 2 === 0 ? 'published' : 'spam')))
    await page.getByRole('heading', { name: 'Nothing waits' }).waitFor()
    expect(await page.locator('.reward-facts dd').first().textContent()).toBe('20')
    expect(await page.title()).toMatch(/^Waiting \(0\) · The /)
    // The reward takes nothing back that can still be undone.
    await page.keyboard.press('u')
    await becomes(ids[19]!, 'held')
    await opened(19)
    await page.keyboard.press('u')
    await becomes(ids[18]!, 'held')
  })

  it('gets a comment back, with who was quicker, when somebody else decided it', async ({ expect }) => {
    const { desk, ids, page, row, opened } = await aQueue(stage(), 2)
    const kim = await stage().visitor({ viewport: { width: 1280, height: 800 } })
    await signIn(kim, await aModerator(stage(), { site: desk.site, name: 'Kim Ito' }))
    await kim.page.keyboard.press('r')
    await becomes(ids[0]!, 'rejected')
    await opened(0)
    await page.keyboard.press('a')
    await page
      .locator('.flash-warning', { hasText: 'Kim Ito was quicker: the comment is rejected now.' })
      .waitFor()
    await row(0).waitFor()
    await page.locator('#pane .chip-rejected').waitFor()
    expect(await page.locator('#pane').textContent()).toContain('by Kim Ito')
  })

  it('reads how many decisions are on their way where the answers take long (M-02)', async ({ expect }) => {
    const { ids, page, row, opened } = await aQueue(stage(), 4)
    await opened(0)
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route(/\/comments\/\d+$/, async (route) => {
      if (route.request().method() === 'POST') await held
      await route.continue()
    })
    await page.keyboard.press('a')
    await row(0).waitFor({ state: 'detached' })
    await opened(1)
    await page.keyboard.press('r')
    await row(1).waitFor({ state: 'detached' })
    const line = page.locator('#flashes .underway')
    await line.filter({ hasText: 'On their way: 2' }).waitFor()
    expect(await page.locator('#flashes .flash').count()).toBe(0)
    letGo()
    await page.locator('#flashes .flash').nth(1).waitFor()
    await line.waitFor({ state: 'detached' })
    await becomes(ids[0]!, 'published')
    await becomes(ids[1]!, 'rejected')
  })

  it('gets a comment back when the connection is gone', async () => {
    const { mo, ids, page, row, opened } = await aQueue(stage(), 2)
    await opened(0)
    await mo.context.setOffline(true)
    await page.keyboard.press('a')
    await page.locator('.flash-warning', { hasText: 'No connection.' }).waitFor()
    await row(0).waitFor()
    await mo.context.setOffline(false)
    await becomes(ids[0]!, 'held')
  })

  it('shows the keys that are bound, turns them off, and remembers that', async ({ expect }) => {
    const { ids, page, opened } = await aQueue(stage(), 2)
    await opened(0)
    await page.keyboard.press('?')
    const sheet = page.locator('#keys')
    await sheet.waitFor()
    expect((await sheet.locator('kbd').allTextContents()).join(' ')).toBe(
      'j ↓ k ↑ ↵ a r c 1 2 3 4 5 6 7 8 9 0 s d e w m p b t x ⇧ x ⇧ a ⇧ r ⇧ c ⇧ s ⇧ d u / ?',
    )
    // None fires while the sheet is open.
    await page.keyboard.press('a')
    const kept = () => page.waitForResponse((response) => response.url().endsWith('/desk/account/keys'))
    const off = kept()
    await page.getByLabel('Keys are on').uncheck()
    expect((await off).status()).toBe(200)
    await page.getByRole('button', { name: 'Close' }).click()
    await sheet.waitFor({ state: 'hidden' })
    await page.keyboard.press('a')
    await page.reload()
    await opened(0)
    const open = page.locator('#keys-open:visible')
    await open.waitFor()
    await page.keyboard.press('a')
    // A key of one character like all the others: the button stays.
    await page.keyboard.press('?')
    expect(await sheet.isVisible()).toBe(false)
    await open.click()
    const on = kept()
    await page.getByLabel('Keys are on').check()
    await on
    await page.getByRole('button', { name: 'Close' }).click()
    await sheet.waitFor({ state: 'hidden' })
    await becomes(ids[0]!, 'held')
    await page.keyboard.press('a')
    await becomes(ids[0]!, 'published')
  })

  it('types letters into fields as letters', async ({ expect }) => {
    const { desk, ids, mo, page, opened } = await aQueue(stage(), 1)
    await opened(0)
    await page.locator('#keys-open:visible').waitFor()
    const reason = page.locator('#reason')
    for (const key of ['a', 's', 'd', 't']) await reason.press(key)
    // Keys are heard one after the other: once this one is, those before it have done what they would.
    await page.locator('#pane').press('?')
    await page.locator('#keys[open]').waitFor()
    expect(mo.heard.requests.filter((line) => line.startsWith('POST') && line.includes(ids[0]!))).toEqual([])
    await page.goto(`${stage().worker.url}/desk/${desk.site}/settings`)
    await page.getByLabel('Name of the site').fill('')
    await page.getByLabel('Name of the site').pressSequentially('asdu?')
    expect(await page.getByLabel('Name of the site').inputValue()).toBe('asdu?')
    await becomes(ids[0]!, 'held')
  })

  it('reaches the way back by keyboard for ten seconds and more, and as long as one is there (M-54)', async ({
    expect,
  }) => {
    const { desk, ids, page, opened } = await aQueue(stage(), 3)
    await page.clock.install()
    await page.goto(`${stage().worker.url}/desk/${desk.site}`)
    await opened(0)
    await page.locator('#keys-open:visible').waitFor()
    const flash = page.locator('#flashes .flash')
    await page.keyboard.press('s')
    await flash.waitFor()
    await page.clock.runFor(10_000)
    const back = flash.getByRole('button', { name: 'Undo' })
    await back.focus()
    await page.clock.runFor(30_000)
    expect(await flash.count()).toBe(1)
    await page.keyboard.press('Enter')
    await becomes(ids[0]!, 'held')
    await opened(0)
    await page.keyboard.press('s')
    await flash.waitFor()
    await page.clock.runFor(13_000)
    await flash.waitFor({ state: 'detached' })
    // The key needs no sight of it.
    await page.keyboard.press('u')
    await becomes(ids[0]!, 'held')
  })

  it('goes on with the next 25 when those on the page are done', async ({ expect }) => {
    const { ids, mo, page, opened } = await aQueue(stage(), 27)
    expect(await page.title()).toMatch(/^Waiting \(25\+\)/)
    for (let at = 0; at < 25; at++) await page.keyboard.press('r')
    await opened(25)
    expect(await page.locator('#rows li').count()).toBe(2)
    expect(await page.locator('#more').count()).toBe(0)
    await page.keyboard.press('a')
    await becomes(ids[25]!, 'published')
    expect(mo.heard.errors).toEqual([])
  })

  it.for(['oldest', 'newest', 'riskiest'] as const)(
    'takes back what was decided before the page was filled anew, to its place: %s first',
    async (order, { expect }) => {
      const { worker } = stage()
      const { desk, ids, mo, page } = await aQueue(stage(), 5)
      // The last two have something against them: by risk they stand before the others, by time behind them. The index reads them anew after a decision.
      for (const id of ids.slice(3)) {
        await worker.db
          .prepare(`UPDATE comments SET doubts = '[{"code":"word"}]' WHERE id = ?1`)
          .bind(Number(id))
          .run()
        for (const data of [
          { action: 'spam', revision: '1', from: 'held' },
          { action: 'restore', revision: '1', from: 'spam' },
        ]) {
          const url = `${worker.url}/desk/${desk.site}/comments/${id}`
          const headers = { origin: worker.url, accept: 'application/json' }
          expect((await page.request.post(url, { data, headers })).status()).toBe(200)
        }
      }
      const all =
        order === 'oldest'
          ? ids
          : order === 'newest'
            ? ids.toReversed()
            : [...ids.slice(3), ...ids.slice(0, 3)]
      const listed = () =>
        page
          .locator('#rows li:not(.leaving)')
          .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.id))
      await waitUntil('the index to have all five', async () => {
        await page.goto(`${worker.url}/desk/${desk.site}?order=${order}`)
        return (await listed()).join() === all.join()
      })
      const opened = (id: string | undefined) => page.locator(`#pane .item[data-id="${id}"]`).waitFor()
      await page.goto(`${worker.url}/desk/${desk.site}?order=${order}&limit=2`)
      await opened(all[0])
      await page.keyboard.press('r')
      await opened(all[1])
      await page.keyboard.press('r')
      // Both are decided and answered: the list is another page now.
      await opened(all[2])
      const isListed = (rows: readonly string[]) =>
        waitUntil(`the list to be ${rows}`, async () => (await listed()).join() === rows.join())
      await isListed(all.slice(2))
      await page.locator('#flashes .flash').nth(1).waitFor()
      await page.keyboard.press('u')
      await isListed(all.slice(1))
      await opened(all[1])
      await page.keyboard.press('u')
      await isListed(all)
      expect(mo.heard.errors).toEqual([])
    },
  )

  it('opens and decides by mouse without leaving the list', async ({ expect }) => {
    const { ids, mo, page, row, opened } = await aQueue(stage(), 3)
    await row(2).click()
    await opened(2)
    await page.getByRole('button', { name: 'Reject' }).click()
    await row(2).waitFor({ state: 'detached' })
    await opened(1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await opened(2)
    await becomes(ids[2]!, 'held')
    expect(
      mo.heard.requests.filter((asked) => asked.startsWith('GET') && asked.endsWith('/pane?status=held'))
        .length,
    ).toBeGreaterThan(0)
    expect(mo.heard.errors).toEqual([])
  })
})
