import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import type { ModerationAction } from '../../src/moderation/public'
import type { Site } from '../../src/sites/public'
import { continueSweep } from '../../src/sweeps/continue-sweep'
import { countSweep, SweepAsked, startSweep } from '../../src/sweeps/public'
import { type TestCtx, testContext } from './test-context'

/** Contexts of sweeps are a second apart: one makes hundreds of ids in a moment, and no two may meet. */
const moments = { next: Date.UTC(2026, 11, 1) }
export const aMoment = (): TestCtx => {
  moments.next += 1000
  return testContext({ now: moments.next })
}

/** Counts and confirms, as a moderator would. @returns the sweep's id, and how many were counted */
export async function aSweep(
  site: Site,
  personId: number,
  action: ModerationAction,
  asked: v.InferInput<typeof SweepAsked>,
  ctx: TestCtx = aMoment(),
): Promise<{ readonly id: number; readonly count: number }> {
  const { count, confirm } = await countSweep(ctx, site, personId, v.parse(SweepAsked, asked))
  if (confirm === null) throw new Error(`nothing to confirm: ${count}`)
  ctx.sleep(1)
  const id = await startSweep(ctx, site, personId, { confirm, action, reason: null, tell: false })
  return { id, count }
}

/** Takes a job of a sweep out of the table. @returns whether there was one */
const takeJob = async (site: Site): Promise<boolean> =>
  (
    await env.DB.prepare(
      "DELETE FROM jobs WHERE id = (SELECT min(id) FROM jobs WHERE kind = 'sweeps.go-on' AND payload ->> 'siteId' = ?1)",
    )
      .bind(site.id)
      .run()
  ).meta.changes > 0

/** Runs a site's sweep to its end, job by job, as the queue would. @returns how many jobs that took */
export async function runSweep(site: Site, sweepId: number, ctx: TestCtx = aMoment()): Promise<number> {
  let jobs = 0
  while (await takeJob(site)) {
    await continueSweep(ctx, { siteId: site.id, sweepId })
    jobs++
  }
  await dropIndexJobs(site)
  return jobs
}

async function dropIndexJobs(site: Site): Promise<void> {
  await env.DB.prepare("DELETE FROM jobs WHERE kind = 'comments.index' AND payload LIKE ?1")
    .bind(`%"${site.id}"%`)
    .run()
}

export const sweepRow = (site: Site, id: number) =>
  env.DB.prepare('SELECT * FROM sweeps WHERE site_id = ?1 AND id = ?2')
    .bind(site.id, id)
    .first<Record<string, unknown>>()
