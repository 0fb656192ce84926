import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import * as v from 'valibot'
import { beforeAll, describe, it } from 'vitest'
import { listPeople } from '../../../src/addressbook/list-people'
import { ListPeople } from '../../../src/addressbook/schema'
import { createIdSource, idTime } from '../../../src/kernel/id'
import { isoDay } from '../../../src/kernel/time'
import type { Site } from '../../../src/sites/public'
import { findWords, foldWord } from '../../../src/subscribers/public'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

const DAY = 86_400_000
const START = Date.UTC(2012, 3, 1)
const STATES = ['confirmed', 'pending', 'unsubscribed'] as const
const SOURCES = ['form:default', 'form:foot', 'desk', 'import'] as const
const NAMES = ['Ada Lovelace', 'Grace Hopper', 'Émile Borel', null, 'Ada Grace', '王小明'] as const
const HOSTS = ['example.org', 'mail.example.org', 'navy.example'] as const

interface Row {
  readonly id: number
  readonly email: string
  readonly name: string | null
  readonly state: (typeof STATES)[number]
  readonly source: string
  readonly importId: number | null
  /** Where they stand on the list `news`; undefined: never on it. */
  readonly onList: 'on' | 'left' | undefined
}

const stage: { site?: Site; rows: readonly Row[] } = { rows: [] }

