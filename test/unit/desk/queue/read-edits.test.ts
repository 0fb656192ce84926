import { describe, it } from 'vitest'
import { editComment } from '../../../../src/comments/own/edit-comment'
import { editAsTeam } from '../../../../src/comments/team/edit-as-team'
import { readEdits } from '../../../../src/desk/queue/read-edits'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aMember } from '../../../support/a-member'
import { aSite } from '../../../support/a-site'
import { type TestCtx, testContext } from '../../../support/test-context'

const START = Date.UTC(2026, 10, 30, 9)

/** A comment that its author edits, a second after another, to each of these bodies. */
async function anEdited(ctx: TestCtx, site: Site, first: string, ...later: readonly string[]) {
  const own = await aComment(site, { body: first }, { ctx })
  for (const body of later) {
    ctx.sleep(1000)
    await editComment(ctx, site, own.id, own.token, { body, revision: undefined })
  }
  return { id: own.id, revision: 1 + later.length }
}

describe('readEdits', () => {
  it('says what each edit changed, when, and who made it', async ({ expect }) => {
    const site = await aSite()
    const { personId, name } = await aMember(site)
    const ctx = testContext({ now: START })
    const { id } = await anEdited(ctx, site, 'I like red.', 'I like blue.')
    ctx.sleep(1000)
    await editAsTeam(ctx, site, personId, id, { body: 'We like blue.', revision: 2, ack: '' })
    expect(await readEdits(ctx, site, { id, revision: 3 })).toEqual([
      {
        at: START + 2000,
        by: name,
        changes: [{ removed: 'I', added: 'We', same: ' like blue.' }],
      },
      {
        at: START + 1000,
        by: null,
        changes: [
          { removed: '', added: '', same: 'I like ' },
          { removed: 'red', added: 'blue', same: '.' },
        ],
      },
    ])
  })

  it('gives an edit of the team the site’s name once its person is gone', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext({ now: START })
    const { id } = await anEdited(ctx, site, 'One.')
    await editAsTeam(ctx, site, 987_654_321, id, { body: 'Two.', revision: 1, ack: '' })
    const [edit] = await readEdits(ctx, site, { id, revision: 2 })
    expect(edit!.by).toBe(site.name)
  })

  it('compares the last three edits of many, and reads no further', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext({ now: START })
    const comment = await anEdited(ctx, site, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6')
    const reading = testContext({ now: START })
    const edits = await readEdits(reading, site, comment)
    expect(edits.map(({ changes }) => changes[0])).toEqual([
      { removed: 'v5', added: 'v6', same: '' },
      { removed: 'v4', added: 'v5', same: '' },
      { removed: 'v3', added: 'v4', same: '' },
    ])
    expect(reading.db.usage.roundTrips).toBe(1)
    expect(reading.db.usage.rowsRead).toBeLessThanOrEqual(12)
  })

  it('asks nothing about a comment that never was edited', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    const ctx = testContext()
    expect(await readEdits(ctx, site, { id, revision: 1 })).toEqual([])
    expect(ctx.db.usage.queries).toBe(0)
  })

  it('says nothing of a comment of another site', async ({ expect }) => {
    const ctx = testContext({ now: START })
    const comment = await anEdited(ctx, await aSite(), 'One.', 'Two.')
    expect(await readEdits(ctx, await aSite(), comment)).toEqual([])
  })
})
