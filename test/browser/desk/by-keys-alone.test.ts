import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { useStage } from '../../support/browser/fixture'
import { waitUntil } from '../../support/browser/wait-until'

const stage = useStage()

const OUTCOME = { a: 1, s: 3, d: 4 } as const
type Key = keyof typeof OUTCOME
const KEYS = Object.keys(OUTCOME) as Key[]

/** A moderator in front of so many comments, oldest first as the list has them: one as it was posted, and as many like it. */
async function aLongQueue(count: number) {
  const { aComment, host, visitor, worker } = stage()
  const desk = await aModerator(stage())
  const { id } = await aComment(desk.site, `${host.origin}/post/${desk.site}`, { title: 'The post' })
  await worker.db
    .prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2)
       INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, body, html, renderer, created_at)
       SELECT id + i, site_id, thread_id, id + i, 0, '', 0, 0, 'Ada ' || i, 'Number ' || i, '<p>Number ' || i || '</p>', renderer, created_at
       FROM comments, n WHERE id = ?1`,
    )
    .bind(Number(id), count)
    .run()
  const ids = Array.from({ length: count }, (_, at) => String(Number(id) + at))
  const mo = await visitor({ viewport: { width: 1280, height: 800 } })
  await signIn(mo, desk)
  const opened = (at: number, timeout = 20_000) =>
    mo.page.locator(`#pane .item[data-id="${ids[at]}"]`).waitFor({ timeout })
  await opened(0)
  return { desk, ids, mo, page: mo.page, opened }
}

/** Where all of a site's comments stand, in their order. */
async function statuses(site: string): Promise<readonly number[]> {
  const { results } = await stage()
    .worker.db.prepare('SELECT status FROM comments WHERE site_id = ?1 ORDER BY id')
    .bind(site)
    .all<{ status: number }>()
  return results.map(({ status }) => status)
}

describe('a moderator who never touches the mouse', () => {
  it('decides two hundred, takes some back and decides them again, and all two hundred stand as decided', async ({
    expect,
  }) => {
    const { desk, ids, mo, page, opened } = await aLongQueue(200)
    const wanted: number[] = []
    const press = async (at: number, key: Key) => {
      await page.keyboard.press(key)
      wanted[at] = OUTCOME[key]
    }
    for (let at = 0; at < ids.length; at++) {
      // As fast as the keys go; only where a page of 25 is done, the next has to come.
      // What is asked for last is answered last: behind a page of decisions, each of them a transaction, on a computer that does three other things.
      if (at % 25 === 0) await opened(at, 60_000)
      await press(at, KEYS[at % 3]!)
      if (at % 20 !== 10) continue
      // Second thoughts: it comes back into sight, and gets another word. Until the server has taken it back, what is in sight may be what was decided.
      const undone = page.waitForResponse((answer) => answer.url().includes('/undo/'))
      await page.keyboard.press('u')
      await undone
      await opened(at, 60_000)
      await press(at, KEYS[(at + 1) % 3]!)
    }
    await page.getByRole('heading', { name: 'Nothing waits' }).waitFor()
    await waitUntil('all to stand as decided', async () => {
      const found = await statuses(desk.site)
      return found.every((status, at) => status === wanted[at])
    })
    expect(await statuses(desk.site)).toHaveLength(200)
    expect(await page.title()).toMatch(/^Waiting \(0\) /)
    expect(mo.heard.errors).toEqual([])
    // Some five hundred requests to one Worker: a minute on a computer that does three other things.
  }, 180_000)

  it('takes the last twenty back, newest first, and they wait where they waited', async ({ expect }) => {
    const { desk, ids, mo, page, opened } = await aLongQueue(23)
    for (let at = 0; at < 22; at++) await page.keyboard.press('a')
    await opened(22)
    await waitUntil(
      '22 to be up',
      async () => (await statuses(desk.site)).filter((one) => one === 1).length === 22,
    )
    for (let at = 21; at >= 2; at--) {
      await page.keyboard.press('u')
      await opened(at)
    }
    // The two before the last twenty stay.
    await page.keyboard.press('u')
    // Keys are heard one after the other: once this one is, the one before it has asked for what it would.
    await page.keyboard.press('?')
    await page.locator('#keys[open]').waitFor()
    expect(mo.heard.requests.filter((line) => line.includes('/undo/'))).toHaveLength(20)
    expect(await statuses(desk.site)).toEqual(ids.map((_, at) => (at < 2 ? 1 : 0)))
    const rows = page.locator('#rows li:not(.leaving)')
    expect(await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.id))).toEqual(
      ids.slice(2),
    )
  })
})

