import { env } from 'cloudflare:workers'
import { afterAll, describe, it } from 'vitest'
import { redeemCode, TRIES_MAX } from '../../../src/followers/redeem-code'
import { DAY_MS, HOUR_MS } from '../../../src/kernel/time'
import { createTokens } from '../../../src/platform/token'
import { aComment } from '../../support/a-comment'
import { aFollower, anAsking, aProof, codeIn, emptyOutbox, followerOf } from '../../support/a-follower'
import { aMember, visit } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { anAddress, newsContext } from '../../support/a-subscriber'
import { at, call, postJson } from '../../support/api'

afterAll(emptyOutbox)

const verifiedOf = (id: number) =>
  env.DB.prepare('SELECT verified FROM comments WHERE id = ?1').bind(id).first<number>('verified')

describe('the mark “confirmed”', () => {
  it('stands on what is posted from a device where the code of the mail was entered', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const proof = await aProof(site, ctx, email)
    const { id, verified } = await aComment(site, { email, proof }, { ctx })
    expect(verified).toBe(true)
    expect(await verifiedOf(id)).toBe(1)
  })

  it('is not for the comment that asked, nor for anything posted before', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
    const asking = await anAsking(site, ctx)
    await redeemCode(ctx, site, asking.claim, codeIn(asking.mail))
    expect(await verifiedOf(asking.id)).toBe(0)
  })

  it('is not for another device that only types the same address', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    await aProof(site, ctx, email)
    const { verified } = await aComment(site, { email }, { ctx })
    expect(verified).toBe(false)
  })

  it('is not for another address on the same device, whatever its case is for the same one', async ({
    expect,
  }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const proof = await aProof(site, ctx, email)
    expect((await aComment(site, { email: anAddress(), proof }, { ctx })).verified).toBe(false)
    expect((await aComment(site, { proof }, { ctx })).verified).toBe(false)
    expect((await aComment(site, { email: email.toUpperCase(), proof }, { ctx })).verified).toBe(true)
  })

  it('is not given by pressing the button of the mail: who typed an address need not own it', async ({
    expect,
  }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const { claim } = await aFollower(site, ctx, { email })
    for (const proof of [claim, undefined, '', 'forged', `${claim}x`])
      expect((await aComment(site, { email, proof }, { ctx })).verified).toBe(false)
  })

  it('is worth nothing at another site', async ({ expect }) => {
    const ctx = newsContext()
    const [one, other, email] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' }), anAddress()]
    const proof = await aProof(one, ctx, email)
    await aProof(other, ctx, email)
    expect((await aComment(other, { email, proof }, { ctx })).verified).toBe(false)
  })

  it('ends after a year, and when the key that signed is taken out', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const proof = await aProof(site, ctx, email)
    const rotated = (keys: { id: string; secret: string }[]) => ({
      ...ctx,
      tokens: createTokens(keys, ctx.clock.now),
    })
    const fresh = { id: 'k9', secret: 'f'.repeat(32) }
    const both = rotated([fresh, ...ctx.config.signingKeys])
    expect((await aComment(site, { email, proof }, { ctx: both })).verified).toBe(true)
    expect((await aComment(site, { email, proof }, { ctx: rotated([fresh]) })).verified).toBe(false)
    ctx.sleep(366 * DAY_MS)
    expect((await aComment(site, { email, proof }, { ctx })).verified).toBe(false)
  })

  it('carries no address and nothing made of one in the token', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const proof = await aProof(site, ctx, email)
    const payload = atob(proof.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))
    const row = await followerOf(site, ctx, email)
    expect(JSON.parse(payload).slice(1)).toEqual([site.id, row!.id, 0])
    expect(payload).not.toContain(row!.email_key)
  })

  it('stands in the element’s piece, on the page without scripts and in JSON, in words', async ({
    expect,
  }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const proof = await aProof(site, ctx, email)
    const { id } = await aComment(site, { email, proof, name: 'Grace' }, { ctx })
    for (const path of [
      at(`/embed/${site.id}/thread`, { page: aPage(site) }),
      at(`/${site.id}/thread`, { page: aPage(site) }),
    ]) {
      const { text } = await call(path)
      const [mark] = text.match(/<span class="aw-time aw-verified"[^>]*>[^<]*<\/span>/g) ?? []
      expect(mark).toContain('>confirmed</span>')
      expect(mark).toContain(
        'aria-label="confirmed: whoever wrote this has confirmed an e-mail address to this site"',
      )
      expect(mark).toContain('That says nothing about the name.')
      expect(mark).toContain('tabindex="0"')
      expect(text.match(/aw-verified/g)).toHaveLength(1)
      expect(text).not.toContain(email)
    }
    const { json } = await call(at(`/v1/${site.id}/comments`, { page: aPage(site) }))
    const marks = Object.fromEntries(
      (json.items as { id: string; verified: boolean }[]).map((item) => [item.id, item.verified]),
    )
    expect(marks[String(id)]).toBe(true)
    expect(Object.values(marks).filter(Boolean)).toHaveLength(1)
    expect(JSON.stringify(json)).not.toContain(email)
    expect((await call(`/v1/${site.id}/comments/${id}`)).json.verified).toBe(true)
    expect((await call(`/v1/${site.id}/recent`)).json.items[0].verified).toBe(true)
  })

  it('is gone with the words of a comment that was removed', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const proof = await aProof(site, ctx, email)
    const { id } = await aComment(site, { email, proof }, { ctx })
    await aComment(site, { parentId: String(id) }, { ctx })
    await env.DB.prepare('UPDATE comments SET status = 4 WHERE id = ?1').bind(id).run()
    const { json } = await call(`/v1/${site.id}/comments/${id}`)
    expect(json).toMatchObject({ state: 'removed', verified: false })
  })

  it('cannot be sent along: unknown fields are no proof', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { json } = await postJson(`/v1/${site.id}/comments`, {
      page: aPage(site),
      name: 'Eve',
      body: 'Hm.',
      email: anAddress(),
      verified: 1,
      follower_id: 5,
    })
    expect(json.verified).toBe(false)
  })

  it('is answered to a repeat as it was to the first, code and all', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const proof = await aProof(site, ctx, email)
    const key = crypto.randomUUID()
    const first = await aComment(site, { email, proof }, { ctx, key })
    expect(await aComment(site, { email, proof }, { ctx, key })).toEqual({ ...first, repeated: true })
    const [askKey, fields] = [crypto.randomUUID(), { email: anAddress(), notify: 'all' as const }]
    const asked = await aComment(site, fields, { ctx, key: askKey })
    expect(asked.claim).toBeDefined()
    expect(await aComment(site, fields, { ctx, key: askKey })).toEqual({ ...asked, repeated: true })
  })
})

