/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { deskUrl } from '../../../src/desk/desk-url'
import { ChooseList } from '../../../src/desk/queue/choose-list'
import { PlaceFields } from '../../../src/desk/queue/place-fields'
import { placeIn } from '../../../src/desk/queue/place-in'
import { translator } from '../../../src/i18n/translate'
import { LISTS } from '../../../src/moderation/public'
import { rendered } from '../../support/rendered'

const t = translator('en')
const SITE = { id: 'courier' }

describe('a place in the lists', () => {
  it.for([
    [{ status: 'held' }, '/desk/courier'],
    [{ status: 'held', order: '', why: '' }, '/desk/courier'],
    [
      { status: 'spam', order: 'oldest', why: 'links', after: 'x y' },
      '/desk/courier?status=spam&order=oldest&why=links&after=x+y',
    ],
    [{ status: 'held', item: 7, done: 8, bulk: 9 }, '/desk/courier?item=7&done=8&bulk=9'],
    [{ status: 'spam', across: 'all' }, '/desk/all?status=spam'],
    [{ status: 'held', across: 'all', item: 7 }, '/desk/all?item=7&of=courier'],
    [
      { status: 'held', across: 'all', item: 7, of: 'gazette', done: 8, did: 'courier' },
      '/desk/all?item=7&of=gazette&done=8&did=courier',
    ],
  ] as const)('%j is %s', ([place, url], { expect }) => {
    expect(deskUrl(SITE, place)).toBe(url)
  })

  it('goes through a form and comes back the same', async ({ expect }) => {
    const places = [
      { status: 'held', order: '', why: '', after: undefined, across: '' },
      { status: 'spam', order: '', why: '', after: undefined, across: 'all' },
      { status: 'reported', order: 'newest', why: '', after: 'a&b"', across: '' },
      { status: 'held', order: 'riskiest', why: 'word', after: 'c', across: '' },
    ] as const
    for (const place of places) {
      const html = await rendered(<PlaceFields place={place} list={true} />)
      const input = Object.fromEntries(
        [...html.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
          name!,
          value!.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
        ]),
      )
      expect(placeIn(input, 'spam')).toEqual(place)
    }
  })

  it('is the list of the state where none is said, and refuses what is none', ({ expect }) => {
    expect(placeIn({}, 'spam')).toMatchObject({ status: 'spam', order: '', why: '' })
    for (const wrong of [{ list: 'x' }, { order: 'random' }, { why: 'x' }, { across: 'x' }])
      expect(() => placeIn(wrong, 'held')).toThrow(expect.objectContaining({ code: 'web/fields-refused' }))
  })
})

describe('the form above a list', () => {
  it.for(LISTS)('of %s marks its own order, which stays out of the address', async (status, { expect }) => {
    const html = await rendered(<ChooseList t={t} action="/desk/courier" place={{ status }} />)
    const own = status === 'held' || status === 'reported' ? 'oldest first' : 'newest first'
    expect(/<option value="" selected="">([^<]+)</.exec(html)?.[1]).toBe(own)
    expect(html.includes('name="status"')).toBe(status !== 'held')
    expect(html.includes('name="why"')).toBe(status !== 'reported')
    expect(html.includes('value="riskiest"')).toBe(status !== 'reported')
  })

  it('marks what is chosen', async ({ expect }) => {
    const place = { status: 'held', order: 'riskiest', why: 'links' } as const
    const html = await rendered(<ChooseList t={t} action="/desk/other" place={place} />)
    expect([...html.matchAll(/<option value="(\w*)" selected="">/g)].map(([, value]) => value)).toEqual([
      'riskiest',
      'links',
    ])
    expect(html).toContain('action="/desk/other"')
  })

  it('says of every choice what it is', async ({ expect }) => {
    const html = await rendered(<ChooseList t={t} action="/" place={{ status: 'held' }} />)
    expect(html).toContain('aria-label="Order"')
    expect(html).toContain('aria-label="Why"')
    expect(html).not.toMatch(/<option[^>]*><\/option>/)
  })
})

describe('an address of the queue', () => {
  it('is read back as the place it was made of', ({ expect }) => {
    for (const status of LISTS) {
      for (const order of ['', 'oldest', 'newest'] as const) {
        const place = { status, order, why: '', after: 'c', across: '' } as const
        const query = Object.fromEntries(new URL(deskUrl(SITE, place), 'https://x.example').searchParams)
        const { status: list = 'held', ...rest } = query
        expect(placeIn({ ...rest, list }, 'held'), JSON.stringify(place)).toEqual(place)
      }
    }
  })

  it('says nothing that nobody asked for', ({ expect }) => {
    expect(deskUrl(SITE, { status: 'held', order: undefined, why: undefined, after: undefined })).toBe(
      '/desk/courier',
    )
    expect(deskUrl(SITE, { item: undefined, done: undefined, bulk: undefined })).toBe('/desk/courier')
  })
})
