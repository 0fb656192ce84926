import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { axeByDayAndNight } from '../support/browser/axe'
import { useStage } from '../support/browser/fixture'
import { whole } from '../support/browser/whole'

const stage = useStage()

/** A page of the host with two comments, one of them an answer. */
async function aPage(head = '', attributes = '') {
  const { aComment, aSite, embed } = stage()
  const site = await aSite({ hold: 'none' })
  const address = embed(
    `<afterword-comments site="${site}" ${attributes}></afterword-comments>
     <afterword-subscribe site="${site}" heading="Straight into your inbox">News.</afterword-subscribe>`,
    { head },
  )
  const first = await aComment(site, address, { name: 'Ben', body: 'The first word, with `code`.' })
  await aComment(site, address, { name: 'Grace', body: 'An answer to it.', parentId: first.id })
  return address
}

const read = async (page: Page, address: string) => {
  await page.goto(address)
  await page.getByText('An answer to it.').waitFor()
  await whole(page)
  await page.locator('afterword-subscribe input[type=email]').waitFor()
}

describe('the skins of docs/skins', () => {
  for (const [skin, light, dark] of [
    ['magazine', '#fbf6ec', '#1a1512'],
    ['night', '#0b0d11', '#0b0d11'],
    ['round', '#fff8fd', '#1d1220'],
  ] as const) {
    it(`have nothing axe objects to, by day and by night: ${skin}`, async ({ expect }) => {
      const css = readFileSync(`docs/skins/${skin}.css`, 'utf8')
      const page = `:root{color-scheme:light dark}body{background:light-dark(${light},${dark})}h1,p{color:${skin === 'night' ? '#d5dae1' : 'CanvasText'}}`
      const visitor = await stage().visitor()
      await read(visitor.page, await aPage(`<style>${page}${css}</style>`))
      expect(await axeByDayAndNight(visitor.page)).toEqual([])
    })
  }
})

