import { describe, it } from 'vitest'
import {
  marksOf,
  namesOfMarks,
  packMarks,
  stateOfBan,
  type Traits,
  toBan,
  toOwnBan,
  traitsOf,
} from '../../../src/bans/ban'
import { ENDLESS, type ListedRow, STATE } from '../../../src/bans/queries'
import { createIdSource } from '../../../src/kernel/id'

const NOW = Date.UTC(2026, 10, 24, 12)
const newId = createIdSource(() => NOW)

const ROW: ListedRow = {
  id: newId(),
  address_key: null,
  address: null,
  name: 'Mo',
  network: null,
  network_until: null,
  domain: null,
  proven: 0,
  pattern: 0,
  silent: 0,
  reason: '',
  comment_id: null,
  made_by: 7,
  ends_at: ENDLESS,
  state: STATE.stands,
  lifted_by: null,
  lifted_at: null,
  bulks: '[]',
  maker_name: 'Kim',
  maker_email: 'kim@team.example',
  lifter_name: null,
  lifter_email: null,
}
const ban = (row: Partial<ListedRow>, now = NOW) => toBan({ ...ROW, ...row }, now)

describe('a ban as the team sees it', () => {
  it('is in force until the moment of its end, and has ended from then on', ({ expect }) => {
    expect(ban({ ends_at: NOW + 1 }).state).toBe('in-force')
    expect(ban({ ends_at: NOW }).state).toBe('ended')
    expect(ban({ ends_at: NOW - 1 }).state).toBe('ended')
    expect(ban({ ends_at: ENDLESS }).state).toBe('in-force')
  })

  it('stays ended or lifted whatever the clock has seen of it', ({ expect }) => {
    expect(ban({ ends_at: NOW - 1, state: STATE.ended }).state).toBe('ended')
    expect(ban({ ends_at: NOW + 1, state: STATE.lifted }).state).toBe('lifted')
    expect(ban({ ends_at: NOW - 1, state: STATE.lifted }).state).toBe('lifted')
  })

  it('has no end if it is for ever', ({ expect }) => {
    expect(ban({}).endsAt).toBeNull()
    expect(ban({ ends_at: NOW + 5 }).endsAt).toBe(NOW + 5)
    expect(new Date(ENDLESS).getTime()).toBe(ENDLESS)
    expect(Number.isNaN(new Date(ENDLESS + 1).getTime())).toBe(true)
    expect(Number.isSafeInteger(ENDLESS)).toBe(true)
  })

  it('names whoever made it, by a masked address without a name, by nothing once they are gone', ({
    expect,
  }) => {
    expect(ban({}).madeBy).toEqual({ id: 7, name: 'Kim' })
    expect(ban({ maker_name: '' }).madeBy.name).toBe('k•••@team.example')
    expect(ban({ maker_name: null, maker_email: null }).madeBy.name).toBe('')
  })

  it('names whoever lifted it, and when', ({ expect }) => {
    expect(ban({}).lifted).toBeNull()
    const lifted = ban({
      state: STATE.lifted,
      lifted_by: 8,
      lifted_at: NOW,
      lifter_name: 'Lo',
      lifter_email: 'lo@team.example',
    })
    expect(lifted.lifted).toEqual({ at: NOW, by: 'Lo' })
  })

  it('holds neither key nor hash', ({ expect }) => {
    const all = ban({
      address_key: 'KEY',
      address: 'm•••@mail.example',
      network: 'HASH',
      network_until: NOW + 9,
      domain: 'shop.example',
      silent: 1,
      reason: 'Sells',
      comment_id: 12,
    })
    expect(all).toMatchObject({
      address: 'm•••@mail.example',
      name: 'Mo',
      domain: 'shop.example',
      networkUntil: NOW + 9,
      silent: true,
      reason: 'Sells',
      commentId: 12,
    })
    expect(JSON.stringify(all)).not.toMatch(/KEY|HASH/)
  })
})

