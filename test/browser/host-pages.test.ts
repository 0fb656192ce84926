import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { useStage } from '../support/browser/fixture'
import { waitUntil } from '../support/browser/wait-until'

const stage = useStage()

const HOSTILE = {
  'everything unset': '* { all: unset }',
  'floats, borders and capitals':
    '* { float: left; border: 3px dotted red; letter-spacing: 5px; text-transform: uppercase }',
  'content-box and huge type':
    '* { box-sizing: content-box !important; line-height: 3 !important } html { font-size: 40px } body { font-size: 200% }',
  'small type and zoom': 'html { font-size: 10px } body { zoom: 1.25; overflow: hidden auto }',
  'a transformed ancestor':
    'main { transform: rotate(0.0001deg); contain: layout; display: flex; flex-direction: column }',
  'a row that shrinks what is in it':
    'main { display: flex; align-items: center } afterword-comments { flex: 0 1 auto }',
  'a column that centres': 'main { display: grid; justify-items: center }',
  'columns and capitals':
    'main { columns: 2; font-variant: small-caps; text-align: justify; direction: rtl }',
} as const

async function aThread(settings = {}) {
  const { aSite, aComment, host } = stage()
  const site = await aSite({ hold: 'none', ...settings })
  const page = `${host.origin}/post/${site}`
  await aComment(site, page, { body: 'The **first** word, with a [link](https://example.org).' })
  await aComment(site, page, { name: 'Grace', body: 'The second word.\n\n```\nsome code\n```' })
  return { site, page, tag: `<afterword-comments site="${site}" page="${page}"></afterword-comments>` }
}

/** Boxes of what a reader needs, in the element's shadow. */
const boxes = (page: Page) =>
  page.evaluate(() => {
    const host = document.querySelector('afterword-comments')!
    const root = host.shadowRoot!
    const box = (element: Element) => {
      const { left, right, width, height } = element.getBoundingClientRect()
      return { left, right, width, height }
    }
    const first = root.querySelector('article')!
    return {
      element: box(host),
      comment: box(first),
      form: box(root.querySelector('textarea')!),
      display: getComputedStyle(host).display,
      transform: getComputedStyle(first).textTransform,
      spacing: getComputedStyle(first).letterSpacing,
    }
  })

describe('a host page whose styles mean us no good', () => {
  for (const [what, css] of Object.entries(HOSTILE)) {
    it(`shows a whole thread all the same: ${what}`, async ({ expect }) => {
      const { tag } = await aThread()
      const { embed, visitor } = stage()
      const { page, heard } = await visitor({ viewport: { width: 800, height: 900 } })
      await page.goto(embed(tag.replace('>', ' loading="eager">'), { head: `<style>${css}</style>` }))
      await page.getByText('The second word.').waitFor()
      const { element, comment, form, display } = await boxes(page)
      if (process.env.SHOTS)
        await page.screenshot({
          path: `${process.env.SHOTS}/${what.replace(/\W+/g, '-')}.png`,
          fullPage: true,
        })
      expect(display).toBe('block')
      expect(form.height).toBeGreaterThanOrEqual(40)
      expect(form.width).toBeGreaterThan(200)
      expect(comment.width).toBeGreaterThan(200)
      expect(comment.left).toBeGreaterThanOrEqual(element.left - 1)
      expect(comment.right).toBeLessThanOrEqual(element.right + 1)
      expect(heard.errors).toEqual([])
    })
  }

  it('shows a whole thread on an old page in quirks mode', async ({ expect }) => {
    const { tag } = await aThread()
    const { host, visitor, worker } = stage()
    const { page, heard } = await visitor({ viewport: { width: 800, height: 900 } })
    const address = host.add({
      raw: `<html><head><title>Old</title><link rel="icon" href="data:,"></head><body bgcolor=white><table width=100%><tr><td>${tag}</table>
        <script type="module" src="${worker.url}/embed.js"></script></body></html>`,
    })
    await page.goto(address)
    expect(await page.evaluate(() => document.compatMode)).toBe('BackCompat')
    await page.getByText('The second word.').waitFor()
    const { form, comment } = await boxes(page)
    expect(form.height).toBeGreaterThanOrEqual(40)
    expect(comment.width).toBeGreaterThan(200)
    expect(heard.errors).toEqual([])
  })
})

