import { describe, it } from 'vitest'
import { useStage } from '../support/browser/fixture'

const stage = useStage()
const thread = (site: string, more = '') => `<afterword-comments site="${site}" ${more}></afterword-comments>`

describe('a reader of a thread', () => {
  it('costs the page a loader, a part and a fragment: no third party, no cookie, nothing above moves', async ({
    expect,
  }) => {
    const { aComment, aSite, embed, host, visitor, worker } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    await aComment(site, address)
    const ada = await visitor()
    await ada.page.addInitScript(() => {
      const seen: string[] = []
      Object.assign(globalThis, { moved: seen })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as { sources: { node?: Element }[] }[])
          for (const { node } of entry.sources) seen.push(node?.nodeName ?? '?')
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await ada.page.goto(address)
    await ada.page.getByText('1 comment').waitFor()
    const paths = ada.heard.requests.map((line) => new URL(line.split(' ')[1]!))
    expect(paths.filter(({ origin }) => origin === worker.url).map(({ pathname }) => pathname)).toEqual([
      '/embed.js',
      '/parts/comments.js',
      `/embed/${site}/thread`,
    ])
    expect(
      paths.filter(
        ({ origin, protocol }) => ![worker.url, host.origin].includes(origin) && protocol !== 'data:',
      ),
    ).toEqual([])
    expect(await ada.context.cookies()).toEqual([])
    expect(await ada.page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved)).toEqual([])
    // Kept of who only reads: when, so that the next visit knows what is new. It never leaves the device.
    expect(await ada.page.evaluate(() => Object.values(localStorage).join())).toMatch(
      /^\{"[^"]+":\{"own":\{\},"drafts":\{\},"votes":\{\},"folded":\{\},"visit":\[(\d+),\1\]\}\}$/,
    )
  })

  it('loads more comments and more replies in place, each once, and the focus goes on with them', async ({
    expect,
  }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    const root = await aComment(site, address, { name: 'Ben', body: 'Root of many' })
    let above = root.id
    for (let at = 0; at < 4; at++)
      above = (await aComment(site, address, { body: `Deeper ${at}`, parentId: above })).id
    for (let at = 0; at < 21; at++) await aComment(site, address, { body: `Comment ${at}` })
    const { page } = await visitor()
    await page.goto(address)
    await page.getByText('Comment 20', { exact: true }).waitFor()
    expect(await page.locator('.aw-list > .aw-item').count()).toBe(20)

    await page.getByRole('button', { name: 'Load more comments' }).click()
    await page.getByText('Root of many').waitFor()
    expect(await page.locator('.aw-list > .aw-item').count()).toBe(22)
    expect(await page.getByRole('button', { name: 'Load more comments' }).count()).toBe(0)
    const focused = () =>
      page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.textContent ?? '')
    expect(await focused()).toContain('Comment 0')
    const said = () => page.locator('.aw-status').textContent()
    // Twenty roots were there of twenty-six comments; two roots came, one with three of its four replies (A-16).
    await expect.poll(said).toBe('Comments loaded: 5. Left: 1.')

    await page.getByRole('button', { name: 'Show 1 more reply' }).click()
    await page.getByText('Deeper 3').waitFor()
    // Below what it answers, although that came with an earlier request.
    expect(
      await page.locator('.aw-item .aw-item .aw-item .aw-item .aw-item', { hasText: 'Deeper 3' }).count(),
    ).toBe(1)
    expect(await focused()).toContain('Deeper 3')
    await expect.poll(said).toBe('Comments loaded: 1. Left: 0.')
  })

  it('reads how old comments are today, where the thread was drawn before', async ({ expect }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    // In seconds, each far enough from the next word.
    const ages = { now: 20, '5 minutes ago': 330, '3 hours ago': 12_600, yesterday: 129_600 }
    const older = { '3 weeks ago': 2_116_800, '2 months ago': 6_480_000, 'last year': 47_304_000 }
    const all = Object.entries({ ...ages, ...older })
    for (const _ of all) await aComment(site, address)
    const { page } = await visitor()
    await page.route('**/thread?*', async (route) => {
      const answer = await route.fetch()
      let time = 0
      // Of each comment two tell: its heading, and the line that is seen.
      const kept = (await answer.text())
        .replace(/data-now="\d+"/, `data-now="${Date.now() - 3_600_000}"`)
        .replaceAll(
          /datetime="[^"]+"/g,
          () => `datetime="${new Date(Date.now() - all[time++ >> 1]![1] * 1000).toISOString()}"`,
        )
      await route.fulfill({ response: answer, body: kept })
    })
    await page.goto(address)
    const said = (where: string) => page.locator(`${where} time`).allTextContents()
    const words = all.map(([words]) => words)
    await expect.poll(() => said('.aw-time')).toEqual(words)
    expect(await said('h3')).toEqual(words)
  })

  it('is one for all who come to the page, whatever their link carried along', async ({ expect }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    await aComment(site, address, { body: 'The only one.' })
    const { page, heard } = await visitor()
    await page.goto(`${address}?utm_source=mail&fbclid=IwAR0`)
    await page.getByText('The only one.').waitFor()
    const asked = heard.requests.filter((line) => line.includes('/thread?'))
    expect(asked).toHaveLength(2)
    expect(asked[1]).not.toMatch(/utm|fbclid/)
    expect(heard.errors).toEqual([])
  })

  it('survives being moved while its thread is on its way', async ({ expect }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(`${thread(site)}<aside></aside>`)
    await aComment(site, address, { body: 'The only one.' })
    const { page, heard } = await visitor()
    let moved = () => {}
    const held = new Promise<void>((go) => {
      moved = go
    })
    await page.route('**/thread?*', async (route) => {
      await held
      await route.continue()
    })
    const asked = page.waitForRequest(/\/thread\?/)
    await page.goto(address)
    await asked
    await page.evaluate(() =>
      document.querySelector('aside')!.append(document.querySelector('afterword-comments')!),
    )
    moved()
    await page.getByText('The only one.').waitFor()
    expect(heard.requests.filter((line) => line.includes('/thread?'))).toHaveLength(1)
    expect(heard.errors).toEqual([])
  })

  it('turns the order, follows a changed page, and survives being moved', async ({ expect }) => {
    const { aComment, aSite, embed, host, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(`${thread(site)}<aside></aside>`)
    await aComment(site, address, { body: 'First' })
    await aComment(site, address, { body: 'Second' })
    await aComment(site, `${host.origin}/elsewhere`, { body: 'Of another page' })
    const { page, heard } = await visitor()
    await page.goto(address)
    const bodies = () => page.locator('.aw-list > .aw-item .aw-body').allTextContents()
    await page.getByText('Second').waitFor()
    expect((await bodies()).map((text) => text.trim())).toEqual(['Second', 'First'])
    await page.getByRole('button', { name: 'Oldest' }).click()
    await page.locator('.aw-list[data-sort=oldest]').waitFor()
    expect((await bodies()).map((text) => text.trim())).toEqual(['First', 'Second'])

    const before = heard.requests.length
    await page.evaluate(() =>
      document.querySelector('aside')!.append(document.querySelector('afterword-comments')!),
    )
    await page.getByText('Second').waitFor()
    expect(heard.requests.length).toBe(before)

    await page.evaluate(
      (next) => document.querySelector('afterword-comments')!.setAttribute('page', next),
      `${host.origin}/elsewhere`,
    )
    await page.getByText('Of another page').waitFor()
    expect(await page.getByText('Second').count()).toBe(0)
    expect(heard.errors).toEqual([])
  })

  it('follows a link to a comment, and the comment gets the focus', async ({ expect }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(`<p id="tall">Tall</p>${thread(site)}`, {
      head: '<style>#tall{height:4000px}</style>',
    })
    const wanted = await aComment(site, address, { body: 'The linked one' })
    for (let at = 0; at < 5; at++) await aComment(site, address)
    const { page } = await visitor()
    await page.goto(`${address}#c-${wanted.id}`)
    await page.locator('.aw-target', { hasText: 'The linked one' }).waitFor()
    expect(
      await page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.textContent),
    ).toContain('The linked one')
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000)
  })

  it('sees a failure as a failure, never as "0 comments", and can try again', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    await page.route('**/embed/*/thread*', (route) => route.abort(), { times: 1 })
    await page.goto(
      embed(
        `<afterword-comments site="${await aSite()}"><b>The link to the thread.</b></afterword-comments>`,
      ),
    )
    await page.getByText('The comments could not be loaded.').waitFor()
    expect(await page.getByText('The link to the thread.').isVisible()).toBe(true)
    expect(await page.getByText(/No comments|0 comments/).count()).toBe(0)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('No comments yet.').waitFor()
    expect(await page.getByText('The link to the thread.').isVisible()).toBe(false)
  })

  it('reads a closed thread, and is asked nothing', async ({ expect }) => {
    const { aComment, aSite, embed, visitor, worker } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    await aComment(site, address)
    await worker.db.prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1').bind(site).run()
    const { page } = await visitor()
    await page.goto(address)
    await page.getByText('Comments are closed on this page.').waitFor()
    expect(await page.locator('form').count()).toBe(0)
    expect(await page.getByRole('button', { name: /Reply/ }).count()).toBe(0)
  })

  it('gets the words of the page it stands on, and the author’s question', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    await page.goto(embed(thread(await aSite(), 'prompt="Was täten Sie?"'), { lang: 'de-AT' }))
    await page.getByText('Noch keine Kommentare. Der erste gibt den Ton an.').waitFor()
    expect(await page.getByText('Was täten Sie?').isVisible()).toBe(true)
  })

  it('sees every count of a page by one request, and the site’s newest words', async ({ expect }) => {
    const { aComment, aSite, embed, host, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const [first, second] = [`${host.origin}/a`, `${host.origin}/b`]
    await aComment(site, first, { body: 'Fresh & *new*' })
    await aComment(site, first)
    const { page, heard } = await visitor()
    const count = (at: string) => `<afterword-count site="${site}" page="${at}">some</afterword-count>`
    await page.goto(
      embed(
        `${count(first)}, ${count(second)}<afterword-recent site="${site}" limit="2"></afterword-recent>`,
      ),
    )
    const counts = () =>
      page.locator('afterword-count').evaluateAll((all) => all.map((el) => el.shadowRoot?.textContent ?? ''))
    await expect.poll(counts).toEqual(['2 comments', '0 comments'])
    expect(heard.requests.filter((line) => line.includes('/counts?'))).toHaveLength(1)
    await page.getByRole('link', { name: 'Fresh & new' }).waitFor()
  })

  it('meets no broken element where a page carries the loader twice', async ({ expect }) => {
    const { aSite, embed, visitor, worker } = stage()
    const { page, heard } = await visitor()
    const site = await aSite()
    await page.goto(
      embed('<afterword-comments></afterword-comments>', {
        head: `<script type="module" src="${worker.url}/embed.js?site=${site}"></script>`,
        body: `<script type="module" src="${worker.url}/embed.js?site=${site}&again"></script><afterword-comments site="${site}"></afterword-comments>`,
      }),
    )
    await page.getByText('No comments yet.').waitFor()
    expect(heard.errors).toEqual([])
  })
})
