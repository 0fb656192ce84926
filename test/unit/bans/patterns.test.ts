import fc from 'fast-check'
import { describe, it } from 'vitest'
import { decideBanned } from '../../../src/authors/decide-banned'
import { banByHand } from '../../../src/authors/public'
import { PATTERNS_MAX } from '../../../src/bans/assert-room'
import { knows, nameMarks, patternMarks } from '../../../src/bans/marks-of-writer'
import { changeBan, findBans, listBans } from '../../../src/bans/public'
import type { Site } from '../../../src/sites/public'
import { aBan } from '../../support/a-ban'
import { aComment } from '../../support/a-comment'
import { aSite } from '../../support/a-site'
import { type TestCtx, testContext } from '../../support/test-context'

const BANNED = { code: 'bans/banned', status: 403 }
const OWNER = { personId: 1, mayAll: true }

const byHand = (ctx: TestCtx, site: Site, what: string) =>
  banByHand(ctx, site, 1, {
    by: 'name',
    what,
    end: 'ever',
    until: undefined,
    how: 'open',
    who: 'everybody',
    reason: 'Sells games',
    sure: false,
  })

describe('a ban by a name with a star', () => {
  it.for([
    ['casino*', 'Casino'],
    ['casino*', 'CASINO Royale'],
    ['casino*', 'Ｃａｓｉｎｏ ４２'],
    ['casino*', 'Саsinо now'],
    ['*bot', 'spam-bot'],
    ['*bot', 'Bot'],
    ['*rude*', 'Mo Rüde Jr.'],
    ['Best price *', 'bestprice24'],
    ['*賭場*', '大賭場客'],
  ] as const)('%s knows %s', async ([pattern, name], { expect }) => {
    const site = await aSite({ hold: 'none' })
    await byHand(testContext(), site, pattern)
    await expect(aComment(site, { name })).rejects.toMatchObject(BANNED)
  })

  it.for([
    ['casino*', 'My Casino'],
    ['*bot', 'Botanist'],
    ['*rude*', 'Gertrud'],
    ['casino*', 'Ada'],
    ['ca%o*', 'Carlo'],
  ] as const)('%s does not know %s', async ([pattern, name], { expect }) => {
    const site = await aSite({ hold: 'none' })
    await aBan(site, { name: pattern, pattern: true })
    expect(await aComment(site, { name })).toMatchObject({ status: 'published' })
  })

  it.for(['*', '*a*', '*m*', 'w*', 'a*b'])(
    '%s would know half of all names, and is refused',
    async (pattern, { expect }) => {
      const site = await aSite()
      await expect(byHand(testContext(), site, pattern)).rejects.toMatchObject({ code: 'web/fields-refused' })
    },
  )

  it('is a name like any other where it comes from a comment that is signed so', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aBan(site, { name: 'Casino*' })
    await expect(aComment(site, { name: 'casino' })).rejects.toMatchObject(BANNED)
    expect(await aComment(site, { name: 'Casino Royale' })).toMatchObject({ status: 'published' })
  })

  it('holds silently, ends and is lifted as others do, at its own site alone', async ({ expect }) => {
    const [site, other] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' })]
    const ctx = testContext()
    const post = (at = site) => aComment(at, { name: 'Casino 1' }, { ctx })
    const id = await aBan(
      site,
      { name: 'casino*', pattern: true, silent: true, endsAt: ctx.clock.now() + 1000 },
      ctx,
    )
    expect([(await post()).status, (await post(other)).status]).toEqual(['held', 'published'])
    ctx.sleep(1000)
    expect((await post()).status).toBe('published')
    const terms = { end: 'ever', until: undefined, how: 'open' } as const
    await changeBan(ctx, site, OWNER, id, { change: 'end', ...terms })
    await expect(post()).rejects.toMatchObject(BANNED)
    await changeBan(ctx, site, OWNER, id, { change: 'lift', ...terms })
    expect((await post()).status).toBe('published')
  })

  it('stands beside a comment it knows, in the list, and decides what waits of theirs', async ({
    expect,
  }) => {
    const site = await aSite()
    const ctx = testContext()
    await aComment(site, { name: 'Casino 1' }, { ctx })
    await aComment(site, { name: 'Ada' }, { ctx })
    ctx.sleep(5)
    const id = await byHand(ctx, site, 'casino*')
    expect((await listBans(ctx, site, { list: 'in-force' })).items).toMatchObject([
      { name: 'casino*', pattern: true },
    ])
    const found = await findBans(ctx, site, nameMarks('Casino 1'))
    expect(found).toMatchObject([{ id, pattern: true }])
    expect(await findBans(ctx, site, nameMarks('Ada'))).toEqual([])
    const wish = { siteId: site.id, banId: id, personId: 1, action: 'spam', after: 0 } as const
    expect(await decideBanned(ctx, site, wish)).toMatchObject({ decided: 1 })
  })

  it('is one of few: whoever writes is compared with all of them', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const first = await aBan(site, { name: 'spam0*', pattern: true, endsAt: ctx.clock.now() + 1000 }, ctx)
    for (let at = 1; at < PATTERNS_MAX; at++) await aBan(site, { name: `spam${at}*`, pattern: true }, ctx)
    await expect(byHand(ctx, site, 'games*')).rejects.toMatchObject({
      code: 'bans/patterns-many',
      status: 409,
    })
    ctx.sleep(1000)
    await byHand(ctx, site, 'games*')
    const again = { change: 'end', end: 'ever', until: undefined, how: 'open' } as const
    await expect(changeBan(ctx, site, OWNER, first, again)).rejects.toMatchObject({
      code: 'bans/patterns-many',
    })
    const writer = testContext()
    await aComment(site, { name: 'Ada' }, { ctx: writer })
    expect(writer.db.usage.rowsRead).toBeLessThan(200)
  })

  it('knows a name exactly where one of its readings begins, ends or holds what is written', ({ expect }) => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...'aAäbсВ1l0 Ｃ場-'), minLength: 1, maxLength: 12 }),
    )
    const drawn = fc.record({ piece: text, other: text, before: fc.boolean(), after: fc.boolean() })
    // Three in four names have it where it is looked for, so that not all that is asked is whether a stranger is one.
    const asked = fc.tuple(drawn, text, fc.nat(3)).map(([one, more, at]) => ({
      ...one,
      other: at === 0 ? one.other : `${one.before ? more : ''}${one.piece}${one.after ? one.other : ''}`,
    }))
    const known = { yes: 0, no: 0 }
    fc.assert(
      fc.property(asked, ({ piece, other, before, after }) => {
        const words = piece.replaceAll('*', '')
        const isKnown = (of: string, pattern: string) => knows(patternMarks(pattern))(nameMarks(of))
        const pieces = nameMarks(words).map((mark) => mark.slice('name:'.length))
        const matches = (reading: string) =>
          pieces.some((one) =>
            before && after
              ? reading.includes(one)
              : before
                ? reading.endsWith(one)
                : after
                  ? reading.startsWith(one)
                  : reading === one,
          )
        const pattern = `${before ? '*' : ''}${words}${after ? '*' : ''}`
        const should = nameMarks(other).some((mark) => matches(mark.slice('name:'.length)))
        known[should ? 'yes' : 'no']++
        expect(isKnown(other, pattern)).toBe(should)
        if (pieces.length > 0) expect(isKnown(words, pattern)).toBe(true)
      }),
    )
    for (const one of ['yes', 'no'] as const) expect(known[one], one).toBeGreaterThan(0)
    expect(known.yes, JSON.stringify(known)).toBeGreaterThanOrEqual((known.yes + known.no) / 3)
  })
})
