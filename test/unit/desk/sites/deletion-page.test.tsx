/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { CommentFiles } from '../../../../src/desk/sites/comment-files'
import { DeletionMain } from '../../../../src/desk/sites/deletion-page'
import { COUNTED_TO, readSiteSize } from '../../../../src/desk/sites/read-site-size'
import { SitesMain } from '../../../../src/desk/sites/sites-page'
import { translator } from '../../../../src/i18n/translate'
import type { OwnedSite } from '../../../../src/team/public'
import { aComment } from '../../../support/a-comment'
import { aFullSite } from '../../../support/a-full-site'
import { aSite } from '../../../support/a-site'
import { danglingIds, doubledIds, rendered, wordsOf } from '../../../support/rendered'
import { testContext } from '../../../support/test-context'

const t = translator('en')
const DAY = 86_400_000
const site = { id: 'courier', name: 'The “Courier” <b>', archivedAt: null, eraseAt: null } as OwnedSite
const size = { comments: 1234, subscribers: COUNTED_TO, followers: 0, team: 3 }

const draw = (more: Partial<Parameters<typeof DeletionMain>[0]> = {}) =>
  rendered(<DeletionMain {...{ t, site, size, ...more }} />)

describe('the page that deletes a site', () => {
  it('counts what would be lost, as far as it is counted', async ({ expect }) => {
    const words = wordsOf(await draw())
    expect(words).toContain('Comments 1,234')
    expect(words).toContain('Subscribers 10,000')
    expect(words).toContain('Followers of threads 0')
    const more = wordsOf(await draw({ size: { ...size, subscribers: COUNTED_TO + 1 } }))
    expect(more).toContain('Subscribers more than 10,000')
  })

  it('offers to keep copies and to archive before it deletes', async ({ expect }) => {
    const html = await draw()
    const [copies, archive, form] = ['/comments/export?format=csv', '/desk/courier/archive', '<form'].map(
      (part) => html.indexOf(part),
    )
    expect(copies).toBeGreaterThan(0)
    expect(archive).toBeGreaterThan(copies!)
    expect(form).toBeGreaterThan(archive!)
    expect(html).toContain('/desk/courier/subscribers/export.csv')
  })

  it('does not offer what an archived site has no more: its desk is closed', async ({ expect }) => {
    const html = await draw({ site: { ...site, archivedAt: 5 } })
    expect(html).not.toContain('/desk/courier/archive')
    expect(html).not.toContain('export')
  })

  it('wants the name typed as it stands, and shows it as text', async ({ expect }) => {
    const html = await draw({ error: 'That is another name.' })
    expect(html).toContain('The “Courier” &lt;b&gt;')
    expect(html).not.toContain('<b>')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('id="typed-error"')
    expect(html).toContain('action="/desk/sites/courier/delete"')
    expect(wordsOf(html)).toContain('Type The “Courier” <b> to confirm.')
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })

  it('says how long there is a way back', async ({ expect }) => {
    expect(wordsOf(await draw())).toContain('For 7 days every owner can bring it back')
    expect(wordsOf(await draw({ t: translator('de') }))).toContain('7 Tage lang kann jeder Inhaber')
  })
})

describe('files of comments', () => {
  it('are two links that download', async ({ expect }) => {
    const html = await rendered(<CommentFiles t={t} site={site} />)
    expect([...html.matchAll(/href="([^"]+)" download/g)].map(([, href]) => href)).toEqual([
      '/desk/courier/comments/export?format=csv',
      '/desk/courier/comments/export?format=ndjson',
    ])
  })
})

describe('the list of sites', () => {
  const archived = (more: object) => ({
    id: 'old',
    name: 'Old',
    archived_at: 1000,
    erase_at: null,
    begun_at: null,
    ...more,
  })
  const list = (...rows: ReturnType<typeof archived>[]) =>
    rendered(<SitesMain {...{ t, sites: [], invitations: [], archived: rows, mayMake: false, now: 2000 }} />)

  it('offers for an archived site the way back and the way out', async ({ expect }) => {
    const html = await list(archived({}))
    expect(html).toContain('action="/desk/sites/old/restore"')
    expect(html).toContain('href="/desk/sites/old/delete"')
    expect(html).not.toContain('goes for good')
  })

  it('says of one that is to be deleted when, and offers the way back alone', async ({ expect }) => {
    const html = await list(archived({ erase_at: Date.UTC(2026, 10, 30) as never }))
    expect(html).toContain('goes for good on November 30, 2026')
    expect(html).toContain('action="/desk/sites/old/restore"')
    expect(html).not.toContain('/desk/sites/old/delete')
  })

  it('offers nothing for one of which parts are gone', async ({ expect }) => {
    const html = await list(archived({ erase_at: 5 * DAY, begun_at: 6 * DAY } as never))
    expect(html).toContain('is being deleted')
    expect(html).not.toContain('<form')
    expect(html).not.toContain('/desk/sites/old/delete')
  })

  it('says that a deleted site can be brought back for now', async ({ expect }) => {
    const html = await rendered(
      <SitesMain
        {...{ t, sites: [], invitations: [], archived: [], mayMake: false, now: 1, done: 'deleted' }}
      />,
    )
    expect(html).toContain('role="status"')
    expect(wordsOf(html)).toContain('Until it goes for good you can bring it back here.')
  })
})

describe('the size of a site', () => {
  it('counts its own rows and no other’s', async ({ expect }) => {
    const { site: full } = await aFullSite()
    await aComment(await aSite())
    const ctx = testContext()
    const counted = await readSiteSize(ctx, full.id)
    // Two comments of visitors and one with which somebody began to follow; a sign-up and a person of a file.
    expect(counted).toEqual({ comments: 3, subscribers: 2, followers: 1, team: 2 })
    expect(ctx.db.usage.roundTrips).toBe(1)
  })

  it('is nothing for a site nobody has used', async ({ expect }) => {
    const empty = await aSite()
    expect(await readSiteSize(testContext(), empty.id)).toEqual({
      comments: 0,
      subscribers: 0,
      followers: 0,
      team: 0,
    })
  })
})