describe('what gives a banned writer away', () => {
  const ALL: Traits = {
    address: { key: 'KEY', masked: 'm' },
    name: 'Mo',
    network: { hash: 'HASH', until: NOW + 10 },
    domain: 'shop.example',
  }

  it('is a mark for each trait, until the end of the ban', ({ expect }) => {
    const marks = new Map(marksOf(ALL, NOW + 5))
    expect(marks.get('address:KEY')).toBe(NOW + 5)
    expect(marks.get('domain:shop.example')).toBe(NOW + 5)
    expect([...marks.keys()].filter((mark) => mark.startsWith('name:')).length).toBeGreaterThan(0)
    expect(new Set(marks.values())).toEqual(new Set([NOW + 5]))
  })

  it('is a network no longer than its salt lives', ({ expect }) => {
    const endOfNetwork = (endsAt: number) => new Map(marksOf(ALL, endsAt)).get('network:HASH')
    expect(endOfNetwork(NOW + 5)).toBe(NOW + 5)
    expect(endOfNetwork(NOW + 10)).toBe(NOW + 10)
    expect(endOfNetwork(ENDLESS)).toBe(NOW + 10)
  })

  it('is nothing of a ban by nothing, or by a name that nobody can read', ({ expect }) => {
    expect(marksOf({}, ENDLESS)).toEqual([])
    expect(marksOf({ name: '!!' }, ENDLESS)).toEqual([])
  })

  it('is, of a ban of proven ones, an address and a domain that were proven; typed ones only make one doubt', ({
    expect,
  }) => {
    const certain = marksOf({ ...ALL, proven: true }, NOW + 5).map(([mark]) => mark)
    expect(certain).toEqual(expect.arrayContaining(['proven-address:KEY', 'proven-domain:shop.example']))
    expect(certain).not.toContain('address:KEY')
    const all = JSON.parse(packMarks({ ...ALL, proven: true }, NOW + 5)) as [string, number, number?][]
    expect(all.filter(([, , doubted]) => doubted)).toEqual([
      ['address:KEY', NOW + 5, 1],
      ['domain:shop.example', NOW + 5, 1],
    ])
    expect(all).toHaveLength(certain.length + 2)
    expect(namesOfMarks({ ...ALL, proven: true })).toEqual(all.map(([mark]) => mark))
    expect(packMarks(ALL, NOW + 5)).toBe(JSON.stringify(marksOf(ALL, NOW + 5)))
  })

  it('is the same when it is read from the database again', ({ expect }) => {
    const row = {
      ...ROW,
      address_key: 'KEY',
      address: 'm',
      network: 'HASH',
      network_until: NOW + 10,
      domain: 'shop.example',
    }
    expect(traitsOf(row)).toEqual({ ...ALL, proven: false, pattern: false })
    expect(traitsOf({ ...row, proven: 1 })).toEqual({ ...ALL, proven: true, pattern: false })
    expect(marksOf(traitsOf(row), ENDLESS)).toEqual(marksOf(ALL, ENDLESS))
  })

  it('has no network any more once the clock has forgotten it', ({ expect }) => {
    expect(traitsOf({ ...ROW, network: '', network_until: NOW }).network).toBeUndefined()
  })
})

describe('a ban in the log', () => {
  it('says by what kinds of traits, until when and how; nothing else', ({ expect }) => {
    const traits: Traits = { address: { key: 'KEY', masked: 'm•••@mail.example' }, domain: 'shop.example' }
    expect(stateOfBan(traits, ENDLESS, true)).toEqual({ by: 'address domain', until: 'ever', how: 'silent' })
    expect(stateOfBan({ ...traits, proven: true }, ENDLESS, false)).toMatchObject({ who: 'proven' })
    expect(stateOfBan({ name: 'mo*', pattern: true }, ENDLESS, false)).toMatchObject({ by: 'pattern' })
    expect(stateOfBan({ name: 'Mo' }, NOW, false)).toEqual({
      by: 'name',
      until: '2026-11-24T12:00:00.000Z',
      how: 'open',
    })
  })
})

describe('a ban for whoever it is about', () => {
  it('says since when and until when, and whether it was lifted; not why, by whom or how', ({ expect }) => {
    const row = { ...ROW, reason: 'Rude', silent: 1 }
    expect(toOwnBan(row)).toEqual({
      since: expect.stringMatching(/^2026-11-24T12:/),
      until: null,
      lifted: null,
    })
    expect(toOwnBan({ ...row, ends_at: NOW, lifted_at: NOW })).toMatchObject({
      until: '2026-11-24T12:00:00.000Z',
      lifted: '2026-11-24T12:00:00.000Z',
    })
  })
})
