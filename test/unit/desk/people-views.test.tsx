/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { ConfirmForm, LinkProblem, LinkReady, SignInForm } from '../../../src/auth/sign-in-page'
import { AccountMain, DONE } from '../../../src/desk/account/account-page'
import { ArchiveMain } from '../../../src/desk/sites/archive-page'
import { NewSiteMain } from '../../../src/desk/sites/new-site-page'
import { TEAM_DONE, TeamMain } from '../../../src/desk/team/team-page'
import { TokensMain } from '../../../src/desk/team/tokens-page'
import { translator } from '../../../src/i18n/translate'
import { DAY_MS, HOUR_MS } from '../../../src/kernel/time'
import type { Role, Site } from '../../../src/sites/public'
import { actionsOf, danglingIds, doubledIds, rendered, wordsOf } from '../../support/rendered'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const NOW = Date.UTC(2026, 10, 24, 9)
const SITE: Site = { id: 'courier', name: 'The Courier', settings: siteSettings() }
const EVIL = '<img src=x onerror=alert(1)>"\'&'

const mate = (personId: number, role: Role, more: object = {}) => ({
  personId,
  name: `Mo ${personId}`,
  email: `mo${personId}@team.example`,
  role,
  since: NOW - DAY_MS,
  ...more,
})
const asked = (id: number, more: object = {}) => ({
  id,
  email: `new${id}@team.example`,
  role: 'reader' as const,
  mailedAt: NOW - HOUR_MS,
  expiresAt: NOW + DAY_MS,
  ...more,
})

const team = (more: Partial<Parameters<typeof TeamMain>[0]> = {}) =>
  rendered(
    <TeamMain
      t={t}
      site={SITE}
      selfId={1}
      mayChange
      mayArchive
      now={NOW}
      members={[mate(1, 'owner'), mate(2, 'moderator')]}
      pending={[]}
      {...more}
    />,
  )

describe('the page of a team', () => {
  it('gives owners a form for each role, and none to remove themselves by', async ({ expect }) => {
    expect(actionsOf(await team())).toEqual([
      '/desk/courier/team/1/role',
      '/desk/courier/team/2/role',
      '/desk/courier/team/2/remove',
      '/desk/courier/team/invitations',
      '/desk/courier/team/leave',
    ])
  })

  it('gives others the way out alone', async ({ expect }) => {
    const html = await team({ mayChange: false, mayArchive: false })
    expect(actionsOf(html)).toEqual(['/desk/courier/team/leave'])
    expect(html).not.toContain('/tokens')
    expect(html).not.toContain('/archive')
  })

  it('shows each with the role they have chosen in their form, and marks who looks', async ({ expect }) => {
    const html = await team()
    const chosen = [...html.matchAll(/<option value="(\w+)" selected=""/g)].map(([, role]) => role)
    expect(chosen).toEqual(['owner', 'moderator', 'moderator'])
    expect(html.match(/class="chip">you</g)).toHaveLength(1)
  })

  it('calls by address who has no name, once', async ({ expect }) => {
    const html = await team({ members: [mate(1, 'owner', { name: '' })], mayChange: false })
    expect(html.match(/mo1@team\.example/g)).toHaveLength(1)
  })

  it.for([
    ['asked an hour ago', {}, 'asked 1 hour ago'],
    ['too old, at the very moment', { expiresAt: NOW }, 'the link is too old'],
    ['good for one more millisecond', { expiresAt: NOW + 1 }, 'asked 1 hour ago'],
  ] as const)('says of who was invited: %s', async ([, more, words], { expect }) => {
    const html = await team({ pending: [asked(7, more)] })
    expect(wordsOf(html)).toContain(words)
    expect(actionsOf(html)).toContain('/desk/courier/team/invitations/7/again')
    expect(actionsOf(html)).toContain('/desk/courier/team/invitations/7/revoke')
  })

  it('has no heading for invitations there are not', async ({ expect }) => {
    expect(wordsOf(await team())).not.toContain('Take back')
  })

  it('names each button for who listens instead of looking', async ({ expect }) => {
    const html = await team({ pending: [asked(7)] })
    for (const name of ['Remove Mo 2', 'Change Mo 2', 'Send again new7@team.example'])
      expect(wordsOf(html)).toContain(name)
  })

  it.for(TEAM_DONE)('says what was just done, to ears too: %s', async (done, { expect }) => {
    expect(await team({ done })).toMatch(/<p class="flash" role="status">[^<]{8,}<\/p>/)
  })

  it('keeps what was typed beside what is wrong with it', async ({ expect }) => {
    const html = await team({
      issues: [{ field: 'email', message: 'Not like that.' }],
      typed: { email: EVIL, role: 'owner' },
    })
    expect(html).toMatch(/id="email"[^>]*aria-invalid="true" aria-describedby="email-hint email-error"/)
    expect(html).toMatch(/id="role" name="role"[^>]*><option value="owner" selected="">owner</)
    expect(html).not.toContain('<img')
  })

  it('takes names for text, and ties every label to one control', async ({ expect }) => {
    const html = await team({
      members: [mate(1, 'owner', { name: EVIL }), mate(2, 'reader', { name: EVIL })],
      pending: [asked(7, { email: EVIL }), asked(8)],
    })
    expect(html).not.toContain('<img')
    expect(doubledIds(html)).toEqual([])
    expect(danglingIds(html)).toEqual([])
  })
})

