import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeByDayAndNight, axeViolations } from '../../support/browser/axe'
import { useStage, type Visitor } from '../../support/browser/fixture'
import { waitUntil } from '../../support/browser/wait-until'

const stage = useStage()

async function aDesk(pages: readonly string[] = ['/street']) {
  const { aComment, host, worker } = stage()
  const desk = await aModerator(stage())
  const ids: string[] = []
  for (const path of pages) {
    ids.push((await aComment(desk.site, `${host.origin}${path}`, { title: `Page ${path.slice(0, 60)}` })).id)
  }
  const rowOf = (id: string) =>
    worker.db
      .prepare('SELECT * FROM comments WHERE id = ?1')
      .bind(Number(id))
      .first<{ body: string; status: number; parent_id: number | null; thread_id: string }>()
  return { ...desk, ids, rowOf, at: (path: string) => `${worker.url}/desk/${desk.site}${path}` }
}

/** Signed in, with the keys of the queue at work. */
async function atQueue(desk: Awaited<ReturnType<typeof aDesk>>, options = {}): Promise<Visitor> {
  const mo = await stage().visitor({ viewport: { width: 1280, height: 800 }, ...options })
  await signIn(mo, desk)
  await mo.page.locator('#pane .item').waitFor()
  return mo
}

/** The list knows a page seconds after its first comment: asks again until it does. */
async function waitForPage(mo: Visitor, url: string, title: string): Promise<void> {
  await waitUntil(`the list of pages to have ${title}`, async () => {
    await mo.page.goto(url)
    return (await mo.page.getByRole('link', { name: title }).count()) > 0
  })
}

