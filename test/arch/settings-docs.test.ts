import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { LOCALE_NAMES, type TextKey, translator } from '../../src/i18n/translate'
import { PAGE_STATES } from '../../src/moderation/schema'
import { HOLD_DAYS_MAX, HOLD_FIRST_MAX, HOLD_LINKS_MAX, HOLDS } from '../../src/sites/hold-settings'
import { BUDGET_MAX, CHALLENGES } from '../../src/sites/limit-settings'
import { NOTICES } from '../../src/sites/notice-queries'
import { PERMISSIONS } from '../../src/sites/permissions'
import { LOW_SCORE_MAX, REPORTS_MAX, SORTS, VOTES } from '../../src/sites/reader-settings'
import { REASONS_MAX } from '../../src/sites/reasons'
import { SiteForm } from '../../src/sites/schema'
import { DEPTH_SHOWN_MAX, EDIT_MINUTES_MAX, Settings } from '../../src/sites/settings'
import { ASKS, DOUBTFUL } from '../../src/sites/writing-settings'
import { SCOPES } from '../../src/team/scopes'

const t = translator('en')
const settings = readFileSync('docs/reference/settings.md', 'utf8')
const roles = readFileSync('docs/reference/roles.md', 'utf8')

/** Cells of the tables of a page, without heads and rules. */
const rowsOf = (page: string): readonly (readonly string[])[] =>
  [...page.matchAll(/^\| (.+) \|$/gm)].map(([, row]) => row!.split('|').map((cell) => cell.trim()))
const named = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word!)

const ofTheSite = rowsOf(settings)
  .filter((row) => row.length === 5 && row[0]!.startsWith('`'))
  .map(([name, label, start, takes]) => ({
    name: named(name!)[0]!,
    label: label!,
    start: start!,
    takes: takes!,
  }))

/** The label of each field at the desk. */
const LABELS: Readonly<Record<string, TextKey>> = {
  name: 'desk.set-name',
  origins: 'desk.set-origins',
  locale: 'desk.set-locale',
  hold: 'desk.set-hold-which',
  holdFirst: 'desk.set-holdFirst',
  holdLinks: 'desk.set-holdLinks',
  holdUnverified: 'desk.set-holdUnverified',
  holdDays: 'desk.set-holdDays',
  closeDays: 'desk.set-closeDays',
  askName: 'desk.set-askName',
  askEmail: 'desk.set-askEmail',
  askUrl: 'desk.set-askUrl',
  doubts: 'desk.set-doubts',
  reasons: 'desk.set-reasons',
  tellAuthors: 'desk.set-tell',
  editMinutes: 'desk.set-edit',
  reservedNames: 'desk.set-names',
  depth: 'desk.set-depth',
  votes: 'desk.set-votes',
  lowScore: 'desk.set-low',
  reportsToHold: 'desk.set-reports',
  sort: 'comments.sort',
  listed: 'desk.set-listed',
  consentWords: 'desk.set-consent',
  challenge: 'limits.challenge',
  signUpsDaily: 'limits.signUpsDaily',
  commentsDaily: 'limits.commentsDaily',
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  locale: LOCALE_NAMES,
  hold: HOLDS,
  holdUnverified: ['no', 'yes'],
  askName: ASKS,
  askEmail: ASKS,
  askUrl: ASKS,
  doubts: DOUBTFUL,
  tellAuthors: ['no', 'yes'],
  votes: VOTES,
  sort: SORTS,
  listed: ['yes', 'no'],
  challenge: CHALLENGES,
}

const MOST: Readonly<Record<string, number>> = {
  holdFirst: HOLD_FIRST_MAX,
  holdLinks: HOLD_LINKS_MAX,
  holdDays: HOLD_DAYS_MAX,
  closeDays: HOLD_DAYS_MAX,
  editMinutes: EDIT_MINUTES_MAX,
  depth: DEPTH_SHOWN_MAX,
  lowScore: LOW_SCORE_MAX,
  reportsToHold: REPORTS_MAX,
}

describe('the page about settings', () => {
  it('has a row for each field of the form, under the name the desk gives it', ({ expect }) => {
    expect(ofTheSite.map(({ name }) => name).sort()).toEqual(Object.keys(SiteForm.entries).sort())
    expect(Object.fromEntries(ofTheSite.map(({ name, label }) => [name, label]))).toEqual(
      Object.fromEntries(Object.entries(LABELS).map(([name, key]) => [name, t(key)])),
    )
  })

  it('tells what each is to begin with', ({ expect }) => {
    const begin = v.parse(Settings, {}) as Readonly<Record<string, unknown>>
    for (const { name, start } of ofTheSite) {
      const [told] = named(start)
      // Lists and texts begin empty, in words; the name is asked for.
      if (told === undefined) expect([undefined, '', 0], name).toContain((begin[name] as [] | '')?.length)
      else expect(told, name).toBe(String(begin[name]))
    }
  })

  it('tells what each takes', ({ expect }) => {
    for (const { name, takes } of ofTheSite) {
      if (CHOICES[name]) expect(named(takes).sort(), name).toEqual([...CHOICES[name]].sort())
      if (MOST[name] !== undefined) expect(takes, name).toBe(`0 to ${MOST[name]}`)
      if (name.endsWith('Daily')) expect(takes, name).toBe(`1 to ${BUDGET_MAX}`)
    }
    expect(ofTheSite.find(({ name }) => name === 'reasons')!.takes).toContain(`up to ${REASONS_MAX},`)
  })

  it('has every state of a page and every kind of notice', ({ expect }) => {
    const ofAPage = rowsOf(settings).filter((row) => row.length === 2 && row[0]!.startsWith('`'))
    expect(ofAPage.map(([value]) => named(value!)[0])).toEqual([...PAGE_STATES])
    const notices = rowsOf(settings).find(([where]) => where?.includes('Notices'))!
    expect(named(notices[1]!)).toEqual([...NOTICES])
  })
})

describe('the page about roles', () => {
  const rows = rowsOf(roles)
    .filter((row) => row.length >= 5 && named(row.at(-1)!).length === 1)
    .map((row) => ({ permission: named(row.at(-1)!)[0]!, yes: row.slice(1, 4).map((cell) => cell !== '') }))

  it('says of every permission which role has it, as the code does', ({ expect }) => {
    const known = [...new Set(Object.values(PERMISSIONS).flat())]
    expect(rows.map(({ permission }) => permission).sort()).toEqual([...known].sort())
    const may = (role: keyof typeof PERMISSIONS, permission: string) =>
      (PERMISSIONS[role] as readonly string[]).includes(permission)
    expect(rows).toEqual(
      rows.map(({ permission }) => ({
        permission,
        yes: (['owner', 'moderator', 'reader'] as const).map((role) => may(role, permission)),
      })),
    )
  })

  it('has every scope of a token', ({ expect }) => {
    const scopes = rowsOf(roles).filter(
      (row) => row.length === 2 && row[0] !== 'scope' && !row[0]!.startsWith('-'),
    )
    expect(scopes.map(([scope]) => scope)).toEqual(Object.keys(SCOPES))
  })
})
