import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { afterAll, describe, it } from 'vitest'
import { changeFollowing } from '../../../src/followers/change-following'
import { type Frequency, findFollower } from '../../../src/followers/queries'
import { sendDigests } from '../../../src/following/send-digests'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aFollower, announced, emptyOutbox, newsTo, tellAll } from '../../support/a-follower'
import { aSite } from '../../support/a-site'
import { newsContext } from '../../support/a-subscriber'
import type { TestCtx } from '../../support/test-context'

afterAll(emptyOutbox)

type Step =
  | { readonly does: 'post' | 'tell' | 'digest' | 'announce-all' }
  | { readonly does: 'up' | 'down'; readonly which: number }
  | { readonly does: 'often'; readonly frequency: Frequency }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Step>({ does: 'post' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>({ does: 'tell' }, { does: 'digest' }, { does: 'announce-all' }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constantFrom('up' as const, 'down' as const), which: fc.nat(9) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('often' as const),
      frequency: fc.constantFrom<Frequency>('now', 'hourly', 'daily'),
    }),
  },
)

/** One comment of the story as the reader should have heard of it. */
interface Told {
  readonly id: number
  up: boolean
}

class Story {
  readonly comments: Told[] = []

  constructor(
    readonly site: Site,
    readonly ctx: TestCtx,
    readonly followerId: number,
  ) {}

  async run(step: Step): Promise<void> {
    const { site, ctx, followerId, comments } = this
    ctx.sleep(1000)
    if (step.does === 'post') {
      const { id } = await aComment(site, { name: 'Bob', body: `Word ${comments.length} of it.` }, { ctx })
      comments.push({ id, up: true })
      await announced(site, ctx, id)
    } else if (step.does === 'tell') await tellAll(site, ctx)
    else if (step.does === 'digest') await this.digest()
    else if (step.does === 'announce-all') await announced(site, ctx, ...comments.map(({ id }) => id))
    else if (step.does === 'often') {
      const follower = await ctx.db.first(findFollower(site.id, followerId))
      await changeFollowing(ctx, follower!, { frequency: step.frequency })
    } else if (step.does === 'up' || step.does === 'down') {
      const comment = comments[step.which]
      if (!comment || comment.up === (step.does === 'up')) return
      comment.up = !comment.up
      await env.DB.prepare('UPDATE comments SET status = ?2, shown = ?2, decided_at = ?3 WHERE id = ?1')
        .bind(comment.id, comment.up ? 1 : 0, ctx.clock.now())
        .run()
      await announced(site, ctx, comment.id)
    }
  }

  /** The digest of this reader, whichever slot they stand in; none for who is told at once. */
  async digest(): Promise<void> {
    const { ctx, followerId } = this
    const slot = await env.DB.prepare('SELECT slot FROM followers WHERE id = ?1')
      .bind(followerId)
      .first<number | null>('slot')
    if (slot !== null)
      await sendDigests(ctx, { slot, startId: ctx.newId(), after: followerId - 1, one: true })
  }
}

describe('whatever happens in whatever order', () => {
  it('nobody is told of a comment twice, and in the end everybody of each that is up', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
        const { email, followerId } = await aFollower(site, ctx, { notify: 'all' })
        const story = new Story(site, ctx, followerId)
        const whatWasUp: Set<number>[] = []
        for (const next of steps) {
          const before = (await newsTo(ctx, email)).length
          await story.run(next)
          // What a mail brought was up when it went.
          const up = new Set(story.comments.flatMap(({ up }, at) => (up ? [at] : [])))
          for (const { text } of (await newsTo(ctx, email)).slice(before)) {
            for (const [, number] of text.matchAll(/> Word (\d+) of it\./g))
              expect([...up]).toContain(Number(number))
          }
          whatWasUp.push(up)
        }
        // At the end of the day: the queue is empty, and a digest has gone.
        await tellAll(site, ctx)
        await story.digest()
        const all = (await newsTo(ctx, email)).map(({ text }) => text).join('\n')
        const told = [...all.matchAll(/> Word (\d+) of it\./g)]
          .map(([, number]) => Number(number))
          .sort((a, b) => a - b)
        expect(told).toEqual([...new Set(told)])
        const owed = story.comments.flatMap(({ up }, at) => (up ? [at] : []))
        expect(owed.filter((at) => !told.includes(at))).toEqual([])
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})
