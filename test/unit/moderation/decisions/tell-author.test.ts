import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../../../src/kernel/time'
import { tellLater } from '../../../../src/moderation/decisions/tell-author'
import { applyAction, tellAuthor } from '../../../../src/moderation/public'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aMember } from '../../../support/a-member'
import { aSite } from '../../../support/a-site'
import { mailsTo } from '../../../support/kept-mail'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const REASON = '@off-topic'
const anAddress = () => `ada-${crypto.randomUUID().slice(0, 13)}@mail.example`

async function aRejected(email: string, site?: Site) {
  const at = site ?? (await aSite())
  const { personId } = await aMember(at)
  const { id } = await aComment(at, email ? { email } : {})
  await applyAction(testContext(), at, personId, id, {
    action: 'reject',
    revision: 1,
    from: 'held',
    reason: REASON,
  })
  return { site: at, id }
}

const tell = (
  site: Pick<Site, 'id'>,
  ids: readonly number[],
  more: Partial<Parameters<typeof tellAuthor>[1]> = {},
  ctx = testContext(),
) =>
  tellAuthor(ctx, {
    siteId: site.id,
    status: 'rejected',
    reason: REASON,
    comments: ids.map((id) => ({ id, revision: 1, mailId: ctx.newId() })),
    ...more,
  })

describe('an author', () => {
  it('is told what stands', async ({ expect }) => {
    const email = anAddress()
    const { site, id } = await aRejected(email)
    await tell(site, [id])
    expect((await mailsTo({ email })).map(({ subject }) => subject)).toEqual([
      `Your comment on ${site.name} was not published`,
    ])
  })

  it.for([
    ['another state', { status: 'returned' as const }],
    ['another reason', { reason: '@spam' }],
    ['no reason', { reason: null }],
    ['a site that is gone', { siteId: 'nowhere' }],
  ] as const)('is not told %s', async ([, more], { expect }) => {
    const email = anAddress()
    const { site, id } = await aRejected(email)
    await tell(site, [id], more)
    expect(await mailsTo({ email })).toEqual([])
  })

  it.for([0, 2])('is not told of words that are not these: revision %i', async (revision, { expect }) => {
    const email = anAddress()
    const { site, id } = await aRejected(email)
    await tell(site, [id], { comments: [{ id, revision, mailId: 5 }] })
    expect(await mailsTo({ email })).toEqual([])
  })

  it.for(['held', 'published', 'spam', 'deleted'] as const)(
    'is not told of a rejection once the comment is %s',
    async (status, { expect }) => {
      const email = anAddress()
      const { site, id } = await aRejected(email)
      await setStatus(id, status)
      await tell(site, [id])
      expect(await mailsTo({ email })).toEqual([])
    },
  )

  it('is not told by another site', async ({ expect }) => {
    const email = anAddress()
    const { id } = await aRejected(email)
    await tell(await aSite(), [id])
    expect(await mailsTo({ email })).toEqual([])
  })

  it('who gave no address, or an id of nothing, keeps nobody else from being told', async ({ expect }) => {
    const email = anAddress()
    const { site, id } = await aRejected(email)
    const silent = await aRejected('', site)
    await tell(site, [silent.id, 1, id])
    expect(await mailsTo({ email })).toHaveLength(1)
  })

  it('is told five times in a day, over all sites, and again a day later', async ({ expect }) => {
    const email = anAddress()
    const [here, there] = [await aSite(), await aSite()]
    const rejected = []
    for (const site of [here, there, here, there, here, there]) rejected.push(await aRejected(email, site))
    const ctx = testContext()
    for (const [at, { site, id }] of rejected.entries()) {
      await tell(site, [id], {}, ctx)
      expect(await mailsTo({ email }), `after ${at + 1}`).toHaveLength(Math.min(at + 1, 5))
    }
    ctx.sleep(DAY_MS + MINUTE_MS)
    await tell(there, [rejected.at(-1)!.id], {}, ctx)
    expect(await mailsTo({ email })).toHaveLength(6)
  })
})

describe('the job that tells', () => {
  it('leaves two minutes to take the decision back, and gives each mail its own id', async ({ expect }) => {
    const { site, id } = await aRejected(anAddress())
    const ctx = testContext()
    const comments = [id, id + 1].map((one) => ({ id: one, revision: 1 }))
    await ctx.db.run(tellLater(ctx, { siteId: site.id, status: 'rejected', reason: 'only here', comments }))
    const job = await env.DB.prepare(
      "SELECT payload, run_at FROM jobs WHERE payload LIKE ?1 AND payload LIKE '%only here%'",
    )
      .bind(`%${site.id}%`)
      .first<{ payload: string; run_at: number }>()
    expect(job!.run_at - ctx.clock.now()).toBe(2 * MINUTE_MS)
    const told = JSON.parse(job!.payload).comments as { id: number; mailId: number }[]
    expect(told.map((one) => one.id)).toEqual([id, id + 1])
    expect(new Set(told.map(({ mailId }) => mailId)).size).toBe(2)
  })
})