describe('a key that is quicker than the network', () => {
  it('is the one that u takes back, and not the one before it', async ({ expect }) => {
    const { desk, ids, page, opened } = await aLongQueue(5)
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(`**/comments/${ids[3]}/pane*`, async (route) => {
      await released
      await route.continue()
    })
    for (const at of [0, 1]) {
      await page.keyboard.press('a')
      await opened(at + 1)
    }
    const undone = page.waitForResponse((answer) => answer.url().includes('/undo/'))
    // The fourth is being opened: what is pressed now is meant for it.
    for (const key of ['a', 's', 'u']) await page.keyboard.press(key)
    release()
    expect((await undone).status()).toBe(200)
    await opened(3)
    await waitUntil('three to be up', async () => {
      const found = await statuses(desk.site)
      return found.join() === '1,1,1,0,0'
    })
  })
})

interface Paint {
  /** Of the comment; of a key that does nothing, its name. */
  readonly id: string
  readonly ms: number
}

/** From each press of a key to the frame in which the next comment stands: read inside the page, where both happen. */
async function watchPaints(page: Page): Promise<() => Promise<readonly Paint[]>> {
  await page.evaluate(() => {
    const paints: Paint[] = []
    let pressed = 0
    Object.assign(globalThis, { paints })
    // The frame that is drawn next has it; a message is taken up only once that frame is out.
    const whenPainted = (id: string) => {
      const since = pressed
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => paints.push({ id, ms: performance.now() - since })
        port2.postMessage(null)
      })
    }
    const onKey = ({ key, timeStamp }: KeyboardEvent) => {
      pressed = timeStamp
      if (key === 'Shift') whenPainted(key)
    }
    document.addEventListener('keydown', onKey, { capture: true })
    const pane = document.getElementById('pane')!
    new MutationObserver(() => {
      const id = pane.querySelector<HTMLElement>('.item')?.dataset.id
      if (id) whenPainted(id)
    }).observe(pane, { childList: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { paints: Paint[] }).paints)
}

const sorted = (paints: readonly Paint[]) => paints.map(({ ms }) => ms).sort((a, b) => a - b)

describe('from the key to the next comment', () => {
  it.for([1, 4])(
    'it waits for no answer: twenty decisions, each still under way when the next comment is painted (processor %d times slower)',
    async (rate, { expect }) => {
      const { desk, ids, mo, page } = await aLongQueue(21)
      const paints = await watchPaints(page)
      const painted = (count: number, id: string) =>
        waitUntil(`${id} to be painted`, async () => {
          const seen = (await paints()).filter((paint) => paint.id === id)
          return seen.length === count
        })
      const protocol = await mo.context.newCDPSession(page)
      await protocol.send('Emulation.setCPUThrottlingRate', { rate })
      // No decision leaves the computer before the comment after it is there to be read.
      await page.route(
        (url) => url.pathname.startsWith(`/desk/${desk.site}/comments/`) && !url.pathname.endsWith('/pane'),
        async (route) => {
          await painted(1, ids[ids.findIndex((id) => route.request().url().endsWith(id)) + 1]!)
          await route.continue()
        },
      )
      for (let at = 0; at < 20; at++) {
        // Whoever reads it for a moment finds the next one fetched.
        await page.waitForFunction(
          (pane) => performance.getEntriesByType('resource').some(({ name }) => name.includes(pane)),
          `/comments/${ids[at + 1]}/pane`,
        )
        await page.keyboard.press('Shift')
        await painted(at + 1, 'Shift')
        await page.keyboard.press('a')
        await painted(1, ids[at + 1]!)
      }
      await waitUntil(
        'twenty to be up',
        async () => (await statuses(desk.site)).filter((one) => one === 1).length === 20,
      )
      const seen = await paints()
      const decided = seen.filter(({ id }) => id !== 'Shift')
      const ms = sorted(decided)
      const empty = sorted(seen.filter(({ id }) => id === 'Shift'))
      console.log(
        `key to next comment painted, processor ${rate}× slower: median ${ms[10]!.toFixed(0)} ms, p95 ${ms[18]!.toFixed(0)} ms, over 100 ms: ${ms.filter((one) => one > 100).length} of ${ms.length}; a key that does nothing: median ${empty[10]!.toFixed(0)} ms, p95 ${empty[18]!.toFixed(0)} ms`,
      )
      expect(decided.map(({ id }) => id)).toEqual(ids.slice(1))
      // Each pane was asked for once: none a second time when its turn came.
      const asked = mo.heard.requests.filter((request) => request.includes('/pane'))
      expect(new Set(asked).size).toBe(asked.length)
      expect(mo.heard.errors).toEqual([])
    },
  )
})
