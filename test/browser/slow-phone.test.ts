import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { useStage } from '../support/browser/fixture'
import { waitUntil } from '../support/browser/wait-until'
import { whole } from '../support/browser/whole'

const stage = useStage()
const thread = (site: string, more = '') => `<afterword-comments site="${site}" ${more}></afterword-comments>`

describe('a phone four times slower than this computer', () => {
  it('shows fifty comments, draws those that are near; how long it was busy is printed', async ({
    expect,
  }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
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
      const seen = { tasks: [] as [number, number][], drawn: 0, whole: 0 }
      Object.assign(globalThis, { seen })
      new PerformanceObserver((list) =>
        seen.tasks.push(
          ...list.getEntries().map(({ startTime, duration }): [number, number] => [startTime, duration]),
        ),
      ).observe({ type: 'longtask', buffered: true })
      new PerformanceObserver((list) => {
        seen.drawn = list.getEntries()[0]!.startTime
      }).observe({ type: 'paint', buffered: true })
      addEventListener('afterword-ready', () => {
        seen.whole = performance.now()
      })
    })
    await page.goto(address)
    await page.locator('.aw-item').nth(50).waitFor()
    await whole(page)
    // Two frames later every task of the drawing is over, and its length known.
    const { seen, nodes } = await page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame++)
        await new Promise((next) => requestAnimationFrame(() => setTimeout(next)))
      return {
        seen: (globalThis as unknown as { seen: { tasks: [number, number][]; drawn: number; whole: number } })
          .seen,
        nodes: document.querySelector('afterword-comments')!.shadowRoot!.querySelectorAll('*').length,
      }
    })
    const said = (tasks: [number, number][]) =>
      tasks.map(([, duration]) => Math.round(duration)).join(', ') || 'none'
    console.log(
      `51 comments, 4× slowed: ${nodes} elements, whole after ${Math.round(seen.whole)} ms, long tasks: ` +
        `${said(seen.tasks.filter(([start]) => start < seen.drawn))} ms until the host page was drawn, ` +
        `${said(seen.tasks.filter(([start]) => start >= seen.drawn))} ms after it`,
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

  it('does a sum of usual length beside what its reader does; how long it was busy is printed', async ({
    expect,
  }) => {
    const { embed, visitor, worker } = stage()
    const { context, page } = await visitor({ viewport: { width: 360, height: 740 } })
    const part = `${worker.url}/parts/solve.js`
    const head = `<script type="module">import { again } from '${part}'; globalThis.again = again</script>`
    await page.goto(embed('<form id="here"><p class="aw-sum"></p></form>', { head }))
    await page.waitForFunction(() => 'again' in globalThis)
    const protocol = await context.newCDPSession(page)
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const { solution, took, turns, tasks } = await page.evaluate(async () => {
      const { again } = globalThis as unknown as typeof import('../../src/client/solve')
      const tasks: number[] = []
      const watch = new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration))),
      )
      watch.observe({ type: 'longtask' })
      let turns = 0
      const timer = setInterval(() => turns++)
      const began = performance.now()
      const algorithm = { name: 'PBKDF2', hash: 'SHA-256', iterations: 500 }
      const sum = { challenge: 'k1', bits: 8, parts: 8, algorithm, detail: 'One moment.' }
      const solution = await again(sum, 'words', async (sent) => sent, document.querySelector('#here')!)
      const took = performance.now() - began
      clearInterval(timer)
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)))
      return { solution, took, turns, tasks: tasks.join(', ') }
    })
    console.log(
      `a sum, 4× slowed: ${Math.round(took)} ms, ${turns} turns of the page meanwhile, long tasks: ${tasks || 'none'}`,
    )
    expect(solution).toMatch(/^k1~(\d+,){7}\d+$/)
    expect(turns).toBeGreaterThan(1)
  })
})

/** Frames come when the test says so: what is between two of them can be looked at. */
async function holdFrames(page: Page) {
  await page.addInitScript(() => {
    const held: FrameRequestCallback[] = []
    const events: string[] = []
    Object.assign(globalThis, {
      events,
      requestAnimationFrame: (next: FrameRequestCallback) => held.push(next),
      waiting: () => held.length,
      frame: () => {
        const now = held.splice(0)
        for (const next of now) next(performance.now())
        return now.length
      },
    })
    addEventListener('afterword-ready', ({ target }) => events.push((target as Element).id))
  })
  const call = <T>(name: string) =>
    page.evaluate((name) => {
      const found = (globalThis as unknown as Record<string, unknown>)[name]
      return (typeof found === 'function' ? found() : found) as T
    }, name)
  return {
    /** The first frame of each thread has its form. */
    async form(threads = 1) {
      await waitUntil('all threads to have come', async () => (await call<number>('waiting')) === threads)
      await call('frame')
      await page.getByLabel('Your comment').last().waitFor()
    },
    /** @returns how many pieces it drew */
    frame: () => call<number>('frame'),
    ready: () => call<string[]>('events'),
    async all() {
      while (await call<number>('frame'));
    },
    /** Comments that can be seen. */
    seen: (element = 'afterword-comments') =>
      page
        .locator(`${element} .aw-item`)
        .evaluateAll((items) => items.filter((item) => item.checkVisibility()).length),
  }
}

