import { describe, it } from 'vitest'
import { axeViolations } from '../support/browser/axe'
import { useStage } from '../support/browser/fixture'
import { whole } from '../support/browser/whole'

const stage = useStage()

describe('a thread in Arabic', () => {
  it('runs from the right at 320 and 1280 pixels, fits, and has nothing axe objects to', async ({
    expect,
  }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none', locale: 'ar' })
    const address = embed(`<div lang="ar"><afterword-comments site="${site}"></afterword-comments></div>`)
    const first = await aComment(site, address, { name: 'ليلى', body: 'سأكون هناك (إن شاء الله).' })
    await aComment(site, address, { name: 'Ada', body: 'Is that so?', parentId: first.id })
    for (const width of [320, 1280]) {
      const { page } = await visitor({ viewport: { width, height: 800 } })
      await page.goto(address)
      await page.getByText('تعليقان', { exact: true }).waitFor()
      await whole(page)
      expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(width)
      const box = async (selector: string) => (await page.locator(selector).first().boundingBox())!
      const [mark, name, parent, reply, who, words] = [
        await box(`#c-${first.id} .aw-mark`),
        await box(`#c-${first.id} .aw-name`),
        await box(`#c-${first.id} .aw-meta`),
        await box(`#c-${first.id} .aw-replies .aw-comment`),
        await box(`#c-${first.id} .aw-replies .aw-name`),
        await box(`#c-${first.id} .aw-replies .aw-body`),
      ]
      // The mark stands right of the name, and a reply moves in from the right.
      expect(mark.x).toBeGreaterThan(name.x + name.width)
      expect(reply.x + reply.width).toBeLessThan(mark.x + mark.width)
      // Words of the other direction stand below their author, not at the far side of the page.
      expect(Math.abs(words.x + words.width - who.x - who.width)).toBeLessThan(2)
      const [line, english] = await page
        .locator(`#c-${first.id} .aw-replies`)
        .first()
        .evaluate((replies) => [
          getComputedStyle(replies).borderRightWidth,
          getComputedStyle(replies.querySelector('.aw-body')!).direction,
        ])
      expect([line, english]).toEqual(['2px', 'ltr'])
      expect(parent.width).toBeGreaterThan(180)

      await page.getByLabel('تعليقك').fill('كلمة')
      await page.getByRole('button', { name: 'نشر التعليق' }).click()
      await page.locator('[aria-invalid]').first().waitFor()
      await page.locator('.aw-error', { hasText: 'أدخل اسمًا توقّع به تعليقك.' }).waitFor()
      expect(await axeViolations(page), `${width} px`).toEqual([])
    }
  })
})