describe('the page of tokens', () => {
  const token = (more: object = {}) => ({
    id: 5,
    name: 'A script',
    scopes: ['read', 'log'] as const,
    by: 'Mo',
    expiresAt: NOW + DAY_MS,
    usedAt: null,
    ...more,
  })
  const page = (more: Partial<Parameters<typeof TokensMain>[0]> = {}) =>
    rendered(
      <TokensMain t={t} site={SITE} tokens={[]} publicUrl="https://c.example" now={NOW} isFresh {...more} />,
    )

  it.for([
    ['never used, ends tomorrow', {}, 'never used · ends tomorrow'],
    ['used', { usedAt: NOW - HOUR_MS }, 'last used 1 hour ago · ends tomorrow'],
    ['at its end', { expiresAt: NOW }, 'never used · ended'],
    ['over', { expiresAt: NOW - HOUR_MS }, 'never used · ended 1 hour ago'],
    ['of nobody any more', { by: '' }, 'read the log · never used'],
    ['of somebody', { by: 'Mo' }, 'read the log · Mo · never used'],
  ] as const)('says of one: %s', async ([, more, words], { expect }) => {
    expect(wordsOf(await page({ tokens: [token(more)] }))).toContain(words)
  })

  it('shows a new one in a field to copy, and the call without it', async ({ expect }) => {
    const html = await page({ made: 'afterword_secret' })
    expect(html.match(/afterword_secret/g)).toHaveLength(1)
    expect(wordsOf(html)).toContain(
      "curl https://c.example/v1/desk/courier/comments -H 'Authorization: Bearer TOKEN'",
    )
  })

  it('shows none that was made before', async ({ expect }) => {
    expect(await page({ tokens: [token()] })).not.toContain('<textarea')
  })

  it('leads who signed in long ago to confirm, and still lets them revoke', async ({ expect }) => {
    const html = await page({ isFresh: false, tokens: [token()] })
    expect(html).toContain('href="/desk/confirm?next=/desk/courier/tokens"')
    expect(actionsOf(html)).toEqual(['/desk/courier/tokens/5/revoke'])
  })

  it('keeps every box that was ticked, the name and the days', async ({ expect }) => {
    const html = await page({
      typed: { name: EVIL, days: '7', 'scope-read': 'on', 'scope-log': '' },
      issues: [{ field: 'scopes', message: 'Choose at least one.' }],
    })
    const ticked = [...html.matchAll(/name="(scope-\w+)" value="on" checked/g)].map(([, name]) => name)
    expect(ticked).toEqual(['scope-read', 'scope-log'])
    expect(html).toMatch(/<option value="7" selected/)
    expect(html).toContain('aria-describedby="scopes-error"')
    expect(html).not.toContain('<img')
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })

  it('proposes ninety days and no scope at all', async ({ expect }) => {
    const html = await page()
    expect(html).toMatch(/<option value="90" selected/)
    expect(html).not.toMatch(/value="on" checked/)
  })

  it.for([7, { a: 1 }, ['x'], null, undefined])(
    'takes a name that is no text for none: %j',
    async (name, { expect }) => {
      expect(await page({ typed: { name } })).toMatch(/name="name"[^>]*value=""/)
    },
  )
})

