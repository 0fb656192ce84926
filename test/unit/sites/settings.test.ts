import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { PERMISSIONS } from '../../../src/sites/permissions'
import {
  authorize,
  createSite,
  isAllowed,
  type Permission,
  Settings,
  SiteForm,
  updateSettings,
} from '../../../src/sites/public'
import { aSite } from '../../support/a-site'
import { siteSettings } from '../../support/site-settings'
import { testContext } from '../../support/test-context'

const FORM = { name: 'N', origins: '', locale: 'en', hold: 'all', consentWords: '' }
const originsOf = (origins: string) => v.safeParse(SiteForm, { ...FORM, origins })

describe('createSite', () => {
  it('takes no id that is an address of our own, and none that cannot stand in one', async ({ expect }) => {
    for (const id of ['sign-in', 'desk', 'v1', 'Über', '-a', '', 'a'.repeat(33)]) {
      await expect(createSite(testContext(), { id, name: 'N' }), id).rejects.toThrow(`"${id}"`)
    }
  })
})

describe('permissions', () => {
  it('grow from reader to moderator to owner', ({ expect }) => {
    const { reader, moderator, owner } = PERMISSIONS
    expect(reader.every((permission) => moderator.includes(permission))).toBe(true)
    expect(moderator.every((permission) => owner.includes(permission))).toBe(true)
    expect(reader.length).toBeLessThan(moderator.length)
    expect(moderator.length).toBeLessThan(owner.length)
  })

  it('refuse with a code what a role does not include', ({ expect }) => {
    expect(() => authorize('moderator', 'comments.moderate')).not.toThrow()
    expect(() => authorize('moderator', 'site.settings')).toThrow('sites/not-permitted')
    expect(() => authorize('reader', 'comments.moderate')).toThrow('sites/not-permitted')
    expect(isAllowed('owner', 'nothing' as Permission)).toBe(false)
  })
})

describe('the form of a site', () => {
  it('takes origins however they are written', ({ expect }) => {
    const typed =
      'https://Example.org/blog/post?x=1#y, example.com\n http://localhost:8788/\n\nhttps://example.org'
    expect(originsOf(typed).output).toMatchObject({
      origins: ['https://example.org', 'https://example.com', 'http://localhost:8788'],
    })
  })

  it('names the one that is none', ({ expect }) => {
    const result = originsOf('https://fine.example\nhttps://')
    expect(result.success).toBe(false)
    expect(result.issues?.[0].message).toContain('desk.origin-wrong')
  })

  it('takes fifty and no more', ({ expect }) => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => `https://s${at}.example`).join('\n')
    expect(originsOf(many(50)).success).toBe(true)
    expect(originsOf(many(51)).success).toBe(false)
  })

  it('wants a name, a language there is, and a known way of holding', ({ expect }) => {
    for (const wrong of [
      { name: ' ' },
      { name: 'n'.repeat(101) },
      { locale: 'tlh' },
      { hold: 'sometimes' },
      { holdFirst: '51' },
      { holdLinks: '-1' },
      { holdDays: '3651' },
      { closeDays: 'soon' },
      { holdUnverified: 'perhaps' },
      { consentWords: 'c'.repeat(1001) },
    ]) {
      expect(v.safeParse(SiteForm, { ...FORM, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
    }
  })
})

describe('the minutes to edit', () => {
  const minutes = (editMinutes: unknown) => v.safeParse(SiteForm, { ...FORM, editMinutes })

  it.for([
    ['0', 0],
    [' 15 ', 15],
    ['10080', 10_080],
    [undefined, 15],
  ] as const)('take %j as %d', ([typed, stored], { expect }) => {
    expect(minutes(typed).output).toMatchObject({ editMinutes: stored })
  })

  it.for(['', '-1', '1.5', '1e2', '10081', '99999', 'ever', 15, null])(
    'refuse %j, naming the range',
    (typed, { expect }) => {
      const { success, issues } = minutes(typed)
      expect(success).toBe(false)
      expect(issues?.[0].message).toBe('field.number?min=0&max=10080')
    },
  )

  it('are fifteen where nothing was set, and what is stored beyond the range is no setting', ({ expect }) => {
    expect(v.parse(Settings, {}).editMinutes).toBe(15)
    for (const editMinutes of [-1, 1.5, 10_081])
      expect(v.safeParse(Settings, { editMinutes }).success).toBe(false)
  })
})

describe('updateSettings', () => {
  const stored = (id: string) =>
    env.DB.prepare('SELECT name, settings FROM sites WHERE id = ?1')
      .bind(id)
      .first<{ name: string; settings: string }>()
  const form = {
    name: 'New',
    ...siteSettings({
      origins: ['https://n.example'],
      locale: 'de',
      hold: 'none',
      editMinutes: 5,
      consentWords: 'Words',
    }),
  }

  it('stores what was set and notes before and after', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await updateSettings(ctx, site, 9, form)
    const row = (await stored(site.id))!
    expect(row.name).toBe('New')
    expect(JSON.parse(row.settings)).toMatchObject({
      origins: ['https://n.example'],
      locale: 'de',
      hold: 'none',
    })
    const log = await env.DB.prepare('SELECT actor, action, before, after FROM audit WHERE site_id = ?1')
      .bind(site.id)
      .first<{ actor: string; action: string; before: string; after: string }>()
    expect(log).toMatchObject({ actor: 'person:9', action: 'site.settings' })
    expect(JSON.parse(log!.before)).toMatchObject({ name: site.name, hold: 'all' })
    expect(JSON.parse(log!.after)).toMatchObject({ name: 'New', hold: 'none', editMinutes: 5 })
    await ctx.settle()
    expect(ctx.purged).toEqual([`site-${site.id}`])
  })

  it('writes nothing when the same is saved again', async ({ expect }) => {
    const site = await aSite()
    const saved = await updateSettings(testContext(), site, 9, form)
    const ctx = testContext()
    await updateSettings(ctx, saved, 9, form)
    expect(ctx.db.usage.rowsWritten).toBe(0)
    await ctx.settle()
    expect(ctx.purged).toEqual([])
  })

  it('leaves other sites alone', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    await updateSettings(testContext(), site, 9, form)
    expect((await stored(other.id))!.name).toBe(other.name)
  })
})