describe('a host page that navigates without loading (E-20, E-21)', () => {
  it('gets the right thread each of twenty times, and one element stays one', async ({ expect }) => {
    const [one, two] = [await aThread(), await aThread()]
    const { aComment, embed, visitor } = stage()
    await aComment(two.site, two.page, { body: 'Only in the other thread.' })
    const { page, heard } = await visitor()
    await page.goto(embed(one.tag))
    await page.getByText('The second word.').waitFor()
    for (let turn = 0; turn < 20; turn++) {
      const to = turn % 2 === 0 ? two : one
      await page.evaluate(
        ([tag, path]) => {
          history.pushState(null, '', `?turn=${path}`)
          document.querySelector('main')!.innerHTML = `<h1>Page</h1>${tag}`
        },
        [to.tag, String(turn)] as const,
      )
      await page.getByText('The second word.').waitFor()
      expect(await page.getByText('Only in the other thread.').count()).toBe(turn % 2 === 0 ? 1 : 0)
    }
    expect(await page.locator('afterword-comments').count()).toBe(1)
    expect(heard.errors).toEqual([])
  })

  it('leaves nothing behind: no listener, no tree, no memory that grows with each turn', async ({
    expect,
  }) => {
    const [one, two] = [await aThread(), await aThread()]
    const { embed, visitor } = stage()
    const { context, page } = await visitor()
    await page.goto(embed(one.tag))
    await page.getByText('The second word.').waitFor()
    const inside = await context.newCDPSession(page)
    await inside.send('Performance.enable')
    const turn = async (tag: string, mark: number) => {
      await page.evaluate(
        ([tag, mark]) => {
          history.pushState(null, '', `?turn=${mark}`)
          document.querySelector('main')!.innerHTML = `<h1>Page</h1>${tag}`
        },
        [tag, mark] as const,
      )
      await page.getByText('The second word.').waitFor()
      // The form is at hand too: what writing brings in has to go again.
      await page.getByLabel('Your comment').focus()
      await page.getByRole('toolbar').waitFor()
    }
    /** What is alive once everything that nobody holds is gone. */
    const alive = async () => {
      await inside.send('HeapProfiler.collectGarbage')
      const { metrics } = await inside.send('Performance.getMetrics')
      const of = (name: string) => metrics.find((metric) => metric.name === name)!.value
      return { listeners: of('JSEventListeners'), nodes: of('Nodes'), heap: of('JSHeapUsedSize') }
    }
    const turns = async (from: number, to: number) => {
      for (let at = from; at < to; at++) await turn(at % 2 === 0 ? two.tag : one.tag, at)
    }
    // The first ones load what the others share.
    await turns(0, 4)
    const before = await alive()
    await turns(4, 24)
    // A few that are on their way out are not one for each turn.
    await expect.poll(async () => (await alive()).listeners - before.listeners).toBeLessThan(10)
    await expect.poll(async () => (await alive()).nodes - before.nodes).toBeLessThan(200)
    expect((await alive()).heap - before.heap).toBeLessThan(1_000_000)
  })

  it('keeps the draft of each page, there and back by attribute alone', async ({ expect }) => {
    const one = await aThread()
    const { aComment, embed, visitor, host } = stage()
    const other = `${host.origin}/post/other-${one.site}`
    await aComment(one.site, other, { body: 'A word on the other page.' })
    const { page } = await visitor()
    await page.goto(embed(one.tag))
    const field = page.locator('afterword-comments textarea').first()
    await field.fill('Half a thought')
    const turnTo = (address: string) =>
      page.evaluate((to) => document.querySelector('afterword-comments')!.setAttribute('page', to), address)
    await turnTo(other)
    await page.getByText('A word on the other page.').waitFor()
    expect(await field.inputValue()).toBe('')
    await field.fill('Another thought')
    await turnTo(one.page)
    await page.getByText('The second word.').waitFor()
    await waitUntil('the first draft', async () => (await field.inputValue()) === 'Half a thought')
    await turnTo(other)
    await page.getByText('A word on the other page.').waitFor()
    await waitUntil('the other draft', async () => (await field.inputValue()) === 'Another thought')
  })

  it('may take the element out, move it and put it back: nothing typed is lost, nothing is asked anew', async ({
    expect,
  }) => {
    const { tag } = await aThread()
    const { embed, visitor } = stage()
    const { page, heard } = await visitor()
    await page.goto(embed(`${tag}<aside></aside>`))
    const field = page.locator('afterword-comments textarea').first()
    await field.fill('Half a thought')
    const asked = () => heard.requests.filter((line) => line.includes('/thread?')).length
    const before = asked()
    await page.evaluate(() => {
      const element = document.querySelector('afterword-comments')!
      document.querySelector('aside')!.append(element)
      element.remove()
      document.querySelector('main')!.append(element)
    })
    await page.getByText('The second word.').waitFor()
    expect(await field.inputValue()).toBe('Half a thought')
    expect(asked()).toBe(before)
    expect(heard.errors).toEqual([])
  })

  it('comes back from the browser’s own cache with what was typed', async ({ expect }) => {
    const { tag } = await aThread()
    const { embed, visitor } = stage()
    const { page } = await visitor()
    await page.goto(embed(tag))
    const field = page.locator('afterword-comments textarea').first()
    const acts = page.waitForResponse(/acts/)
    await field.click()
    await acts
    await field.pressSequentially('Half a thought')
    await waitUntil('the draft to be kept', () =>
      page.evaluate(() => JSON.stringify({ ...localStorage }).includes('Half a thought')),
    )
    await page.goto(embed('<p>Another page.</p>'))
    await page.goBack()
    await page.getByText('The second word.').waitFor()
    await waitUntil(
      'the draft',
      async () =>
        (await page.locator('afterword-comments textarea').first().inputValue()) === 'Half a thought',
    )
    expect(await page.locator('afterword-comments').count()).toBe(1)
  })
})