describe('one’s own page', () => {
  const session = (id: number, more: object = {}) => ({
    id,
    method: 'link' as const,
    device: 'Firefox · Linux',
    created_at: NOW - DAY_MS,
    seen_at: NOW - HOUR_MS,
    ...more,
  })
  const passkey = (id: string, more: object = {}) => ({
    id,
    name: `Key ${id}`,
    synced: 0,
    transports: '',
    created_at: NOW - DAY_MS,
    used_at: null,
    ...more,
  })
  const page = (more: Partial<Parameters<typeof AccountMain>[0]> = {}) =>
    rendered(
      <AccountMain
        t={t}
        person={{ id: 1, name: 'Mo', email: 'mo@team.example' }}
        session={{ id: 1, method: 'link', startedAt: NOW }}
        isFresh
        now={NOW}
        sessions={[session(1)]}
        passkeys={[]}
        {...more}
      />,
    )

  it('offers no end to the only session, which signing out is', async ({ expect }) => {
    const html = await page()
    expect(actionsOf(html).filter((action) => action.includes('sessions'))).toEqual([])
    expect(wordsOf(html)).toContain('by mailed link · this browser')
  })

  it('offers an end to each other one, and to all of them', async ({ expect }) => {
    const html = await page({ sessions: [session(1), session(2), session(3)] })
    expect(actionsOf(html).filter((action) => action.includes('sessions'))).toEqual([
      '/desk/account/sessions/2/end',
      '/desk/account/sessions/3/end',
      '/desk/account/sessions/end-others',
    ])
  })

  it.for([
    ['link', 'by mailed link'],
    ['passkey', 'by passkey'],
    ['access', 'by Cloudflare Access'],
  ] as const)('says how a browser got in: %s', async ([method, words], { expect }) => {
    expect(wordsOf(await page({ sessions: [session(1), session(2, { method })] }))).toContain(
      `${words} · last seen 1 hour ago`,
    )
  })

  it('has a word for a browser that says nothing of itself', async ({ expect }) => {
    expect(wordsOf(await page({ sessions: [session(1, { device: '' })] }))).toContain('Another browser by')
  })

  it.for([
    [[], false],
    [['a'], true],
    [['a', 'b'], false],
  ] as const)('advises a second passkey to who has %j: %j', async ([ids, advised], { expect }) => {
    const html = await page({ passkeys: ids.map((id) => passkey(id)) })
    expect(wordsOf(html).includes('Add a second one on another device')).toBe(advised)
  })

  it.for([
    [{ synced: 1 }, 'on all your devices · not used yet'],
    [{ synced: 0 }, 'on one device · not used yet'],
    [{ used_at: NOW - HOUR_MS }, 'on one device · last used 1 hour ago'],
  ] as const)('says of a passkey %j', async ([more, words], { expect }) => {
    expect(wordsOf(await page({ passkeys: [passkey('a', more)] }))).toContain(words)
  })

  it('lets passkeys be changed only just after a sign-in', async ({ expect }) => {
    expect(actionsOf(await page({ passkeys: [passkey('a')] }))).toContain('/desk/account/passkeys/remove')
    expect(actionsOf(await page({ passkeys: [passkey('a')], isFresh: false }))).not.toContain(
      '/desk/account/passkeys/remove',
    )
  })

  it.for(DONE)('says what was just done: %s', async (done, { expect }) => {
    expect(await page({ done })).toMatch(/<p class="flash" role="status">[^<]{5,}<\/p>/)
  })

  it('shows a wrong name again, as text, tied to what is wrong', async ({ expect }) => {
    const html = await page({ wrong: 'Shorter.', typed: EVIL })
    expect(html).toMatch(/aria-invalid="true" aria-describedby="name-hint name-error"/)
    expect(html).not.toContain('<img')
  })

  it('holds nothing but text, whatever keys and devices are called', async ({ expect }) => {
    const html = await page({
      passkeys: [passkey('a', { name: EVIL }), passkey(EVIL)],
      sessions: [session(1, { device: EVIL }), session(2, { device: EVIL })],
    })
    expect(html).not.toContain('<img')
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })
})

