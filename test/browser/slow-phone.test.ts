import { describe, it } from 'vitest'
import { useStage } from '../support/browser/fixture'

const stage = useStage()

describe('a phone four times slower than this computer', () => {
  it('shows fifty comments, draws those that are near; how long it was busy is printed', async ({
    expect,
  }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(`<afterword-comments site="${site}"></afterword-comments>`)
    for (let at = 0; at < 17; at++) {
      const root = await aComment(site, address, {
        body: `A root with **words** and [a link](https://example.org/${at}).`,
      })
      for (let reply = 0; reply < 2; reply++)
        await aComment(site, address, { parentId: root.id, body: 'A reply\n\n- with\n- a list' })
    }
    const { context, page } = await visitor({ viewport: { width: 360, height: 740 } })
    const protocol = await context.newCDPSession(page)
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.addInitScript(() => {
      const tasks: number[] = []
      Object.assign(globalThis, { tasks })
      new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({
        type: 'longtask',
        buffered: true,
      })
    })
    await page.goto(address)
    await page.locator('.aw-item').nth(49).waitFor()
    const { tasks, nodes } = await page.evaluate(() => ({
      tasks: (globalThis as unknown as { tasks: number[] }).tasks,
      nodes: document.querySelector('afterword-comments')!.shadowRoot!.querySelectorAll('*').length,
    }))
    console.log(
      `51 comments, 4× slowed: ${nodes} elements, long tasks: ${tasks.map(Math.round).join(', ') || 'none'} ms`,
    )
    expect(nodes).toBeLessThanOrEqual(3000)

    // The first ones are drawn at once, so that nothing on the screen moves; those below only when the reader comes near.
    const drawn = (item: number) =>
      page
        .locator('.aw-list > .aw-item')
        .nth(item)
        .locator('.aw-body')
        .first()
        .evaluate((body) => body.firstElementChild!.checkVisibility({ contentVisibilityAuto: true }))
    await expect.poll(() => drawn(16)).toBe(false)
    for (let first = 0; first < 8; first++) expect(await drawn(first)).toBe(true)
    await page.locator('.aw-list > .aw-item').nth(16).scrollIntoViewIfNeeded()
    await expect.poll(() => drawn(16)).toBe(true)
  })
})
