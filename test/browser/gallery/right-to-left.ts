import { open, type Scene, type Window } from './scene'

const pressOn = async ({ page }: Window) => {
  await page.locator('form button[type=submit]').first().click()
  await page.locator('.aw-error:visible').first().waitFor()
}

/** A page of ours about an article of the host, at a site that speaks Arabic. */
const ours = async (window: Window, path: string) => {
  const { stage, page, kept } = window
  await page.goto(
    `${stage.worker.url}/${kept.site}/${path}?${new URLSearchParams({ page: `${stage.host.origin}/${kept.site}` })}`,
  )
}

/** The other elements and our own pages, from the right; the thread is among what is read. */
export const MIRRORED: readonly Scene[] = [
  {
    name: 'arabic-pages',
    lang: 'ar',
    states: [
      {
        name: 'page-thread-arabic',
        async bring(window) {
          const { stage, kept } = window
          kept.site = await stage.aSite({ hold: 'none', locale: 'ar' })
          const article = `${stage.host.origin}/${kept.site}`
          const { id } = await stage.aComment(kept.site, article, { name: 'ليلى', body: 'سأكون هناك.' })
          await stage.aComment(kept.site, article, { body: 'Is that so?', parentId: id })
          await ours(window, 'thread')
          await pressOn(window)
        },
      },
      {
        name: 'page-subscribe-arabic',
        async bring(window) {
          await ours(window, 'subscribe')
          await pressOn(window)
        },
      },
      {
        name: 'page-follow-arabic',
        async bring(window) {
          await ours(window, 'follow')
          await pressOn(window)
        },
      },
      {
        name: 'subscribe-arabic',
        async bring(window) {
          await open(
            window,
            `<div dir="rtl" lang="ar"><afterword-subscribe site="${window.kept.site}" heading="في بريدك"></afterword-subscribe></div>`,
          )
          await window.page.locator('afterword-subscribe input[type=email]').fill('x')
          await pressOn(window)
        },
      },
    ],
  },
]
