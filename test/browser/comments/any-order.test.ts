import fc from 'fast-check'
import { describe, it } from 'vitest'
import { aVisit, look, MINE, OTHERS, Reader, take } from '../../support/browser/any-reader'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()

/** Visits in a run of the suite; `VISITS=50 SEED=$RANDOM` looks further. */
const VISITS = Number(process.env.VISITS ?? 3)

/**
 * A reader of a page with more conversations than are shown at once, who signs by the name this device keeps.
 * @param hold what waits for a moderator from then on
 */
async function aReader(hold: 'none' | 'all'): Promise<Reader> {
  const { aComment, aSite, embed, visitor, worker } = stage()
  const site = await aSite({ hold: 'none', votes: 'up' })
  const address = embed(`<afterword-comments site="${site}"></afterword-comments>`)
  let parentId: string | undefined
  for (let at = 0; at < 29; at++)
    parentId = (await aComment(site, address, { body: OTHERS, ...(at > 21 && at % 3 && { parentId }) })).id
  await worker.db
    .prepare(`UPDATE sites SET settings = json_set(settings, '$.hold', ?2) WHERE id = ?1`)
    .bind(site, hold)
    .run()
  const someone = await visitor()
  await someone.context.addInitScript((name) => {
    localStorage[name] = 'Ada'
  }, `afterword-name:${site}`)
  // Routing switches the browser's cache off: what a reload shows is what the server says now.
  await someone.page.route('**/embed/*/thread*', (route) => route.continue())
  await someone.page.goto(address)
  await someone.page.locator('.aw-thread').waitFor()
  return new Reader(stage(), someone, site, address)
}

/** Words without their Markdown. */
const plain = (text: string) => text.replace(/[*>]/g, '').replace(/\s+/g, ' ').trim()

describe('whoever reads and writes in any order', () => {
  it('loses no word, posts nothing twice, and finds form and focus where they belong', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(aVisit, fc.constantFrom('none', 'all'), async (steps, hold) => {
        const reader = await aReader(hold)
        const { page, context, heard } = reader.visitor
        const done: string[] = []
        for (const step of steps) {
          if (!(await take(step, reader))) continue
          done.push(`${step.does} ${step.which}`)
          // Not of what a reader does outside of the thread.
          const mayLose = ['reload', 'redraw', 'other'].includes(step.does)
          await expect
            .poll(
              async () => {
                const { text, at, parent, previews, forms, twice, lost } = await look(page)
                return { text, at, parent, previews, forms, twice, lost: lost && !mayLose }
              },
              { message: done.join('\n') },
            )
            .toEqual({ ...reader.expected, lost: false })
        }
        const kept = await reader.stage.worker.db
          .prepare(MINE)
          .bind(reader.site)
          .all<Record<string, unknown>>()
        expect(kept.results.map(({ id, body }) => [String(id), body]).sort(), done.join('\n')).toEqual(
          [...reader.own].sort(),
        )
        const { comments } = await look(page)
        for (const [id, text] of reader.own)
          if (id in comments) expect(plain(comments[id]!), done.join('\n')).toBe(plain(text))
        expect(heard.errors.filter((line) => !line.startsWith('Failed to load resource'))).toEqual([])
        await context.close()
      }),
      { numRuns: VISITS, endOnFailure: true },
    )
  })
})