describe('signing in', () => {
  const form = (more: Partial<Parameters<typeof SignInForm>[0]> = {}) =>
    rendered(<SignInForm t={t} {...more} />)

  it('carries the way on in every form, and none where there is none', async ({ expect }) => {
    const next = '/desk/demo?status=spam&item=5'
    const html = await form({ next, access: 'm…@team.example' })
    expect(html.match(/name="next" value="\/desk\/demo\?status=spam&amp;item=5"/g)).toHaveLength(2)
    expect(html).toContain('data-next="/desk/demo?status=spam&amp;item=5"')
    expect(await form()).not.toContain('name="next"')
  })

  it('shows the way by Access only to whom it let through', async ({ expect }) => {
    expect(actionsOf(await form())).toEqual(['/desk/sign-in'])
    const html = await form({ access: 'm…@team.example' })
    expect(actionsOf(html)).toEqual(['/desk/sign-in', '/desk/access'])
    expect(wordsOf(html)).toContain('Go on as m…@team.example')
  })

  it('hides the passkey until a script shows it', async ({ expect }) => {
    expect(await form()).toMatch(/<form[^>]*hidden=""[^>]*data-passkey="sign-in"/)
  })

  it('shows a wrong address again, as text', async ({ expect }) => {
    const html = await form({ wrong: 'Not an address.', typed: EVIL })
    expect(html).toMatch(/aria-invalid="true" aria-describedby="email-error"/)
    expect(html).not.toContain('<img')
    expect(danglingIds(html)).toEqual([])
  })

  it('says that one is out only right after', async ({ expect }) => {
    expect(wordsOf(await form({ left: true }))).toContain('You are signed out.')
    expect(wordsOf(await form())).not.toContain('You are signed out.')
  })

  it.for([true, false])('again, offers a passkey to who has one: %j', async (hasPasskey, { expect }) => {
    const html = await rendered(
      <ConfirmForm t={t} next="/desk/demo/team" email="mo@team.example" hasPasskey={hasPasskey} />,
    )
    expect(html.includes('data-passkey="sign-in"')).toBe(hasPasskey)
    expect(html).toContain('name="next" value="/desk/demo/team"')
  })

  it('by a link wants one press, and posts to where it stands', async ({ expect }) => {
    const html = await rendered(<LinkReady t={t} email="m…@team.example" />)
    expect(html).toMatch(/<form method="post">/)
    expect(wordsOf(html)).toContain('m…@team.example')
  })

  it.for(['other-browser', 'over', 'unknown'] as const)(
    'by a link that is %s, leads to a new one',
    async (state, { expect }) => {
      const link = state === 'other-browser' ? { state, code: '12345678' } : { state }
      const html = await rendered(<LinkProblem t={t} link={link} />)
      expect(html).toContain('href="/desk/sign-in"')
      expect(html).not.toContain('<form')
      expect(html.includes('1234\u00a05678')).toBe(state === 'other-browser')
    },
  )
})

describe('making a site and putting it away', () => {
  const page = (more: Partial<Parameters<typeof NewSiteMain>[0]> = {}) =>
    rendered(<NewSiteMain t={t} typed={{}} mayMake {...more} />)

  it('has no form where the install lets nobody', async ({ expect }) => {
    expect(await page({ mayMake: false })).not.toContain('<form')
  })

  it('proposes the language it is read in', async ({ expect }) => {
    expect(await page()).toMatch(/<option value="en" selected="" lang="en"/)
    expect(await page({ t: translator('de') })).toMatch(/<option value="de" selected="" lang="de"/)
    expect(await page({ typed: { locale: 'de' } })).toMatch(/<option value="de" selected="" lang="de"/)
  })

  it('loses nothing that was typed', async ({ expect }) => {
    const html = await page({
      typed: { name: EVIL, id: 'My Blog', origins: 'a.example\nno!' },
      issues: [
        { field: 'id', message: 'Not like that.' },
        { field: 'origins', message: 'no! is none.' },
      ],
    })
    expect(html).toContain('value="My Blog"')
    expect(html).toMatch(/<textarea[^>]*>a\.example\nno!<\/textarea>/)
    expect(html).toMatch(/id="id"[^>]*aria-invalid="true"/)
    expect(html).toMatch(/id="origins"[^>]*aria-invalid="true"/)
    expect(html).not.toMatch(/id="name"[^>]*aria-invalid/)
    expect(html).not.toContain('<img')
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })

  it('wants the word typed, and offers no script or browser to fill it in', async ({ expect }) => {
    const html = await rendered(<ArchiveMain t={t} site={SITE} />)
    expect(html).toMatch(/id="typed"[^>]*required=""[^>]*autocomplete="off"/)
    expect(html).not.toContain('value="courier"')
    expect(wordsOf(html)).toContain('Type courier to confirm.')
    const wrong = await rendered(<ArchiveMain t={t} site={{ ...SITE, name: EVIL }} error="Another word." />)
    expect(wrong).toMatch(/aria-invalid="true" aria-describedby="typed-hint typed-error"/)
    expect(wrong).not.toContain('<img')
  })
})
