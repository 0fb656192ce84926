import { describe, it } from 'vitest'
import { hasShift, KEYS, keysOf, OWN_ROWS, readKeys } from '../../../src/desk/account/key-table'
import { keyField } from '../../../src/desk/account/set-keys'
import { aComment } from '../../support/a-comment'
import { aMember, SAME_ORIGIN, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { call } from '../../support/api'

const FIELDS = Object.fromEntries(OWN_ROWS.map(({ does, keys: [key] }) => [keyField(does), key!]))

type KeyedMember = Awaited<ReturnType<typeof aKeyedMember>>

/** A moderator of a site of their own. */
async function aKeyedMember() {
  const site = await aSite()
  return { ...(await aMember(site)), site }
}

/** The form as the account page sends it. */
const save = (member: KeyedMember, fields: Record<string, string> = {}) =>
  send(member, '/desk/account/keys', { do: 'save', on: 'yes', ...FIELDS, ...fields })

/** What the queue's sheet says of a command. */
async function sheetOf(member: KeyedMember, does: string): Promise<string | undefined> {
  const { text } = await visit(member, `/desk/${member.site.id}`)
  return new RegExp(`data-does="${does}" data-keys="([^"]*)"`).exec(text)?.[1]
}

describe('the table of keys', () => {
  it('has no key and no command twice', ({ expect }) => {
    const keys = KEYS.flatMap((row) => row.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(KEYS.map(({ does }) => does)).size).toBe(KEYS.length)
  })

  it('lets letters and signs be chosen, and leaves the keys of the browser and the digits of reasons', ({
    expect,
  }) => {
    expect(OWN_ROWS.map(({ does }) => does)).toContain('approve')
    expect(OWN_ROWS.map(({ does }) => does)).not.toContain('open')
    expect(OWN_ROWS.map(({ does }) => does)).not.toContain('reason')
    expect(OWN_ROWS.filter(hasShift).map(({ does }) => does)).toEqual(
      expect.arrayContaining(['approve', 'reject', 'spam', 'delete', 'pick']),
    )
  })

  it('puts an own letter in the place of the standard one, with Shift as well, and leaves the arrows', ({
    expect,
  }) => {
    const rows = new Map(
      keysOf({ off: false, own: { approve: 'f', next: 'n' } }).map(({ does, keys }) => [does, keys]),
    )
    expect(rows.get('approve')).toEqual(['f'])
    expect(rows.get('all-approve')).toEqual(['Shift+f'])
    expect(rows.get('next')).toEqual(['n', 'ArrowDown'])
    expect(rows.get('reject')).toEqual(['r'])
  })

  it.for([undefined, '', 'nonsense', '[]', '{"own":5}', 'null', '{"off":"yes"}'])(
    'takes %s, when kept, for the standard keys',
    (stored, { expect }) => {
      expect(readKeys(stored)).toEqual({ off: false, own: {} })
    },
  )
})

describe('own keys', () => {
  it('are kept for the person, and the sheet and the buttons of the queue show them', async ({ expect }) => {
    const member = await aKeyedMember()
    await aComment(member.site)
    const { status, headers } = await save(member, { 'key-approve': 'F', 'key-spam': 'ж' })
    expect([status, headers.get('location')]).toEqual([303, '/desk/account?done=keys'])
    expect(await sheetOf(member, 'approve')).toBe('f')
    expect(await sheetOf(member, 'all-approve')).toBe('Shift+f')
    expect(await sheetOf(member, 'spam')).toBe('ж')
    const { text } = await visit(member, `/desk/${member.site.id}`)
    expect(text).toMatch(/<span class="key" aria-hidden="true">f<\/span>/)
    const account = await visit(member, '/desk/account')
    expect(account.text).toMatch(/id="key-approve"[^>]*value="f"/)
    const other = { ...(await aMember(member.site)), site: member.site }
    expect(await sheetOf(other, 'approve')).toBe('a')
  })

  it('may trade places', async ({ expect }) => {
    const member = await aKeyedMember()
    expect((await save(member, { 'key-approve': 'r', 'key-reject': 'a' })).status).toBe(303)
    expect([await sheetOf(member, 'approve'), await sheetOf(member, 'reject')]).toEqual(['r', 'a'])
  })

  it.for([
    ['a letter that is taken', { 'key-approve': 'r' }, '“r” already stands for “Approve”'],
    ['a digit', { 'key-undo': '3' }, 'Digits pick reasons'],
    ['a word', { 'key-undo': 'undo' }, 'One letter or sign'],
    ['a sign where Shift does more', { 'key-approve': '!' }, 'Choose a letter'],
  ] as const)('refuse %s in words, and lose nothing typed', async ([, fields, words], { expect }) => {
    const member = await aKeyedMember()
    const { status, text } = await save(member, { 'key-next': 'n', ...fields })
    expect(status).toBe(422)
    expect(text).toContain(words)
    expect(text).toMatch(/id="key-next"[^>]*value="n"/)
    expect(await sheetOf(member, 'next')).toBe('j ArrowDown')
  })

  it('take a blank for the standard key, and go back to all of them by one button', async ({ expect }) => {
    const member = await aKeyedMember()
    await save(member, { 'key-approve': 'f' })
    await save(member, { 'key-approve': ' ', 'key-undo': 'z' })
    expect([await sheetOf(member, 'approve'), await sheetOf(member, 'undo')]).toEqual(['a', 'z'])
    await send(member, '/desk/account/keys', { do: 'standard', ...FIELDS, 'key-undo': 'z' })
    expect(await sheetOf(member, 'undo')).toBe('u')
  })

  it('are switched off and on without being lost: by the form, and by the sheet’s script', async ({
    expect,
  }) => {
    const member = await aKeyedMember()
    await aComment(member.site)
    await save(member, { 'key-approve': 'f' })
    const script = { ...SAME_ORIGIN, accept: 'application/json', cookie: member.cookie }
    const flip = (on: string) =>
      call('/desk/account/keys', {
        method: 'POST',
        headers: script,
        body: new URLSearchParams({ do: 'switch', on }),
      })
    expect((await flip('no')).json).toEqual({ on: false })
    const off = await visit(member, `/desk/${member.site.id}`)
    expect(off.text).toMatch(/<input type="checkbox" id="keys-on"\/>/)
    expect(off.text).not.toContain('<span class="key"')
    expect(await sheetOf(member, 'approve')).toBe('f')
    expect((await flip('yes')).json).toEqual({ on: true })
    expect((await visit(member, `/desk/${member.site.id}`)).text).toContain('id="keys-on" checked=""')
  })

  it('are nobody else’s to change, nor to be changed from elsewhere', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const foreign = await call('/desk/account/keys', {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', cookie: member.cookie },
      body: new URLSearchParams({ do: 'switch', on: 'no' }),
    })
    expect(foreign.status).toBe(403)
    expect((await visit(member, `/desk/${site.id}`)).text).toContain('id="keys-on" checked=""')
  })
})
