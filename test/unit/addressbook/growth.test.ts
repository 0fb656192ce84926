import { describe, it } from 'vitest'
import { readGrowth, WEEKS } from '../../../src/addressbook/read-growth'
import { DAY_MS } from '../../../src/kernel/time'
import { endByHand } from '../../../src/subscribers/public'
import { aMember, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { anAddress, aSignUp, aSubscriber, newsContext } from '../../support/a-subscriber'
import { aFile, bringIn } from '../../support/csv'
import { manyPeople } from '../../support/people'

const DAYS = WEEKS * 7

describe('growth', () => {
  it('is a flat line at nothing where nobody came', async ({ expect }) => {
    const { total, weeks, sources } = await readGrowth(newsContext(), await aSite())
    expect({ total, sources }).toEqual({ total: 0, sources: [] })
    expect(weeks).toHaveLength(WEEKS)
    expect(weeks.every((week) => week.total === 0 && week.joined === 0 && week.gone === 0)).toBe(true)
  })

  it('counts each week who came and who left, and how many there were', async ({ expect }) => {
    const site = await aSite()
    const now = newsContext().clock.now()
    const at = (days: number) => newsContext({ now: now - days * DAY_MS })
    await aSubscriber(site, at(20))
    const leaves = await aSubscriber(site, at(10))
    await aSubscriber(site, at(1))
    await aSignUp(site, at(1))
    await endByHand(at(2), site.id, 1, leaves.id)
    const { total, weeks } = await readGrowth(newsContext({ now }), site)
    expect(total).toBe(2)
    expect(weeks.slice(-4).map((week) => [week.total, week.joined, week.gone])).toEqual([
      [0, 0, 0],
      [1, 1, 0],
      [2, 1, 0],
      [2, 1, 1],
    ])
    expect(weeks.at(-1)!.day).toBe(Math.floor(now / DAY_MS))
  })

  it('always adds up: each week’s end is the one before, and who came, less who left', async ({ expect }) => {
    const site = await aSite()
    const now = newsContext().clock.now()
    const rows = Array.from({ length: 60 }, (_, n) => {
      const confirmed = new Date(now - ((n * 37) % 300) * DAY_MS).toISOString()
      const left = n % 4 === 0 ? new Date(now - ((n * 5) % 30) * DAY_MS).toISOString() : ''
      return `${anAddress(`g${n}`)},${confirmed},${left}`
    })
    await bringIn(
      newsContext({ now }),
      site,
      aFile(`email,confirmed_at,unsubscribed_at\n${rows.join('\n')}\n`),
    )
    const { total, weeks } = await readGrowth(newsContext({ now }), site)
    expect(total).toBe(45)
    for (const [at, week] of weeks.entries()) {
      if (at > 0) expect(week.total).toBe(weeks[at - 1]!.total + week.joined - week.gone)
    }
  })

  it('takes imported people at the time they confirmed, also long ago', async ({ expect }) => {
    const site = await aSite()
    const now = newsContext().clock.now()
    const old = new Date(now - (DAYS + 100) * DAY_MS).toISOString()
    await bringIn(
      newsContext({ now }),
      site,
      aFile(`email,confirmed_at\n${anAddress()},${old}\n${anAddress()},\n`),
    )
    const { total, weeks, sources } = await readGrowth(newsContext({ now }), site)
    expect(total).toBe(2)
    expect(weeks[0]!.total).toBe(1)
    expect(weeks.at(-1)).toMatchObject({ total: 2, joined: 1 })
    expect(sources).toEqual([{ source: 'import', joined: 1 }])
  })

  it('tells sources apart, most first', async ({ expect }) => {
    const site = await aSite()
    await aSubscriber(site, newsContext())
    await aSubscriber(site, newsContext())
    const ctx = newsContext()
    await bringIn(ctx, site, aFile(`email\n${anAddress()}\n`))
    expect((await readGrowth(newsContext(), site)).sources).toEqual([
      { source: 'form:default', joined: 2 },
      { source: 'import', joined: 1 },
    ])
  })

  it('reads days and not people', async ({ expect }) => {
    const site = await aSite()
    await manyPeople(site, 3000)
    const ctx = newsContext()
    await readGrowth(ctx, site)
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(10)
    expect(ctx.db.usage.roundTrips).toBe(1)
  })

  it('is drawn for every member, as pictures with words and a table behind each', async ({ expect }) => {
    const site = await aSite()
    await aSubscriber(site, newsContext({ now: Date.now() - DAY_MS }))
    const reader = await aMember(site, 'reader')
    const { status, text } = await visit(reader, `/desk/${site.id}/subscribers/growth`)
    expect(status).toBe(200)
    expect(text).toContain('aria-label="From 0 to 1 subscribers within half a year."')
    expect(text).toContain('aria-label="1 came and 0 left within half a year."')
    expect(text).toContain('By a form')
    expect(text.match(/<summary>/g)).toHaveLength(2)
    expect(text).not.toMatch(/ style="/)
  })

  it('says so where nobody came', async ({ expect }) => {
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    expect((await visit(owner, `/desk/${site.id}/subscribers/growth`)).text).toContain('Nobody came within')
  })
})