describe('a page that changes around somebody who writes (E-27)', () => {
  it('takes nothing from them: not the words, the place in them, or the focus', async ({ expect }) => {
    const { tag } = await aThread()
    const { embed, visitor } = stage()
    const { page, heard } = await visitor()
    await page.goto(embed(tag))
    const field = page.getByLabel('Your comment')
    await field.click()
    await page.getByRole('toolbar').waitFor()
    await field.fill('Half a thought')
    await field.evaluate((el: HTMLTextAreaElement) => el.setSelectionRange(4, 6))
    const asked = () => heard.requests.filter((line) => line.includes('/embed/')).length
    const before = asked()
    await field.evaluate((el) => Object.assign(globalThis, { field: el }))
    await page.evaluate(async () => {
      const root = document.documentElement
      document.title = '(1) Somebody wrote to you'
      root.lang = 'de'
      root.className = 'dark'
      root.style.colorScheme = 'dark'
      document.body.append(document.createElement('aside'))
      for (const data of ['ping', { type: 'setConfig', theme: 'dark' }, { afterword: 'reload' }])
        window.postMessage(data, '*')
      window.dispatchEvent(new Event('resize'))
      window.dispatchEvent(new HashChangeEvent('hashchange'))
      // What was posted is heard before this is.
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port2.onmessage = resolve
        port1.postMessage('')
      })
    })
    expect(
      await field.evaluate((el: HTMLTextAreaElement) => ({
        same: el === (globalThis as unknown as { field: unknown }).field,
        words: el.value,
        place: [el.selectionStart, el.selectionEnd],
        focused: (el.getRootNode() as ShadowRoot).activeElement === el,
      })),
    ).toEqual({ same: true, words: 'Half a thought', place: [4, 6], focused: true })
    expect(asked()).toBe(before)
    expect(heard.errors).toEqual([])
  })
})

