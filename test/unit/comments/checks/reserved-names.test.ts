import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { readGuard } from '../../../../src/comments/checks/read-guard'
import { isReserved } from '../../../../src/comments/checks/reserved-names'
import { editComment } from '../../../../src/comments/own/edit-comment'
import { createMemory } from '../../../../src/platform/memory'
import { aComment } from '../../../support/a-comment'
import { aMember, send, visit } from '../../../support/a-member'
import { aPage, aSite } from '../../../support/a-site'
import { at, postForm, postJson } from '../../../support/api'
import { testContext } from '../../../support/test-context'

const named = (personId: number, name: string) =>
  env.DB.prepare('UPDATE people SET name = ?2 WHERE id = ?1').bind(personId, name).run()

const aTeamOf = async (name: string) => {
  const site = await aSite({ hold: 'none' })
  const { personId } = await aMember(site, 'owner')
  await named(personId, name)
  return { site, personId }
}

const counted = (siteId: string) =>
  env.DB.prepare('SELECT count(*) AS n FROM comments WHERE site_id = ?1').bind(siteId).first<number>('n')

describe('a name of the team', () => {
  it.for([
    ['as it is', 'Grace Hopper'],
    ['in mixed scripts', 'Gгасе Норреr'],
    ['with a zero-width character', 'Grace\u200d Hopper'],
    ['in capitals', 'GRACE HOPPER'],
    ['with other spaces', 'Grace  \u2003Hopper'],
    ['with a sign that looks like a mark of ours', 'Grace Hopper ✔'],
    ['in letters of mathematics', '𝓖𝓻𝓪𝓬𝓮 𝓗𝓸𝓹𝓹𝓮𝓻'],
  ])('signs no comment of a visitor %s: 422 names the field and the fix', async ([, name], { expect }) => {
    const { site } = await aTeamOf('Grace Hopper')
    const { status, json } = await postJson(`/v1/${site.id}/comments`, {
      page: aPage(site),
      name,
      body: 'Hm.',
    })
    expect(status).toBe(422)
    expect(json.errors).toEqual([
      { field: 'name', message: expect.stringContaining('Sign with another one.') },
    ])
    expect(await counted(site.id)).toBe(0)
  })

  it('is refused on the page without scripts, too, with every word kept', async ({ expect }) => {
    const { site } = await aTeamOf('Grace Hopper')
    const { status, text } = await postForm(`/${site.id}/thread`, {
      page: aPage(site),
      name: 'grace.hopper',
      body: 'Words that took an evening.',
    })
    expect(status).toBe(422)
    expect(text).toContain('Words that took an evening.')
    expect(text).toMatch(/id="f-name"[^>]*aria-invalid="true"/)
    expect(text).toContain('“grace.hopper” looks like a name of this site’s team.')
  })

  it('is refused in the element’s form and speaks the reader’s language', async ({ expect }) => {
    const { site } = await aTeamOf('Grace Hopper')
    const { status, json } = await postJson(at(`/embed/${site.id}/comments`, { lang: 'de' }), {
      page: aPage(site),
      name: 'Grace Hopper',
      body: 'Hm.',
    })
    expect(status).toBe(422)
    expect(json.errors[0].message).toContain('Unterschreiben Sie mit einem anderen.')
  })

  it('is free at another site, and so are names that only contain it', async ({ expect }) => {
    const { site } = await aTeamOf('Grace Hopper')
    const other = await aSite({ hold: 'none' })
    expect((await aComment(other, { name: 'Grace Hopper' })).status).toBe('published')
    for (const name of ['Grace', 'Grace Hopper’s niece', 'Gracie Hopper'])
      expect((await aComment(site, { name })).status, name).toBe('published')
  })

  it('is free again when somebody leaves the team', async ({ expect }) => {
    const { site, personId } = await aTeamOf('Grace Hopper')
    await env.DB.prepare('DELETE FROM members WHERE site_id = ?1 AND person_id = ?2')
      .bind(site.id, personId)
      .run()
    expect((await aComment(site, { name: 'Grace Hopper' })).status).toBe('published')
  })

  it('refuses nobody while it is empty or made of signs alone', async ({ expect }) => {
    const { site, personId } = await aTeamOf('')
    expect((await aComment(site, { name: 'Ada' })).status).toBe('published')
    await named(personId, '✓✓')
    expect((await aComment(site, { name: '★' })).status).toBe('published')
  })

  it('cannot be kept through an edit either, once it is the team’s', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site, { name: 'Grace Hopper' })
    const { personId } = await aMember(site)
    await named(personId, 'Grace Hopper')
    await expect(
      editComment(testContext(), site, own.id, own.token, { body: 'Others', revision: undefined }),
    ).rejects.toMatchObject({ code: 'comments/name-reserved', status: 409 })
    // The repeat of what already stands is no edit.
    const same = { body: 'A word on this.', revision: undefined }
    expect(await editComment(testContext(), site, own.id, own.token, same)).toMatchObject({ changed: false })
  })

  it('is asked for once in half a minute where visitors come', async ({ expect }) => {
    const { site, personId } = await aTeamOf('Grace Hopper')
    const ctx = testContext()
    const live = { ...ctx, config: { ...ctx.config, development: false }, memory: createMemory(100_000) }
    expect(isReserved(await readGuard(live, site), 'Ada')).toBe(false)
    expect(isReserved(await readGuard(live, site), 'GRACE HOPPER')).toBe(true)
    expect(ctx.db.usage.roundTrips).toBe(1)
    await named(personId, 'Ada')
    ctx.sleep(31_000)
    expect(isReserved(await readGuard(live, site), 'Ada')).toBe(true)
    // A list that was saved a moment ago counts at once.
    const listed = { ...site, settings: { ...site.settings, reservedNames: ['Linus'] } }
    expect(isReserved(await readGuard(live, listed), 'linus')).toBe(true)
  })
})

describe('the owner’s list', () => {
  it('reserves more names, one a line, each once, and shows them again', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const owner = await aMember(site, 'owner')
    const path = `/desk/${site.id}/settings`
    const form = { name: site.name, origins: `https://${site.id}.example`, locale: 'en', hold: 'none' }
    expect((await visit(owner, path)).text).toContain('<label for="reservedNames">Reserved names</label>')
    const names = ' Moderator \r\n\r\nThe Editors\nModerator'
    expect((await send(owner, path, { ...form, reservedNames: names })).status).toBe(303)
    expect((await visit(owner, path)).text).toMatch(
      /<textarea[^>]*id="reservedNames"[^>]*>\s*Moderator\nThe Editors</,
    )
    const refused = await postJson(`/v1/${site.id}/comments`, {
      page: aPage(site),
      name: 'M0DERATOR',
      body: 'Hm.',
    })
    expect(refused.status).toBe(422)
  })

  it('says what is too much, beside the field', async ({ expect }) => {
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    const form = { name: site.name, origins: `https://${site.id}.example`, locale: 'en', hold: 'none' }
    const many = Array.from({ length: 101 }, (_, number) => `Name ${number}`).join('\n')
    for (const [reservedNames, said] of [
      [many, 'Reserve 100 names at most.'],
      ['x'.repeat(101), 'Shorten this to 100 characters.'],
    ] as const) {
      const { status, text } = await send(owner, `/desk/${site.id}/settings`, { ...form, reservedNames })
      expect(status).toBe(422)
      expect(text).toContain(said)
    }
  })
})