/** People of every kind, over eleven days. What a person is follows from their number, so that every kind meets every other. */
beforeAll(async () => {
  const site = await aSite()
  const clock = { now: START }
  const newId = createIdSource(
    () => clock.now,
    () => 0.5,
  )
  const rows = Array.from({ length: 330 }, (_, n): Row => {
    clock.now = START + Math.floor(n / 30) * DAY + n
    const source = SOURCES[n % 4]!
    const state = STATES[n % 7 < 4 ? 0 : n % 7 < 6 ? 2 : 1]!
    return {
      id: newId(),
      email: `r${n}.x${n % 5}@${HOSTS[n % 3]}`,
      name: NAMES[n % 6]!,
      state,
      source,
      importId: source === 'import' ? 900 + (n % 2) : null,
      onList: state === 'pending' ? undefined : n % 11 < 6 && state === 'confirmed' ? 'on' : 'left',
    }
  })
  const json = JSON.stringify(
    rows.map((row) => [
      ...[row.id, row.email, row.name, row.state, row.source, row.importId],
      ...[findWords(row.email, row.name), row.onList ?? null],
    ]),
  )
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO subscribers (id, site_id, email, email_key, name, status, locale, created_at, confirmed_at, source, import_id, words)
       SELECT value ->> 0, ?1, value ->> 1, value ->> 1, value ->> 2, value ->> 3, 'en', 1, 1, value ->> 4, value ->> 5, value ->> 6
       FROM json_each(?2)`,
    ).bind(site.id, json),
    env.DB.prepare(
      `INSERT INTO subscriptions (site_id, list_id, subscriber_id, joined_at, left_at)
       SELECT ?1, 'news', value ->> 0, 1, iif(value ->> 7 = 'left', 2, NULL) FROM json_each(?2) WHERE value ->> 7 IS NOT NULL`,
    ).bind(site.id, json),
  ])
  Object.assign(stage, { site, rows })
})

type Query = v.InferInput<typeof ListPeople>

/** The rule in plain words: what an index must not change. */
function fits(row: Row, { state, list, source, import: run, q, from, to }: Query): boolean {
  const day = isoDay(idTime(row.id))
  const asked = state ?? (list || source || run || q ? 'any' : 'confirmed')
  const here = !list
    ? row.state
    : row.onList === undefined
      ? undefined
      : row.onList === 'on'
        ? 'confirmed'
        : 'unsubscribed'
  const words: string[] = JSON.parse(findWords(row.email, row.name))
  return (
    (list === undefined || (list === 'news' && row.onList !== undefined)) &&
    (asked === 'any' || here === asked) &&
    (source === undefined || row.source === source) &&
    (run === undefined || row.importId === Number(run)) &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to) &&
    (q ?? '').split(' ').every((part) => part === '' || words.some((word) => word.startsWith(foldWord(part))))
  )
}

/** Every page of a query, in order. */
async function everything(query: Query): Promise<number[]> {
  const ids: number[] = []
  let after: string | undefined
  for (let pages = 0; pages < 30; pages++) {
    const asked = v.parse(ListPeople, { ...query, ...(after !== undefined && { after }) })
    const { items, next } = await listPeople(testContext(), stage.site!, asked, true)
    ids.push(...items.map(({ id }) => id))
    if (next === null) return ids
    after = next
  }
  throw new Error('the pages never end')
}

const optional = <Value>(values: readonly Value[]) => fc.constantFrom(undefined, ...values)
const days = Array.from({ length: 12 }, (_, n) => isoDay(START + n * DAY))
const query = fc.record({
  state: optional(['any', ...STATES] as const),
  list: optional(['news', 'other']),
  source: optional(SOURCES),
  import: optional(['900', '901', '902']),
  q: optional([
    'ada',
    'grace',
    'ada grace',
    'EMILE',
    'navy',
    'example',
    'r1',
    'x3',
    '王',
    'r1 ada',
    'nobody',
  ]),
  from: optional(days),
  to: optional(days),
})
const said = (asked: Record<string, unknown>): Query =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))

describe('filters together', () => {
  it('give exactly those who fit every one, each once, over all pages', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const wanted = said(asked)
        const expected = stage.rows.filter((row) => fits(row, wanted)).map(({ id }) => id)
        const found = await everything(wanted)
        expect(new Set(found).size, 'each once').toBe(found.length)
        expect([...found].sort((a, b) => a - b)).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  })

  it('are newest first, unless words are searched', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(query, async ({ q: _, ...asked }) => {
        const found = await everything(said(asked))
        expect(found).toEqual([...found].sort((a, b) => b - a))
      }),
      { numRuns: 40 },
    )
  })

  it('hold for no other site', async ({ expect }) => {
    const other = await aSite()
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const page = await listPeople(testContext(), other, v.parse(ListPeople, said(asked)), true)
        expect([page.items, page.next]).toEqual([[], null])
      }),
      { numRuns: 40 },
    )
  })

  it('take no cursor of other filters', async ({ expect }) => {
    const first = await listPeople(testContext(), stage.site!, v.parse(ListPeople, { state: 'any' }), true)
    for (const asked of [
      {},
      { state: 'pending' },
      { list: 'news' },
      { source: 'desk' },
      { q: 'ada' },
    ] as const) {
      const next = v.parse(ListPeople, { ...asked, after: first.next! })
      await expect(listPeople(testContext(), stage.site!, next, true)).rejects.toMatchObject({ status: 422 })
    }
  })
})

describe('the words of a subscriber', () => {
  const wordsOf = async (id: number) =>
    (
      await env.DB.prepare('SELECT word FROM subscriber_words WHERE subscriber_id = ?1 ORDER BY word')
        .bind(id)
        .all<{ word: string }>()
    ).results.map(({ word }) => word)

  it('stand in the index as the row has them, whatever is written to it', async ({ expect }) => {
    const { id } = stage.rows[3]!
    const before = await wordsOf(id)
    expect(before).toEqual(
      [...new Set(JSON.parse(findWords(stage.rows[3]!.email, stage.rows[3]!.name)))].sort(),
    )
    const set = (words: string[]) =>
      env.DB.prepare('UPDATE subscribers SET words = ?2 WHERE id = ?1').bind(id, JSON.stringify(words)).run()
    await set(['one', 'two'])
    expect(await wordsOf(id)).toEqual(['one', 'two'])
    await set(['two', 'three'])
    expect(await wordsOf(id)).toEqual(['three', 'two'])
    const { meta } = await set(['two', 'three'])
    // The row itself: the same words again move no index.
    expect(meta.rows_written).toBeLessThanOrEqual(1)
    await set(before)
    expect(await wordsOf(id)).toEqual(before)
  })
})