describe('several elements on one page', () => {
  it('are threads of their own, each with its own draft', async ({ expect }) => {
    const [one, two] = [await aThread(), await aThread()]
    const { aComment, embed, visitor } = stage()
    await aComment(two.site, two.page, { body: 'Only below.' })
    const { page } = await visitor()
    await page.goto(embed(`${one.tag}<hr>${two.tag}`))
    await page.getByText('Only below.').waitFor()
    const fields = page.locator('afterword-comments textarea')
    // Whichever thread comes first: only with both is the first field that of the first.
    await fields.nth(1).waitFor()
    await fields.nth(0).fill('Above')
    await fields.nth(1).fill('Below')
    expect(await fields.nth(0).inputValue()).toBe('Above')
    // What keeps drafts came with the first sign of writing, and is there once the form has unfolded.
    await page.locator('afterword-comments form[data-open]').nth(1).waitFor()
    await page.reload()
    await page.getByText('Only below.').waitFor()
    await waitUntil('both drafts', async () => {
      const values = await Promise.all([0, 1].map((at) => fields.nth(at).inputValue()))
      return values.join() === 'Above,Below'
    })
  })

  it('load when they are near, and not before', async ({ expect }) => {
    const { tag } = await aThread()
    const { embed, visitor } = stage()
    const { page, heard } = await visitor({ viewport: { width: 800, height: 600 } })
    await page.goto(
      embed(tag.replace('>', ' loading="lazy">'), {
        head: '<style>h1 { margin-bottom: 3000px }</style>',
      }),
    )
    await page.waitForLoadState('networkidle')
    expect(heard.requests.filter((line) => line.includes('/thread?'))).toEqual([])
    await page.locator('afterword-comments').scrollIntoViewIfNeeded()
    await page.getByText('The second word.').waitFor()
  })

  it('move nothing that stands above them while they load', async ({ expect }) => {
    const { tag } = await aThread()
    const { embed, visitor } = stage()
    const { page } = await visitor()
    await page.addInitScript(() => {
      const shifts: unknown[] = []
      Object.assign(globalThis, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { sources = [] } = entry as unknown as { sources?: { node?: Node }[] }
          for (const { node } of sources) shifts.push(node?.nodeName)
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(embed(tag))
    await page.getByText('The second word.').waitFor()
    const moved = await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts)
    expect(moved.filter((name) => ['H1', 'P', 'MAIN'].includes(name))).toEqual([])
  })
})

describe('an element its page hides', () => {
  it('is hidden, and there again when it is shown', async ({ expect }) => {
    const { tag } = await aThread()
    const { embed, visitor } = stage()
    const { page } = await visitor()
    await page.goto(embed(tag))
    await page.getByText('The second word.').waitFor()
    const hide = (hidden: boolean) =>
      page.evaluate(
        (to) => document.querySelector('afterword-comments')!.toggleAttribute('hidden', to),
        hidden,
      )
    await hide(true)
    expect(await page.getByText('The second word.').isVisible()).toBe(false)
    await hide(false)
    expect(await page.getByText('The second word.').isVisible()).toBe(true)
  })
})

describe('what the element tells its page', () => {
  it('that it is ready, that somebody posted, and that something failed; events leave the shadow', async ({
    expect,
  }) => {
    const { tag, site } = await aThread()
    const { embed, visitor, worker } = stage()
    const { page } = await visitor()
    await page.addInitScript(() => {
      const heard: string[] = []
      Object.assign(globalThis, { heard })
      for (const name of ['ready', 'comment', 'error']) {
        document.addEventListener(`afterword-${name}`, (event) => {
          const { status } = ((event as CustomEvent).detail ?? {}) as { status?: string }
          heard.push([name, (event.target as Element).localName, status].filter(Boolean).join(' '))
        })
      }
    })
    await page.goto(embed(tag))
    await page.getByText('The second word.').waitFor()
    const heard = () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
    await waitUntil('ready', async () => (await heard()).includes('ready afterword-comments'))
    const form = page.locator('afterword-comments form').first()
    await form.locator('textarea').fill('A third word.')
    await form.getByLabel('Name').fill('Ada')
    await form.getByRole('button', { name: 'Post comment' }).click()
    await waitUntil('the post', async () => (await heard()).includes('comment afterword-comments published'))
    await page.route(`${worker.url}/embed/${site}/thread**`, (route) => route.abort())
    await page.evaluate(() => document.querySelector('afterword-comments')!.setAttribute('sort', 'oldest'))
    await waitUntil('the failure', async () => (await heard()).includes('error afterword-comments'))
    // Each was told once.
    expect((await heard()).filter((line) => line.startsWith('comment'))).toHaveLength(1)
  })
})
