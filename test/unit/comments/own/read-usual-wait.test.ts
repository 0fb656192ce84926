import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { readUsualWait } from '../../../../src/comments/own/read-usual-wait'
import { listWaits } from '../../../../src/comments/own/wait-queries'
import { statusLink } from '../../../../src/comments/public'
import { createMemory } from '../../../../src/platform/memory'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aSite } from '../../../support/a-site'
import { postForm, postJson } from '../../../support/api'
import { testContext } from '../../../support/test-context'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A site where comments waited so long before they were published; null: not at all. */
async function aSiteThatLet(...waits: readonly (number | null)[]): Promise<Site> {
  const site = await aSite()
  for (const waited of waits) {
    const { id } = await aComment(site)
    await env.DB.prepare(
      'UPDATE comments SET status = 1, shown = 1, decided_at = created_at + ?2 WHERE id = ?1',
    )
      .bind(id, waited)
      .run()
  }
  return site
}

describe('how long a comment usually waits', () => {
  it('is the median of what was published last, whatever needed no decision', async ({ expect }) => {
    const site = await aSiteThatLet(null, HOUR, 9 * HOUR, 2 * HOUR, 0, 3 * HOUR, 4 * HOUR)
    expect(await readUsualWait(testContext(), site)).toBe(3 * HOUR)
  })

  it('is not known from fewer than five, and is not told where it is longer than a week', async ({
    expect,
  }) => {
    const four = await aSiteThatLet(HOUR, HOUR, HOUR, HOUR, null, 0)
    expect(await readUsualWait(testContext(), four)).toBeUndefined()
    const slow = await aSiteThatLet(...Array.from({ length: 5 }, () => 8 * 24 * HOUR))
    expect(await readUsualWait(testContext(), slow)).toBeUndefined()
    expect(await readUsualWait(testContext(), await aSite())).toBeUndefined()
  })

  it('is of one site alone', async ({ expect }) => {
    const [quick, slow] = [
      await aSiteThatLet(...Array.from({ length: 5 }, () => 5 * MINUTE)),
      await aSiteThatLet(...Array.from({ length: 5 }, () => 5 * HOUR)),
    ]
    expect(await readUsualWait(testContext(), quick)).toBe(5 * MINUTE)
    expect(await readUsualWait(testContext(), slow)).toBe(5 * HOUR)
  })

  it('reads forty rows at most, and these once in ten minutes', async ({ expect }) => {
    const site = await aSiteThatLet(...Array.from({ length: 45 }, () => HOUR))
    const [answer] = await testContext().db.batch([listWaits(site.id, 40)])
    expect(answer!.rows).toHaveLength(40)
    const plain = testContext()
    const queries: string[] = []
    const ctx = {
      ...plain,
      memory: createMemory(10_000),
      config: { ...plain.config, development: false },
      db: {
        ...plain.db,
        all: ((query) => {
          queries.push(query.name)
          return plain.db.all(query)
        }) as typeof plain.db.all,
      },
    }
    for (let at = 0; at < 3; at++) expect(await readUsualWait(ctx, site)).toBe(HOUR)
    expect(queries).toHaveLength(1)
    plain.sleep(11 * MINUTE)
    expect(await readUsualWait(ctx, site)).toBe(HOUR)
    expect(queries).toHaveLength(2)
  })
})

describe('an author whose comment waits', () => {
  it('is told, in place, on the page without scripts and on the status page', async ({ expect }) => {
    const site = await aSiteThatLet(...Array.from({ length: 5 }, () => 100 * MINUTE))
    const words = { page: `${site.settings.origins[0]}/post`, name: 'Ada', body: 'And I?' }
    const told = 'Usual wait: 2 hours.'
    expect((await postJson(`/embed/${site.id}/comments`, words)).text).toContain(told)
    expect((await postForm(`/${site.id}/thread`, words)).text).toContain(told)
    const { id } = await aComment(site)
    const link = new URL(await statusLink(testContext(), site.id, id))
    expect((await postForm(link.pathname, { token: link.hash.slice(1) })).text).toContain(told)
  })

  it('is told nothing where nothing is known', async ({ expect }) => {
    const site = await aSite()
    const words = { page: `${site.settings.origins[0]}/post`, name: 'Ada', body: 'And I?' }
    const answer = await postJson(`/embed/${site.id}/comments`, words)
    expect(answer.text).toContain('Only you can see this')
    expect(answer.text).not.toContain('Usual wait')
  })
})