describe('a thread, printed and moved', () => {
  it('prints every loaded comment, and no form and no button', async ({ expect }) => {
    const { page } = await stage().visitor()
    await read(page, await aPage())
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('afterword-comments article:visible').count()).toBe(2)
    expect(await page.locator('afterword-comments :is(form, button):visible').count()).toBe(0)
  })

  it('prints words that are cut on the screen whole, and those that are folded away', async ({ expect }) => {
    const { aComment, aSite, embed, visitor, worker } = stage()
    const site = await aSite({ hold: 'none', votes: 'both' })
    const address = embed(`<afterword-comments site="${site}"></afterword-comments>`)
    await aComment(site, address, { name: 'Lena', body: 'A long one. '.repeat(400) })
    const low = await aComment(site, address, { name: 'Lou', body: 'Nobody likes this.' })
    await worker.db.prepare('UPDATE comments SET score = -7 WHERE id = ?1').bind(Number(low.id)).run()
    const { page } = await visitor({ viewport: { width: 800, height: 900 } })
    await page.goto(address)
    const long = page.locator('.aw-item', { hasText: 'A long one.' })
    await long.waitFor()
    const tall = () => long.evaluate((el) => el.clientHeight)
    const unloved = page.getByText('Nobody likes this.')
    expect(await unloved.isVisible()).toBe(false)
    const folded = await tall()
    await page.emulateMedia({ media: 'print' })
    await expect.poll(tall).toBeGreaterThan(2 * folded)
    expect(await unloved.isVisible()).toBe(true)
  })

  it('prints a page of ours whole: nothing to press, and nothing folded', async ({ expect }) => {
    const { aComment, aSite, embed, visitor, worker } = stage()
    const site = await aSite({ hold: 'none', votes: 'both' })
    const address = embed('')
    await aComment(site, address, { name: 'Lena', body: 'A long one. '.repeat(400) })
    const low = await aComment(site, address, { name: 'Lou', body: 'Nobody likes this.' })
    await worker.db.prepare('UPDATE comments SET score = -7 WHERE id = ?1').bind(Number(low.id)).run()
    const { page } = await visitor({ viewport: { width: 800, height: 900 } })
    await page.goto(`${worker.url}/${site}/thread?${new URLSearchParams({ page: address })}`)
    const tall = () => page.locator('.aw-item', { hasText: 'A long one.' }).evaluate((el) => el.clientHeight)
    const folded = await tall()
    const unloved = page.getByText('Nobody likes this.')
    expect(await unloved.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    await expect.poll(tall).toBeGreaterThan(2 * folded)
    expect(await unloved.isVisible()).toBe(true)
    expect(
      await page
        .locator('.aw-thread')
        .locator('form, button, summary, .aw-actions, .aw-sort, p.aw-more, a.aw-quiet')
        .filter({ visible: true })
        .count(),
    ).toBe(0)
  })

  it('changes its theme while something is being written, and keeps it', async ({ expect }) => {
    const { page } = await stage().visitor({ colorScheme: 'light' })
    await read(page, await aPage())
    await page.getByLabel('Your comment').fill('Not yet posted.')
    const element = page.locator('afterword-comments')
    const scheme = () => element.evaluate((el) => getComputedStyle(el).colorScheme)
    for (const theme of ['dark', 'light']) {
      await element.evaluate((el, theme) => el.setAttribute('theme', theme), theme)
      expect(await scheme()).toBe(theme)
      expect(await page.getByLabel('Your comment').inputValue()).toBe('Not yet posted.')
    }
  })

  it('keeps the borders of fields and the focus ring in forced colours', async ({ expect }) => {
    const { page } = await stage().visitor({ forcedColors: 'active' })
    await read(page, await aPage())
    const field = page.getByLabel('Your comment')
    await field.focus()
    const { border, outline } = await field.evaluate((el) => {
      const { borderTopWidth, outlineStyle } = getComputedStyle(el)
      return { border: borderTopWidth, outline: outlineStyle }
    })
    expect([border, outline]).toEqual(['1px', 'solid'])
  })

  it('frames a linked comment in forced colours with the focus ring alone, and a badge with a border', async ({
    expect,
  }) => {
    const { aComment, aSite, embed, visitor, worker } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(`<afterword-comments site="${site}"></afterword-comments>`)
    const { id } = await aComment(site, address, { name: 'Lena', body: 'The linked one.' })
    await worker.db.prepare('UPDATE comments SET badge = 1 WHERE id = ?1').bind(Number(id)).run()
    for (const forcedColors of ['active', 'none'] as const) {
      const { page } = await visitor({ forcedColors, reducedMotion: 'reduce' })
      await page.goto(`${address}#c-${id}`)
      const linked = page.locator('.aw-target > article')
      await linked.waitFor()
      const looks = await linked.evaluate((el) => {
        const { outlineWidth, boxShadow } = getComputedStyle(el)
        const badge = getComputedStyle(el.querySelector('.aw-badge')!)
        return {
          ring: outlineWidth,
          tint: boxShadow !== 'none',
          border: badge.borderTopWidth,
          shown: !/^rgba.*, 0\)$/.test(badge.borderTopColor),
        }
      })
      const forced = forcedColors === 'active'
      expect(looks).toEqual({ ring: '2px', tint: !forced, border: '1px', shown: forced })
    }
  })

  it('gives whoever asks for more contrast no shades of the text (A-23)', async ({ expect }) => {
    const { page } = await stage().visitor({ contrast: 'more' })
    await read(page, await aPage())
    const [time, body] = await page
      .locator('afterword-comments')
      .evaluate((el) =>
        ['.aw-time', '.aw-body'].map(
          (selector) => getComputedStyle(el.shadowRoot!.querySelector(selector)!).color,
        ),
      )
    expect(time).toBe(body)
  })

  it('stands as close as the page wants it', async ({ expect }) => {
    const { page } = await stage().visitor()
    await read(
      page,
      await aPage('<style>afterword-comments { --afterword-gap: 12px; font-size: 0.875em }</style>'),
    )
    const { gap, size } = await page.locator('afterword-comments').evaluate((el) => {
      const items = document.createElement('li')
      items.className = 'aw-item'
      el.shadowRoot!.querySelector('.aw-list')!.append(items)
      const { marginBlockStart, fontSize } = getComputedStyle(items)
      return { gap: marginBlockStart, size: fontSize }
    })
    expect([gap, size]).toEqual(['12px', '14px'])
  })
})
