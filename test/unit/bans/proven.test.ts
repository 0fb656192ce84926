import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { banAuthor, banByHand, readBanForm, timeOutAuthor } from '../../../src/authors/public'
import { type ChangeBan, changeBan, listBans, settleBans } from '../../../src/bans/public'
import { editComment } from '../../../src/comments/own/edit-comment'
import { commentHeld } from '../../../src/comments/public'
import type { SubmitComment } from '../../../src/comments/schema'
import type { Site } from '../../../src/sites/public'
import { aBan, ENDLESS } from '../../support/a-ban'
import { aComment } from '../../support/a-comment'
import { aProof } from '../../support/a-follower'
import { aMember, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { anAddress } from '../../support/a-subscriber'
import { loggedAt } from '../../support/a-team'
import { type TestCtx, testContext } from '../../support/test-context'

const BANNED = { code: 'bans/banned', status: 403 }
const OWNER = { personId: 1, mayAll: true }
const to = (who: ChangeBan['who']): ChangeBan => ({
  change: 'end',
  end: 'ever',
  until: undefined,
  how: 'open',
  who,
})

/** Somebody who can prove an address, at a site where nothing else waits. */
async function aWriter(settings: Parameters<typeof aSite>[0] = {}) {
  const site = await aSite({ hold: 'none', doubts: 'publish', ...settings })
  const ctx = testContext()
  const email = anAddress()
  const proof = await aProof(site, ctx, email)
  const post = (fields: Partial<Record<keyof SubmitComment, string>> = {}) =>
    aComment(site, { email, ...fields }, { ctx })
  return { site, ctx, email, proof, post }
}

const doubtsOf = async (id: number) =>
  JSON.parse(
    (await env.DB.prepare('SELECT doubts FROM comments WHERE id = ?1').bind(id).first<{ doubts: string }>())
      ?.doubts ?? '[]',
  ) as unknown
const marksOf = async (site: Site) =>
  (
    await env.DB.prepare('SELECT mark, silent, ends_at FROM ban_marks WHERE site_id = ?1 ORDER BY mark')
      .bind(site.id)
      .all<{ mark: string; silent: number; ends_at: number }>()
  ).results.map(({ mark, silent, ends_at }) => ({ kind: mark.split(':')[0], silent, ends_at }))
const isTold = async (id: number) =>
  (await env.DB.prepare('SELECT 1 FROM jobs WHERE kind = ?1 AND payload LIKE ?2')
    .bind(commentHeld.name, `%${id}%`)
    .first()) !== null

describe('a ban of an address, where it was proven', () => {
  it('stops who has proven it, and has a moderator look where somebody only typed it', async ({ expect }) => {
    const { site, ctx, email, proof, post } = await aWriter()
    const ban = await aBan(site, { address: email, proven: true }, ctx)
    await expect(post({ proof })).rejects.toMatchObject(BANNED)
    const typed = await post()
    expect(typed.status).toBe('held')
    expect(await doubtsOf(typed.id)).toEqual([{ code: 'banned-unproven', ban }])
    expect(await isTold(typed.id)).toBe(true)
    expect(await post({ email: anAddress() })).toMatchObject({ status: 'published' })
    expect(await post({ email: '' })).toMatchObject({ status: 'published' })
  })

  it('of a silent one, tells nobody of who has proven it, and the team of who has not', async ({
    expect,
  }) => {
    const { site, ctx, email, proof, post } = await aWriter()
    const ban = await aBan(site, { address: email, proven: true, silent: true }, ctx)
    const [proven, typed] = [await post({ proof }), await post()]
    expect([proven.status, typed.status]).toEqual(['held', 'held'])
    expect(await doubtsOf(proven.id)).toEqual([{ code: 'banned', ban }])
    expect(await doubtsOf(typed.id)).toEqual([{ code: 'banned-unproven', ban }])
    expect([await isTold(proven.id), await isTold(typed.id)]).toEqual([false, true])
  })

  it('holds edits as it holds new words', async ({ expect }) => {
    const { site, ctx, email, proof, post } = await aWriter()
    const [proven, typed] = [await post({ proof }), await post()]
    await aBan(site, { address: email, proven: true }, ctx)
    const edit = ({ id, token }: typeof typed) =>
      editComment(ctx, site, id, token, { body: 'Other words.', revision: 1 })
    await expect(edit(proven)).rejects.toMatchObject(BANNED)
    expect(await edit(typed)).toMatchObject({ status: 'held' })
    expect(await isTold(typed.id)).toBe(true)
  })

  it('stops all the same for another of its traits, and for another ban', async ({ expect }) => {
    const { site, ctx, email, post } = await aWriter()
    await aBan(site, { address: email, name: 'Mo', proven: true }, ctx)
    await expect(post({ name: 'Mo' })).rejects.toMatchObject(BANNED)
    expect(await post({ name: 'Ada' })).toMatchObject({ status: 'held' })
    await aBan(site, { address: email }, ctx)
    await expect(post({ name: 'Ada' })).rejects.toMatchObject(BANNED)
  })

  it('is over to the millisecond for both of its marks, and the clock clears both away', async ({
    expect,
  }) => {
    const { site, ctx, email, proof, post } = await aWriter()
    await aBan(site, { address: email, proven: true, endsAt: ctx.clock.now() + 1000 }, ctx)
    ctx.sleep(1000)
    expect(await post()).toMatchObject({ status: 'published' })
    expect(await post({ proof })).toMatchObject({ status: 'published' })
    await settleBans(ctx)
    expect(await marksOf(site)).toEqual([])
  })
})

describe('a ban of a domain, where the address was proven', () => {
  it('stops a proven address at it or below, and has a moderator look at typed ones and at links', async ({
    expect,
  }) => {
    const { site, ctx, email, proof, post } = await aWriter()
    const domain = email.slice(email.lastIndexOf('@') + 1)
    const ban = await aBan(site, { domain, proven: true }, ctx)
    await expect(post({ proof })).rejects.toMatchObject(BANNED)
    for (const fields of [
      {},
      { email: '', body: `https://www.${domain}/` },
      { email: '', url: `https://${domain}` },
    ]) {
      const { id, status } = await post(fields)
      expect(status).toBe('held')
      expect(await doubtsOf(id)).toEqual([{ code: 'banned-unproven', ban }])
    }
    // Who has proven an address elsewhere has not proven this one by a link to it.
    const other = anAddress().replace(/@.*/, '@elsewhere.example')
    const away = await aProof(site, ctx, other)
    expect(await post({ email: other, proof: away, body: `https://${domain}/` })).toMatchObject({
      status: 'held',
    })
  })
})

describe('whom a ban stops', () => {
  it('can be changed, both ways, and leaves no mark behind that a lift would not find', async ({
    expect,
  }) => {
    const { site, ctx, email, proof, post } = await aWriter()
    const id = await aBan(site, { address: email, domain: 'shop.example' }, ctx)
    await expect(post()).rejects.toMatchObject(BANNED)
    await changeBan(ctx, site, OWNER, id, to('proven'))
    expect(await post()).toMatchObject({ status: 'held' })
    await expect(post({ proof })).rejects.toMatchObject(BANNED)
    await changeBan(ctx, site, OWNER, id, to('everybody'))
    await expect(post()).rejects.toMatchObject(BANNED)
    expect(await marksOf(site)).toEqual([
      { kind: 'address', silent: 0, ends_at: ENDLESS },
      { kind: 'domain', silent: 0, ends_at: ENDLESS },
    ])
    await changeBan(ctx, site, OWNER, id, to('proven'))
    await changeBan(ctx, site, OWNER, id, { ...to(undefined), change: 'lift' })
    expect(await marksOf(site)).toEqual([])
    expect(await post({ proof })).toMatchObject({ status: 'published' })
  })

  it('stays as it is where a change does not say it, and is in the log before and after', async ({
    expect,
  }) => {
    const { site, ctx, email } = await aWriter()
    const id = await aBan(site, { address: email, proven: true }, ctx)
    await changeBan(ctx, site, OWNER, id, { ...to(undefined), how: 'silent' })
    expect((await listBans(ctx, site, { list: 'in-force' })).items).toMatchObject([
      { proven: true, silent: true },
    ])
    await changeBan(ctx, site, OWNER, id, to('everybody'))
    await changeBan(ctx, site, OWNER, id, to('everybody'))
    expect((await loggedAt(site)).slice(-3)).toEqual(['ban.add', 'ban.change', 'ban.change'])
    const { results } = await env.DB.prepare('SELECT before, after FROM audit WHERE site_id = ?1 ORDER BY id')
      .bind(site.id)
      .all<{ before: string; after: string }>()
    const last = results.at(-1)!
    expect(JSON.parse(last.before)).toEqual({ by: 'address', until: 'ever', how: 'silent', who: 'proven' })
    expect(JSON.parse(last.after)).toEqual({ by: 'address', until: 'ever', how: 'open' })
  })

  it('is nothing to a ban by a name: it stops everybody of that name', async ({ expect }) => {
    const { site, ctx, post } = await aWriter()
    const terms = { end: 'ever', until: undefined, how: 'open', reason: '', sure: true } as const
    await banByHand(ctx, site, 1, { by: 'name', what: 'Mo', who: 'proven', ...terms })
    await expect(post({ name: 'Mo' })).rejects.toMatchObject(BANNED)
    const [ban] = (await listBans(ctx, site, { list: 'in-force' })).items
    expect(ban).toMatchObject({ name: 'Mo', proven: false })
    await changeBan(ctx, site, OWNER, ban!.id, to('proven'))
    expect((await listBans(ctx, site, { list: 'in-force' })).items).toMatchObject([{ proven: false }])
  })
})

describe('a ban from a comment', () => {
  it('says how many each choice would hit, decides what it is certain of, and leaves what was only typed', async ({
    expect,
  }) => {
    const { site, ctx, email, proof, post } = await aWriter({ hold: 'all' })
    const proven = await post({ proof, name: 'Mo' })
    const typed = [await post({ name: 'Ada' }), await post({ name: 'Zed' })]
    ctx.sleep(5)
    const form = await readBanForm(ctx, site, proven.id)
    // The first word of theirs waits, too: the address was proven after it.
    const certain = form.proven!.waiting
    expect(certain).toBe(1)
    expect(form.address!.waiting).toBe(certain + typed.length + 1)
    const by = { address: true, name: false, network: false, domain: '' }
    const terms = { end: 'week', until: undefined, how: 'open', reason: '', sure: false } as const
    expect(
      await banAuthor(ctx, site, 1, proven.id, { by, who: 'proven', decide: 'reject', ...terms }),
    ).toMatchObject({ decided: certain })
    const { results } = await env.DB.prepare(
      'SELECT id FROM comments WHERE site_id = ?1 AND author_email = ?2 AND status = 0 ORDER BY id',
    )
      .bind(site.id, email)
      .all<{ id: number }>()
    expect(results.map(({ id }) => id)).toEqual(expect.arrayContaining(typed.map(({ id }) => id)))
    expect(results).toHaveLength(typed.length + 1)
  })

  it('of a day, at one key, is of the proven address where it was proven', async ({ expect }) => {
    const { site, ctx, proof, post } = await aWriter()
    const [proven, typed] = [await post({ proof }), await post()]
    const who = async (of: typeof typed, at: TestCtx) => {
      await timeOutAuthor(at, site, 1, of.id)
      return (await listBans(at, site, { list: 'in-force' })).items[0]?.proven
    }
    expect(await who(proven, ctx)).toBe(true)
    ctx.sleep(2)
    expect(await who(typed, ctx)).toBe(false)
  })

  it('begins with proven ones alone where the address was proven, and says so of the ban beside the words', async ({
    expect,
  }) => {
    const { site, ctx, email, proof, post } = await aWriter()
    const owner = await aMember(site, 'owner')
    const [proven, typed] = [await post({ proof }), await post()]
    const chosen = async ({ id }: typeof typed) =>
      /<select[^>]*name="who"[\s\S]*?<option value="(\w+)" selected/.exec(
        (await visit(owner, `/desk/${site.id}/comments/${id}/ban`)).text,
      )?.[1]
    expect(await chosen(proven)).toBe('proven')
    expect(await chosen(typed)).toBe('everybody')
    await aBan(site, { address: email, proven: true }, ctx)
    const waits = await post()
    const beside = (await visit(owner, `/desk/${site.id}?item=${waits.id}`)).text
    expect(beside).toContain('a banned address, not proven')
    expect(beside).toContain('only if proven')
    expect((await visit(owner, `/desk/${site.id}/bans`)).text).toContain('only if proven')
  })
})
