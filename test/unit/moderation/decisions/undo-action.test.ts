import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { applyAction, readOwnAction, undoAction } from '../../../../src/moderation/public'
import { updateSettings } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aMember } from '../../../support/a-member'
import { aSite } from '../../../support/a-site'
import { siteSettings } from '../../../support/site-settings'
import { testContext } from '../../../support/test-context'

async function aDecision(action: 'approve' | 'spam' | 'delete' = 'spam') {
  const site = await aSite()
  const { personId } = await aMember(site)
  const { id } = await aComment(site)
  const { actionId } = await applyAction(testContext(), site, personId, id, {
    action,
    revision: 1,
    from: 'held',
  })
  const status = () =>
    env.DB.prepare('SELECT status FROM comments WHERE id = ?1').bind(id).first<number>('status')
  return { site, personId, id, actionId: actionId!, status }
}

describe('undoAction', () => {
  it.for(['approve', 'spam', 'delete'] as const)('takes "%s" back', async (action, { expect }) => {
    const { site, personId, id, actionId, status } = await aDecision(action)
    expect(await undoAction(testContext(), site, personId, actionId)).toMatchObject({
      id,
      status: 'held',
      changed: true,
    })
    expect(await status()).toBe(0)
  })

  it('leaves both the decision and its end in the log', async ({ expect }) => {
    const { site, personId, actionId } = await aDecision()
    await undoAction(testContext(), site, personId, actionId)
    const { results } = await env.DB.prepare('SELECT action FROM audit WHERE site_id = ?1 ORDER BY id')
      .bind(site.id)
      .all()
    expect(results).toEqual([{ action: 'comment.spam' }, { action: 'comment.undo' }])
  })

  it('writes nothing the second time', async ({ expect }) => {
    const { site, personId, actionId } = await aDecision()
    await undoAction(testContext(), site, personId, actionId)
    const ctx = testContext()
    expect(await undoAction(ctx, site, personId, actionId)).toMatchObject({ changed: false, status: 'held' })
    expect(ctx.db.usage.rowsWritten).toBe(0)
  })

  it('is for one’s own decisions only', async ({ expect }) => {
    const { site, actionId, status } = await aDecision()
    const other = await aMember(site, 'owner')
    await expect(undoAction(testContext(), site, other.personId, actionId)).rejects.toMatchObject({
      code: 'moderation/undo-unknown',
      status: 404,
    })
    expect(await status()).toBe(3)
  })

  it('knows no decision of another site', async ({ expect }) => {
    const { personId, actionId, status } = await aDecision()
    await expect(undoAction(testContext(), await aSite(), personId, actionId)).rejects.toMatchObject({
      code: 'moderation/undo-unknown',
    })
    expect(await status()).toBe(3)
  })

  it('comes too late once somebody moved the comment on', async ({ expect }) => {
    const { site, personId, id, actionId, status } = await aDecision()
    await applyAction(testContext(), site, personId, id, { action: 'delete', revision: 1, from: 'spam' })
    await expect(undoAction(testContext(), site, personId, actionId)).rejects.toMatchObject({
      code: 'moderation/undo-too-late',
      status: 409,
    })
    expect(await status()).toBe(4)
  })

  it('comes too late once the author changed the words', async ({ expect }) => {
    const { site, personId, id, actionId } = await aDecision()
    await env.DB.prepare('UPDATE comments SET revision = 2 WHERE id = ?1').bind(id).run()
    await expect(undoAction(testContext(), site, personId, actionId)).rejects.toMatchObject({
      code: 'moderation/undo-too-late',
    })
  })

  it('undoes no undo, no setting and nothing that never was', async ({ expect }) => {
    const { site, personId, actionId } = await aDecision()
    await undoAction(testContext(), site, personId, actionId)
    await updateSettings(testContext(), site, personId, { name: 'New', ...siteSettings() })
    const { results } = await env.DB.prepare(
      "SELECT id FROM audit WHERE site_id = ?1 AND action <> 'comment.spam'",
    )
      .bind(site.id)
      .all<{ id: number }>()
    expect(results).toHaveLength(2)
    for (const id of [...results.map((row) => row.id), 5]) {
      await expect(undoAction(testContext(), site, personId, id)).rejects.toMatchObject({
        code: 'moderation/undo-unknown',
      })
    }
  })
})

describe('readOwnAction', () => {
  it('offers undo for what this person just did, and for nothing else', async ({ expect }) => {
    const { site, personId, actionId } = await aDecision('approve')
    const ctx = testContext()
    expect(await readOwnAction(ctx, site, personId, actionId)).toEqual({ id: actionId, action: 'approve' })
    expect(await readOwnAction(ctx, site, personId + 1, actionId)).toBeUndefined()
    expect(await readOwnAction(ctx, await aSite(), personId, actionId)).toBeUndefined()
    const undo = await undoAction(ctx, site, personId, actionId)
    expect(await readOwnAction(ctx, site, personId, undo.actionId!)).toBeUndefined()
  })
})
