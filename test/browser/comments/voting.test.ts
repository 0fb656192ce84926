import { describe, it } from 'vitest'
import { axeByDayAndNight, axeViolations } from '../../support/browser/axe'
import { useStage, type Visitor } from '../../support/browser/fixture'
import { waitUntil } from '../../support/browser/wait-until'

const stage = useStage()

/** A thread with one comment of somebody else, opened by a visitor. */
async function aThread(settings: object = {}, options: object = {}) {
  const site = await stage().aSite({ hold: 'none', ...settings })
  const url = stage().embed(`<afterword-comments site="${site}"></afterword-comments>`)
  const { id } = await stage().aComment(site, url)
  const visitor = await stage().visitor(options)
  await visitor.page.goto(url)
  return { site, url, id, visitor }
}

const up = ({ page }: Visitor, count: string) => page.getByRole('button', { name: `Vote up: ${count}` })
const scoreOf = (id: string) =>
  stage().worker.db.prepare('SELECT score FROM comments WHERE id = ?1').bind(Number(id)).first('score')

describe('a reader of comments', () => {
  it('votes by keyboard, sees it after a reload, takes it back; counts once whatever they press', async ({
    expect,
  }) => {
    const { visitor, id, url } = await aThread()
    const { page } = visitor
    await up(visitor, '0 votes').focus()
    await page.keyboard.press('Enter')
    await up(visitor, '1 vote').and(page.locator('[aria-pressed=true]')).waitFor()
    // Whoever votes goes on where they are.
    expect(
      await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('value')),
    ).toBe('1')
    expect(await scoreOf(id)).toBe(1)
    expect(await axeViolations(page)).toEqual([])

    await page.goto(url)
    const pressed = up(visitor, '1 vote').and(page.locator('[aria-pressed=true]'))
    await pressed.waitFor()
    // A copy of the thread that is minutes old does not know the vote; the device does.
    const cast: string[] = []
    page.on('response', (answer) => {
      if (answer.request().method() === 'POST') cast.push(answer.request().postDataJSON().value)
    })
    await pressed.dblclick()
    await waitUntil('both presses to be answered', async () => cast.length === 2)
    // The second press takes the vote back, the third gives it again.
    expect(cast).toEqual(['0', '1'])
    await pressed.waitFor()
    expect(await scoreOf(id)).toBe(1)
    await pressed.click()
    await up(visitor, '0 votes').and(page.locator('[aria-pressed=false]')).waitFor()
    expect(await scoreOf(id)).toBe(0)
    expect(visitor.heard.errors).toEqual([])
    expect(await visitor.context.cookies()).toEqual([])
  })

  it('votes down where that is so, and is one reader in two quick first votes', async ({ expect }) => {
    const { visitor, id, site, url } = await aThread({ votes: 'both' })
    const other = await stage().aComment(site, url, { body: 'Another.' })
    const { page } = visitor
    // Routing switches the browser's cache off: the thread of before the second comment may be kept there.
    await page.route('**/embed/*/thread*', (route) => route.continue())
    await page.reload()
    const down = page.getByRole('button', { name: 'Vote down' })
    await down.nth(1).waitFor()
    // Both before any answer: the device has no token yet.
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('afterword-comments')!
      for (const button of shadowRoot!.querySelectorAll<HTMLElement>('[name=vote][value="-1"]'))
        button.click()
    })
    await waitUntil(
      'both votes count',
      async () => (await scoreOf(id)) === -1 && (await scoreOf(other.id)) === -1,
    )
    const { used } = (await stage()
      .worker.db.prepare('SELECT sum(used) AS used FROM reader_limits WHERE site_id = ?1')
      .bind(site)
      .first<{ used: number }>())!
    expect(used).toBe(1)
    await page.getByRole('button', { name: 'Vote up: -1 point' }).first().waitFor()
    expect(await axeViolations(page)).toEqual([])
  })

  it('is told beside the comment when it did not count, and why', async ({ expect }) => {
    const { visitor, id, site } = await aThread({}, { colorScheme: 'dark' })
    const { page } = visitor
    await up(visitor, '0 votes').click()
    await up(visitor, '1 vote').waitFor()
    await visitor.context.setOffline(true)
    await up(visitor, '1 vote').click()
    const alert = page.getByRole('alert').filter({ hasText: 'did not reach us' })
    await alert.waitFor()
    expect(await axeViolations(page)).toEqual([])
    await visitor.context.setOffline(false)
    await stage()
      .worker.db.prepare("UPDATE sites SET settings = json_set(settings, '$.votes', 'off') WHERE id = ?1")
      .bind(site)
      .run()
    await up(visitor, '1 vote').click()
    await up(visitor, '0 votes').click()
    await page.getByRole('alert').filter({ hasText: 'takes no votes' }).waitFor()
    expect(await alert.count()).toBe(0)
    expect(await scoreOf(id)).toBe(0)
  })

  it('is told of a vote that did not count without being led away from what they do meanwhile', async ({
    expect,
  }) => {
    const { visitor } = await aThread()
    const { page } = visitor
    let fail = () => {}
    const failing = new Promise<void>((resolve) => {
      fail = resolve
    })
    await page.route('**/votes/**', (route) => failing.then(() => route.abort()))
    await up(visitor, '0 votes').click()
    await page.locator('textarea[name=body]').fill('Meanwhile')
    fail()
    await page.getByRole('alert').filter({ hasText: 'did not reach us' }).waitFor()
    const focused = await page
      .locator('afterword-comments')
      .evaluate((el) => el.shadowRoot?.activeElement?.getAttribute('name'))
    expect(focused).toBe('body')
  })

  it('sees who speaks and what is pinned, opens what is folded by keyboard, and is sent into it by a link', async ({
    expect,
  }) => {
    const site = await stage().aSite({ hold: 'none', votes: 'both' })
    const url = stage().embed(`<afterword-comments site="${site}"></afterword-comments>`)
    const long = await stage().aComment(site, url, {
      name: 'Lena',
      body: `${'A long walk. '.repeat(200)}The end.`,
    })
    const low = await stage().aComment(site, url, { name: 'Lou', body: 'Nobody likes this.' })
    const change = (sql: string, id: string) => stage().worker.db.prepare(sql).bind(Number(id)).run()
    await change('UPDATE comments SET badge = 1, pinned_at = 1 WHERE id = ?1', long.id)
    await change('UPDATE comments SET score = -7, badge = 2 WHERE id = ?1', low.id)
    const { page } = await stage().visitor()
    await page.goto(url)
    await page.getByText('Voted down: -7 points').waitFor()
    expect(await axeByDayAndNight(page)).toEqual([])
    const lena = page.getByRole('article', { name: /Lena/ })
    expect(await lena.getByText('The end.').isVisible()).toBe(true)
    const cut = (await lena.boundingBox())!.height
    await page.getByText('Voted down: -7 points').focus()
    await page.keyboard.press('Enter')
    await page.getByText('Nobody likes this.').waitFor()
    await page.goto(`${url}#c-${long.id}`)
    await page.waitForFunction(() =>
      document.querySelector('afterword-comments')?.shadowRoot?.querySelector('.aw-target details[open]'),
    )
    expect((await lena.boundingBox())!.height).toBeGreaterThan(1.5 * cut)
    expect(await axeViolations(page)).toEqual([])
  })

  it('reads the best first, and the choice is marked', async ({ expect }) => {
    // All of it is there before anybody looks: a browser keeps what it was answered for ten seconds.
    const site = await stage().aSite({ hold: 'none' })
    const url = stage().embed(`<afterword-comments site="${site}"></afterword-comments>`)
    await stage().aComment(site, url)
    const best = await stage().aComment(site, url, { body: 'The best one.' })
    await stage().aComment(site, url, { body: 'The newest one.' })
    await stage().worker.db.prepare('UPDATE comments SET score = 7 WHERE id = ?1').bind(Number(best.id)).run()
    const visitor = await stage().visitor()
    const { page } = visitor
    await page.goto(url)
    await page.getByRole('button', { name: 'Top', exact: true }).click()
    await page.getByRole('button', { name: 'Top', exact: true, pressed: true }).waitFor()
    expect(await page.locator('afterword-comments').getAttribute('sort')).toBe('top')
    await expect.poll(() => page.locator('.aw-body').first().textContent()).toBe('The best one.')
    expect(visitor.heard.errors).toEqual([])
  })
})