describe('a moderator', () => {
  it('reads beside the address whether it was proven or only typed', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const moderator = await aMember(site)
    const typed = await aComment(site, { email }, { ctx })
    const proof = await aProof(site, ctx, email)
    const proven = await aComment(site, { email, proof }, { ctx })
    const pane = async (id: number) => (await visit(moderator, `/desk/${site.id}/comments/${id}/pane`)).text
    expect(await pane(typed.id)).toContain('(only typed)')
    expect(await pane(proven.id)).toContain('(confirmed)')
  })
})

describe('a reserved name', () => {
  it('may be used by somebody of the team who has proven their address here', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
    const { email, name } = await aMember(site)
    await expect(aComment(site, { name, email }, { ctx })).rejects.toMatchObject({
      code: 'web/fields-refused',
    })
    const proof = await aProof(site, ctx, email)
    expect(await aComment(site, { name, email, proof }, { ctx })).toMatchObject({ verified: true })
  })

  it('may not be used by anybody else who has proven theirs', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const { name } = await aMember(site)
    const proof = await aProof(site, ctx, email)
    await expect(aComment(site, { name, email, proof }, { ctx })).rejects.toMatchObject({
      details: { issues: [{ field: 'name' }] },
    })
  })
})

describe('the code of the mail', () => {
  it('is eight digits, other for every request, and nowhere in the database', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const [one, other] = [await anAsking(site, ctx), await anAsking(site, ctx)]
    expect(codeIn(one.mail)).toMatch(/^\d{8}$/)
    expect(codeIn(one.mail)).not.toBe(codeIn(other.mail))
    const { results } = await env.DB.prepare('SELECT * FROM follow_requests WHERE id = ?1').bind(one.id).all()
    expect(JSON.stringify(results)).not.toContain(codeIn(one.mail))
  })

  it('is taken as people type it', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { claim, mail } = await anAsking(site, ctx)
    const code = codeIn(mail)
    expect(await redeemCode(ctx, site, claim, ` ${code.slice(0, 4)}-${code.slice(4)} `)).toMatch(/^[\w.-]+$/)
  })

  it('confirms the address as the button does, once', async ({ expect }) => {
    const [site, ctx, email] = [await aSite(), newsContext(), anAddress()]
    const { claim, mail } = await anAsking(site, ctx, { email, frequency: 'hourly' })
    await redeemCode(ctx, site, claim, codeIn(mail))
    const row = await followerOf(site, ctx, email)
    expect(row).toMatchObject({ frequency: 'hourly', slot: -1 })
    expect(row!.confirmed_at).not.toBeNull()
    ctx.sleep(1000)
    await redeemCode(ctx, site, claim, codeIn(mail))
    expect(await followerOf(site, ctx, email)).toEqual(row)
  })

  it('says which field is wrong and how, and ends after five tries', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { claim, mail } = await anAsking(site, ctx)
    const right = codeIn(mail)
    const wrong = right === '00000000' ? '00000001' : '00000000'
    for (let tries = 1; tries < TRIES_MAX; tries++) {
      await expect(redeemCode(ctx, site, claim, wrong)).rejects.toMatchObject({
        code: 'followers/code-wrong',
        details: { issues: [{ field: 'code' }] },
      })
    }
    await expect(redeemCode(ctx, site, claim, wrong)).rejects.toMatchObject({ code: 'followers/code-over' })
    await expect(redeemCode(ctx, site, claim, right)).rejects.toMatchObject({ code: 'followers/code-over' })
  })

  it('is five tries also for fifty guesses at once', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { claim, mail, id } = await anAsking(site, ctx)
    const wrong = codeIn(mail) === '00000000' ? '00000001' : '00000000'
    const guesses = await Promise.allSettled(
      Array.from({ length: 50 }, () => redeemCode(ctx, site, claim, wrong)),
    )
    expect(guesses.every(({ status }) => status === 'rejected')).toBe(true)
    const tries = await env.DB.prepare('SELECT tries FROM follow_requests WHERE id = ?1')
      .bind(id)
      .first('tries')
    expect(tries).toBe(TRIES_MAX)
  })

  it('fits no other request, no other site and nothing that is not a claim', async ({ expect }) => {
    const ctx = newsContext()
    const [site, elsewhere] = [await aSite(), await aSite()]
    const [one, other] = [await anAsking(site, ctx), await anAsking(site, ctx)]
    await expect(redeemCode(ctx, site, other.claim, codeIn(one.mail))).rejects.toMatchObject({ status: 422 })
    for (const claim of [undefined, '', 'x.y.z', await aProof(site, ctx)])
      await expect(redeemCode(ctx, site, claim, codeIn(one.mail))).rejects.toMatchObject({ status: 410 })
    await expect(redeemCode(ctx, elsewhere, one.claim, codeIn(one.mail))).rejects.toMatchObject({
      status: 410,
    })
  })

  it('lives for an hour', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { claim, mail } = await anAsking(site, ctx)
    ctx.sleep(HOUR_MS)
    await expect(redeemCode(ctx, site, claim, codeIn(mail))).rejects.toMatchObject({
      code: 'followers/code-over',
    })
  })
})
