import type { BrowserContextOptions } from 'playwright-core'
import { aModerator, signIn } from './a-moderator'
import type { Stage, Visitor } from './fixture'
import { waitUntil } from './wait-until'

/** Where comments stand, asked of the database until they are that. */
export const become = ({ worker }: Stage, ids: readonly string[], codes: readonly number[]) =>
  waitUntil(`the comments to be ${codes}`, async () => {
    const { results } = await worker.db
      .prepare('SELECT status FROM comments WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id')
      .bind(JSON.stringify(ids.map(Number)))
      .all<{ status: number }>()
    return results.map(({ status }) => status).join() === codes.join()
  })

/** What of a queue is looked for: a row by its place among these comments, and the open comment. */
export const lookAt = ({ page }: Visitor, ids: readonly string[]) => ({
  row: (at: number) => page.locator(`#rows li[data-id="${ids[at]}"]:not(.leaving)`),
  opened: (at: number) => page.locator(`#pane .item[data-id="${ids[at]}"]`).waitFor(),
})

/** A moderator in front of a queue of so many comments of one page. */
export async function aQueue(stage: Stage, count: number, options: BrowserContextOptions = {}) {
  const desk = await aModerator(stage)
  const address = `${stage.host.origin}/post/${desk.site}`
  const ids: string[] = []
  for (let at = 0; at < count; at++) {
    const fields = { name: `Ada ${at}`, body: `Number ${at}.`, title: 'The post' }
    ids.push((await stage.aComment(desk.site, address, fields)).id)
  }
  const mo = await stage.visitor({ viewport: { width: 1280, height: 800 }, ...options })
  await signIn(mo, desk)
  return { desk, ids, mo, page: mo.page, address, ...lookAt(mo, ids) }
}