describe('a thread that is drawn a few comments at a time', () => {
  const twelve = async (more = '') => {
    const { aComment, aSite, embed } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(`${thread(site, `id="thread" ${more}`)}<aside></aside>`)
    const ids: string[] = []
    for (let at = 0; at < 6; at++) {
      const root = await aComment(site, address, { body: `Root ${at}.` })
      ids.push(root.id, (await aComment(site, address, { body: `Reply ${at}.`, parentId: root.id })).id)
    }
    return { site, address, ids }
  }

  it('has its form first, then a comment, then more with each frame; it is ready once, when all are there', async ({
    expect,
  }) => {
    const { visitor } = stage()
    const { address } = await twelve()
    const { page, heard } = await visitor()
    const { form, frame, ready, seen } = await holdFrames(page)
    await page.goto(address)
    await form()
    const steps = [await seen()]
    while ((await frame()) > 0) steps.push(await seen())
    expect(steps).toEqual([0, 1, 3, 6, 10, 12])
    expect(await page.getByRole('button', { name: 'Follow by e-mail' }).isVisible()).toBe(true)
    expect(await ready()).toEqual(['thread'])
    expect(heard.errors).toEqual([])
  })

  it('is whole on paper, whenever it is printed', async ({ expect }) => {
    const { visitor } = stage()
    const { address } = await twelve()
    const { page } = await visitor()
    const { form, seen } = await holdFrames(page)
    await page.goto(address)
    await form()
    expect(await seen()).toBe(0)
    await page.emulateMedia({ media: 'print' })
    expect(await seen()).toBe(12)
  })

  it('goes to the comment of a link once all stand where they stay', async ({ expect }) => {
    const { visitor } = stage()
    const { address, ids } = await twelve('sort="oldest"')
    const { page } = await visitor()
    const { all, form, ready } = await holdFrames(page)
    await page.goto(`${address}#c-${ids[10]}`)
    await form()
    expect(await page.locator('.aw-target').count()).toBe(0)
    await all()
    expect(await ready()).toEqual(['thread'])
    const wanted = page.locator('.aw-target', { hasText: 'Root 5.' })
    expect(
      await wanted.evaluate((item) => item.contains((item.getRootNode() as ShadowRoot).activeElement)),
    ).toBe(true)
    expect(
      await wanted
        .locator('article')
        .first()
        .evaluate((article) => {
          const { top, bottom } = article.getBoundingClientRect()
          return top >= 0 && bottom <= innerHeight
        }),
    ).toBe(true)
  })

  it('has them all at once for who follows a link meanwhile', async ({ expect }) => {
    const { visitor } = stage()
    const { address, ids } = await twelve()
    const { page } = await visitor()
    const { all, form, ready, seen } = await holdFrames(page)
    await page.goto(address)
    await form()
    await page.evaluate((id) => {
      location.hash = `#c-${id}`
    }, ids[1])
    await page.locator('.aw-target', { hasText: 'Reply 0.' }).waitFor()
    expect(await seen()).toBe(12)
    await all()
    expect(await ready()).toEqual(['thread'])
  })

  it('goes on where it is moved to, and stops where another order takes its place', async ({ expect }) => {
    const { visitor } = stage()
    const { address } = await twelve()
    const { page, heard } = await visitor()
    const { all, form, frame, ready, seen } = await holdFrames(page)
    await page.goto(address)
    await form()
    for (let at = 0; at < 2; at++) await frame()
    expect(await seen()).toBe(3)
    await page.evaluate(() =>
      document.querySelector('aside')!.append(document.querySelector('afterword-comments')!),
    )
    await frame()
    expect(await seen('aside')).toBe(6)
    expect(await ready()).toEqual([])

    await page.getByRole('button', { name: 'Oldest' }).click()
    // A frame of the order before is waiting still, and comes to nothing.
    await form(2)
    await page.locator('.aw-list[data-sort=oldest]').waitFor({ state: 'attached' })
    expect(await seen()).toBe(0)
    await all()
    expect(await seen()).toBe(12)
    expect(await page.locator('.aw-list').count()).toBe(1)
    expect(await ready()).toEqual(['thread'])
    expect(heard.errors).toEqual([])
  })

  it('shares each frame with the other threads of its page', async ({ expect }) => {
    const { embed, visitor } = stage()
    const { site, address } = await twelve()
    const both = embed(
      ['one', 'two'].map((id) => thread(site, `id="${id}" page="${address}" loading="eager"`)).join(''),
    )
    const { page } = await visitor()
    const { all, form, ready, seen } = await holdFrames(page)
    await page.goto(both)
    await form(2)
    await all()
    expect([await seen('#one'), await seen('#two')]).toEqual([12, 12])
    expect((await ready()).sort()).toEqual(['one', 'two'])
  })
})

describe('a form that somebody turns to', () => {
  it('writes no number before one is to be seen: the first one keeps a slow phone busy', async ({
    expect,
  }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    await page.addInitScript(() => {
      const written: number[] = []
      const write = Number.prototype.toLocaleString
      Object.assign(globalThis, { written })
      Number.prototype.toLocaleString = function (this: number, ...how: []) {
        written.push(+this)
        return write.apply(this, how)
      }
    })
    const written = () => page.evaluate(() => (globalThis as unknown as { written: number[] }).written)
    await page.goto(embed(thread(await aSite())))
    await page.getByLabel('Your comment').click()
    await page.getByRole('toolbar').waitFor()
    expect(await written()).toEqual([])
    const most = Number(await page.locator('[part=left]').getAttribute('data-max'))
    await page.getByLabel('Your comment').fill('a'.repeat(most - 1))
    await expect.poll(written).toContain(1)
  })
})