describe('the team’s own words (C12)', () => {
  it('are written and taken back by keys alone', async ({ expect }) => {
    const desk = await aDesk()
    const { page } = await atQueue(desk)
    await page.locator('#keys-open').waitFor()
    await page.keyboard.press('e')
    await page.waitForURL(/\/edit$/)
    const words = page.getByLabel('Its words')
    await words.waitFor()
    expect(await words.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Control+a')
    await page.keyboard.type('A kinder word.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Edited.').waitFor()
    expect((await desk.rowOf(desk.ids[0]!))?.body).toBe('A kinder word.')
    await page.locator('#keys-open').waitFor()
    const undone = page.waitForResponse((answer) => answer.url().includes('/words/'))
    await page.keyboard.press('u')
    await undone
    await page.locator('#pane .item').waitFor()
    expect((await desk.rowOf(desk.ids[0]!))?.body).toBe('A word on this.')

    await page.locator('#keys-open').waitFor()
    await page.keyboard.press('w')
    await page.waitForURL(/\/reply$/)
    await page.getByLabel('Your answer, as Mo Keller').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.type('We are on it.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Your answer is up.').waitFor()
    expect((await desk.rowOf(desk.ids[0]!))?.status).toBe(1)
  })

  it('work without scripts, are kept when refused, and readers see whose they are', async ({ expect }) => {
    const desk = await aDesk()
    const mo = await atQueue(desk, { javaScriptEnabled: false })
    const { page } = mo
    await page.getByRole('link', { name: 'Answer' }).click()
    await page.getByLabel('Your answer, as Mo Keller').fill('We look into it.')
    await page.getByRole('button', { name: 'Post the answer' }).click()
    await page.getByText('Readers cannot see this comment yet').waitFor()
    expect(await page.getByLabel('Your answer, as Mo Keller').inputValue()).toBe('We look into it.')
    await page.getByLabel('Approve the comment too').check()
    await page.getByRole('button', { name: 'Post the answer' }).click()
    await page.getByText('Your answer is up.').waitFor()
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Its words').fill('Shorter.')
    await page.getByRole('button', { name: 'Save the words' }).click()
    await page.getByText('Edited.').waitFor()
    await page.goto(
      `${stage().worker.url}/${desk.site}/thread?${new URLSearchParams({ page: `${stage().host.origin}/street` })}`,
    )
    expect(await page.locator('[part=edited]').first().textContent()).toContain('edited by the team')
    expect(await page.locator('[part=badge]').count()).toBe(1)
  })
})

describe('pages, moved and joined (C12)', () => {
  it('are closed from the list, moved after a look, followed to the end, and taken back', async ({
    expect,
  }) => {
    const { host, worker, aComment, decide } = stage()
    const desk = await aDesk(['/old', '/new'])
    for (const id of desk.ids) await decide(id, 'published')
    for (let at = 0; at < 5; at++) await aComment(desk.site, `${host.origin}/old`)
    const mo = await atQueue(desk)
    const { page } = mo
    await waitForPage(mo, desk.at('/pages'), 'Page /old')
    await waitForPage(mo, desk.at('/pages?begins=/new'), 'Page /new')
    expect(await axeViolations(page)).toEqual([])
    await page.getByLabel('Pick Page /new').check()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await page.getByText('1 page closed.').waitFor()
    await page.locator('.chip', { hasText: 'closed' }).waitFor()

    await page.goto(desk.at('/pages'))
    await page.getByRole('link', { name: 'Page /old' }).click()
    await page.getByLabel('The other address').fill(`${host.origin}/new`)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Show what would happen' }).click()
    await page.getByText('6 comments move.').waitFor()
    await page.getByText('That page is closed and stays so.').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await page.getByRole('button', { name: 'Take it back' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    const read = async (path: string) =>
      (await (
        await fetch(
          `${worker.url}/v1/${desk.site}/comments?${new URLSearchParams({ page: `${host.origin}${path}` })}`,
        )
      ).json()) as {
        thread: { page: string; count: number }
      }
    expect((await read('/old')).thread).toMatchObject({ page: `${host.origin}/new`, count: 2 })
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.locator('[role=status]', { hasText: 'taken back' }).waitFor()
    expect((await read('/old')).thread).toMatchObject({ page: `${host.origin}/old`, count: 1 })
  })

  it('and comments move without scripts too', async ({ expect }) => {
    const { decide, host } = stage()
    const desk = await aDesk(['/street', '/street'])
    for (const id of desk.ids) await decide(id, 'published')
    const mo = await stage().visitor({ javaScriptEnabled: false })
    await signIn(mo, desk)
    const { page } = mo
    await page.goto(desk.at(`?status=published&item=${desk.ids[1]}`))
    await page.locator('.item').getByRole('link', { name: 'Move', exact: true }).click()
    await page.getByLabel('Below which comment').fill(`${host.origin}/street#c-${desk.ids[0]}`)
    await page.getByRole('button', { name: 'Show what would happen' }).click()
    await page.getByText('It answers Ada then.').waitFor()
    expect((await desk.rowOf(desk.ids[1]!))?.parent_id).toBeNull()
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await page.getByRole('button', { name: 'Take it back' }).waitFor()
    expect((await desk.rowOf(desk.ids[1]!))?.parent_id).toBe(Number(desk.ids[0]))
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByText('taken back').waitFor()
    expect((await desk.rowOf(desk.ids[1]!))?.parent_id).toBeNull()
  })

  it('fit a phone and everybody, by day and by night', async ({ expect }) => {
    const { decide, host } = stage()
    const long = `/${'a-long-address-'.repeat(20)}`
    const desk = await aDesk([long, '/b'])
    for (const id of desk.ids) await decide(id, 'published')
    const mo = await stage().visitor({ viewport: { width: 320, height: 700 } })
    await signIn(mo, desk)
    const { page } = mo
    await waitForPage(mo, desk.at('/pages'), `Page ${long.slice(0, 60)}`)
    await waitForPage(mo, desk.at('/pages'), 'Page /b')
    const thread = (await desk.rowOf(desk.ids[0]!))!.thread_id
    const comment = `/comments/${desk.ids[0]}`
    for (const path of [
      '/pages',
      `/pages/${thread}`,
      `/pages/${thread}/move?${new URLSearchParams({ to: `${host.origin}/b` })}`,
      `${comment}/edit`,
      `${comment}/reply`,
      `${comment}/move?look=1&under=${desk.ids[0]}`,
      `${comment}/move?look=1&page=${encodeURIComponent(`${host.origin}/b`)}`,
    ]) {
      await page.goto(desk.at(path))
      await page.locator('main h1').waitFor()
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth)
      await waitUntil(`${path} to fit 320 px`, async () => (await wide()) <= 320)
      expect(await axeByDayAndNight(page), path).toEqual([])
    }
  })
})
