import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { insertMember, type Role, type Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aCrowd, tally } from '../../support/a-crowd'
import { aMember, dumpDatabase, type Member, send, visit } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { indexSite } from '../../support/index-site'
import { testContext } from '../../support/test-context'

const JSON_ANSWER = { accept: 'application/json' }

const join = (site: Site, { personId }: Member, role: Role) =>
  testContext().db.run(insertMember(site.id, personId, role, 0))

/** Somebody who decides at two sites, whose comments came in turns: the first site's, the second's, the first's. */
async function aDeskOfTwo(second: Role = 'moderator') {
  const [one, two] = [await aSite(), await aSite()]
  const member = await aMember(one)
  await join(two, member, second)
  const ctx = testContext({ now: Date.now() })
  const ids: number[] = []
  for (const [at, site] of [one, two, one].entries()) {
    ctx.sleep(1)
    ids.push((await aComment(site, { name: `Ada ${at}`, body: `Number ${at}.` }, { ctx })).id)
  }
  return { one, two, member, ids }
}

const statusOf = async (id: number) =>
  (await env.DB.prepare('SELECT status FROM comments WHERE id = ?1').bind(id).first<{ status: number }>())!
    .status

const rowsIn = (text: string) =>
  [...text.matchAll(/<li data-id="(\d+)" data-site="([^"]+)"/g)].map(([, id, site]) => [Number(id), site])

describe('the queue over all sites', () => {
  it('shows what waits at each of them, who waits longest first, each row with its site', async ({
    expect,
  }) => {
    const { one, two, member, ids } = await aDeskOfTwo()
    const foreign = await aSite()
    await aComment(foreign, {}, { ctx: testContext({ now: Date.now() }) })
    const { text } = await visit(member, '/desk/all')
    expect(rowsIn(text)).toEqual([
      [ids[0], one.id],
      [ids[1], two.id],
      [ids[2], one.id],
    ])
    expect(text).toContain(`<span class="row-text"><b>${two.name} </b>Number 1.</span>`)
    expect(text).not.toContain(foreign.id)
    expect(text).toMatch(/<title>Waiting \(3\) · All sites/)
    const newest = await visit(member, '/desk/all?order=newest')
    expect(rowsIn(newest.text).map(([id]) => id)).toEqual([...ids].reverse())
  })

  it('opens a comment as its own site shows it, and leads on to the next of whichever site', async ({
    expect,
  }) => {
    const { one, two, member, ids } = await aDeskOfTwo()
    const { text } = await visit(member, '/desk/all')
    const verdict = new RegExp(
      `action="/desk/${one.id}/comments/${ids[0]}" class="verdict">.*?name="across" value="all".*?name="next" value="${ids[1]}".*?name="of" value="${two.id}"`,
    )
    expect(text).toMatch(verdict)
    const second = await visit(member, `/desk/all?item=${ids[1]}&of=${two.id}`)
    expect(second.text).toContain(`class="item state-held" data-site="${two.id}" data-id="${ids[1]}"`)
  })

  it('decides at the site of the comment, comes back to all, and takes it back from there', async ({
    expect,
  }) => {
    const { one, two, member, ids } = await aDeskOfTwo()
    const fields = { action: 'approve', revision: '1', across: 'all', next: String(ids[1]), of: two.id }
    const { status, headers } = await send(member, `/desk/${one.id}/comments/${ids[0]}`, fields)
    expect(status).toBe(303)
    const back = headers.get('location')!
    expect(back).toMatch(new RegExp(`^/desk/all\\?item=${ids[1]}&of=${two.id}&done=\\d+&did=${one.id}$`))
    expect(await statusOf(ids[0]!)).toBe(1)
    const { text } = await visit(member, back)
    expect(rowsIn(text).map(([id]) => id)).toEqual(ids.slice(1))
    expect(text).toContain('Approved.')
    const undo = /action="(\/desk\/[^"]+\/undo\/\d+\?across=all)"/.exec(text)![1]!
    const undone = await send(member, undo, {})
    expect(undone.headers.get('location')).toBe(`/desk/all?item=${ids[0]}&of=${one.id}`)
    expect(await statusOf(ids[0]!)).toBe(0)
  })

  it('tells beside the comment who was quicker, and keeps the list of all', async ({ expect }) => {
    const { two, member, ids } = await aDeskOfTwo()
    const kim = await aMember(two)
    await send(kim, `/desk/${two.id}/comments/${ids[1]}`, { action: 'spam', revision: '1' })
    const late = await send(member, `/desk/${two.id}/comments/${ids[1]}`, {
      action: 'approve',
      revision: '1',
      across: 'all',
    })
    expect(late.status).toBe(409)
    expect(late.text).toContain(`${kim.name} was quicker: the comment is spam now.`)
    expect(rowsIn(late.text).map(([id]) => id)).toEqual([ids[0], ids[2]])
    expect(late.text).toContain(`class="item state-spam" data-site="${two.id}" data-id="${ids[1]}"`)
    expect(await statusOf(ids[1]!)).toBe(3)
  })

  it('gives who only reads at one site neither box nor button there', async ({ expect }) => {
    const { one, two, member, ids } = await aDeskOfTwo('reader')
    const { text } = await visit(member, `/desk/all?item=${ids[1]}&of=${two.id}`)
    expect(
      [...text.matchAll(/name="pick-(\d+)" value="1@([^"]+)"/g)].map(([, id, site]) => [Number(id), site]),
    ).toEqual([
      [ids[0], one.id],
      [ids[2], one.id],
    ])
    expect(text).not.toContain('class="verdict"')
  })

  it.for([
    ['was lost', 404, /not here|nothing/i],
    ['is that of a reader now', 403, /Your role at this site does not include that/],
  ] as const)(
    'tells a script whose role %s, and decides nothing',
    async ([how, status, said], { expect }) => {
      const { two, member, ids } = await aDeskOfTwo()
      const sql =
        how === 'was lost'
          ? 'DELETE FROM members WHERE site_id = ?1 AND person_id = ?2'
          : "UPDATE members SET role = 'reader' WHERE site_id = ?1 AND person_id = ?2"
      await env.DB.prepare(sql).bind(two.id, member.personId).run()
      const fields = { action: 'approve', revision: '1', across: 'all' }
      const answer = await send(member, `/desk/${two.id}/comments/${ids[1]}`, fields, JSON_ANSWER)
      expect(answer.status).toBe(status)
      expect((answer.json as { detail: string }).detail).toMatch(said)
      expect(await statusOf(ids[1]!)).toBe(0)
      const { text } = await visit(member, '/desk/all')
      expect(rowsIn(text).some(([id]) => id === ids[1])).toBe(how !== 'was lost')
    },
  )

  it('leads there from a site only who has more than one', async ({ expect }) => {
    const { one, member } = await aDeskOfTwo()
    expect((await visit(member, `/desk/${one.id}`)).text).toContain('<a href="/desk/all">All sites</a>')
    expect((await visit(member, '/desk/sites')).text).toContain('href="/desk/all"')
    const single = await aMember(one)
    expect((await visit(single, `/desk/${one.id}`)).text).not.toContain('/desk/all')
    expect((await visit(single, '/desk/sites')).text).not.toContain('/desk/all')
  })

  it('goes by risk and by reason, and keeps both through a decision', async ({ expect }) => {
    const { one, two, member, ids } = await aDeskOfTwo()
    await testContext().db.run({
      name: 'test',
      sql: "UPDATE comments SET doubts = json_array(json_object('code', 'word')) WHERE id IN (?1, ?2)",
      params: [ids[1]!, ids[2]!],
    })
    for (const site of [one, two]) await indexSite(site)
    const riskiest = await visit(member, '/desk/all?order=riskiest')
    expect(rowsIn(riskiest.text)).toEqual([
      [ids[1], two.id],
      [ids[2], one.id],
      [ids[0], one.id],
    ])
    expect(riskiest.text).toContain('<option value="riskiest" selected="">')
    const { text } = await visit(member, '/desk/all?why=word')
    expect(rowsIn(text).map(([id]) => id)).toEqual(ids.slice(1))
    expect(text).toContain('<option value="word" selected="">')
    // One decision about all that match is one site’s.
    expect(text).not.toContain('id="all"')
    const fields = { action: 'approve', revision: '1', across: 'all', why: 'word', order: 'riskiest' }
    const { headers } = await send(member, `/desk/${two.id}/comments/${ids[1]}`, fields)
    expect(headers.get('location')).toMatch(/^\/desk\/all\?order=riskiest&why=word&done=\d+&did=/)
  })

  it('is empty for who is member nowhere, and no site can be called so', async ({ expect }) => {
    const { text, status } = await visit(await aMember(), '/desk/all')
    expect([status, rowsIn(text)]).toEqual([200, []])
    expect(text).toContain('Nothing waits')
  })
})

describe('what has a page of its own, from the queue over all sites', () => {
  const AT = 'order=newest&across=all'
  const FIELDS = { list: 'held', order: 'newest', across: 'all' }

  it('is led to with the place, keeps it in its form, and leads back to it', async ({ expect }) => {
    const { two, member, ids } = await aDeskOfTwo('owner')
    const { text } = await visit(member, `/desk/all?order=newest&item=${ids[1]}&of=${two.id}`)
    const at = `/desk/${two.id}/comments/${ids[1]}`
    for (const act of ['edit', 'reply', 'move', 'ban']) {
      expect(text).toContain(`data-does="${act}" href="${at}/${act}?order=newest&amp;across=all"`)
      const page = await visit(member, `${at}/${act}?${AT}`)
      expect(page.text, act).toContain('<input type="hidden" name="across" value="all"/>')
      expect(page.text, act).toContain('<input type="hidden" name="order" value="newest"/>')
      expect(page.text, act).toContain(`href="/desk/all?order=newest&amp;item=${ids[1]}&amp;of=${two.id}"`)
    }
  })

  it.for([
    ['edit', { body: 'Mended.', revision: '1' }, 'done'],
    [
      'reply',
      { body: 'Thanks.', revision: '1', key: '7c1f9c1e-3a55-4a5e-9d7c-0d7a3f1c2b11', approve: 'yes' },
      'done',
    ],
    ['ban', { 'by-name': 'yes', end: 'day', how: 'open' }, 'ban'],
    ['time-out', {}, 'ban'],
  ] as const)(
    '%s comes back there, with its undo, which does too',
    async ([act, typed, done], { expect }) => {
      const { two, member, ids } = await aDeskOfTwo('owner')
      const at = `/desk/${two.id}/comments/${ids[1]}`
      const { status, headers, text: refused } = await send(member, `${at}/${act}`, { ...FIELDS, ...typed })
      expect(status, refused).toBe(303)
      const back = headers.get('location')!
      expect(back).toContain(`/desk/all?order=newest&item=${ids[1]}&of=${two.id}&`)
      expect(back).toMatch(new RegExp(`${done}=\\d+`))
      expect(back).toContain(`did=${two.id}`)
      const { text } = await visit(member, back)
      // An answer to what waits approves it.
      const listed = act === 'reply' ? [ids[2], ids[0]] : [...ids].reverse()
      expect(rowsIn(text).map(([id]) => id)).toEqual(listed)
      const undo = /class="flash" method="post" action="(\/desk\/[^"]+\/undo\?[^"]+)"/.exec(text)![1]!
      expect(undo).toContain(`/desk/${two.id}/`)
      const undone = await send(member, undo.replaceAll('&amp;', '&'), {})
      expect(undone.status).toBe(303)
      expect(undone.headers.get('location')).toMatch(/^\/desk\/all\?order=newest/)
    },
  )

  it('a move leads to its progress, and from there back', async ({ expect }) => {
    const { two, member, ids } = await aDeskOfTwo('owner')
    const to = `${new URL(aPage(two)).origin}/elsewhere`
    const { status, headers } = await send(member, `/desk/${two.id}/comments/${ids[1]}/move`, {
      ...FIELDS,
      under: '',
      page: to,
    })
    expect(status).toBe(303)
    const location = headers.get('location')!
    expect(location).toMatch(/\/moves\/\d+\?order=newest&across=all&item=\d+$/)
    const { text } = await visit(member, location)
    expect(text).toContain(
      `href="/desk/all?order=newest&amp;item=${ids[1]}&amp;of=${two.id}">Back to the list`,
    )
  })

  it('what a form says wrong is said with the place kept', async ({ expect }) => {
    const { two, member, ids } = await aDeskOfTwo('owner')
    for (const [act, typed] of [
      ['edit', { body: '', revision: '1' }],
      ['ban', { end: 'day', how: 'open' }],
    ] as const) {
      const { status, text } = await send(member, `/desk/${two.id}/comments/${ids[1]}/${act}`, {
        ...FIELDS,
        ...typed,
      })
      expect(status, act).toBe(422)
      expect(text, act).toContain('<input type="hidden" name="across" value="all"/>')
    }
  })
})

describe('one decision about comments of several sites, by a form', () => {
  const bulk = (member: Member, fields: Record<string, string>) =>
    send(member, '/desk/all/comments', { action: 'approve', from: 'held', across: 'all', ...fields })

  it('is one at each site, with a way back from each', async ({ expect }) => {
    const { one, two, member, ids } = await aDeskOfTwo()
    const { status, text } = await bulk(member, {
      [`pick-${ids[0]}`]: `1@${one.id}`,
      [`pick-${ids[1]}`]: `1@${two.id}`,
      [`pick-${ids[2]}`]: `1@${one.id}`,
    })
    expect(status).toBe(200)
    expect(await Promise.all(ids.map(statusOf))).toEqual([1, 1, 1])
    expect(text).toContain(`${one.name}: 2 approved.`)
    expect(text).toContain(`${two.name}: 1 approved.`)
    const undos = [...text.matchAll(/action="(\/desk\/[^"]+\/bulk\/\d+\/undo\?across=all)"/g)]
    expect(undos).toHaveLength(2)
    const ofOne = undos.find(([, url]) => url!.includes(one.id))!
    const back = await send(member, ofOne[1]!, {})
    expect(back.headers.get('location')).toBe('/desk/all')
    expect(await Promise.all(ids.map(statusOf))).toEqual([0, 1, 0])
  })

  it('tells what one site refused beside what was done at the other', async ({ expect }) => {
    const { one, two, member, ids } = await aDeskOfTwo('reader')
    const { text } = await bulk(member, {
      [`pick-${ids[0]}`]: `1@${one.id}`,
      [`pick-${ids[1]}`]: `1@${two.id}`,
    })
    expect(text).toContain(`${one.name}: 1 approved.`)
    expect(text).toContain(`${two.name}: Your role at this site does not include that.`)
    expect(await Promise.all(ids.map(statusOf))).toEqual([1, 0, 0])
  })

  it('takes nothing that is named as another site’s, nor anything of a stranger’s site', async ({
    expect,
  }) => {
    const { one, two, member, ids } = await aDeskOfTwo()
    const foreign = await aSite()
    const { id } = await aComment(foreign, {}, { ctx: testContext({ now: Date.now() }) })
    const { text } = await bulk(member, {
      [`pick-${ids[1]}`]: `1@${one.id}`,
      [`pick-${id}`]: `1@${foreign.id}`,
      [`pick-${ids[0]}`]: `1@${two.id}`,
    })
    expect(text).toContain(`${one.name}: 0 approved. 1 is not of this site.`)
    expect(text).not.toContain(foreign.id)
    expect(await Promise.all([...ids, id].map(statusOf))).toEqual([0, 0, 0, 0])
  })

  it.for([101, 10_000])(
    'refuses %d of all sites together, and decides none of them',
    async (count, { expect }) => {
      const { one, two, member } = await aDeskOfTwo()
      const more = Array.from({ length: count }, (_, at) => [
        `pick-${at + 1}`,
        `1@${(at % 2 ? one : two).id}`,
      ])
      const before = await dumpDatabase()
      const { status, text } = await bulk(member, Object.fromEntries(more))
      expect(status).toBe(422)
      expect(text).toContain('At most 100 comments go at a time. “Decide all that match…” below the queue')
      expect(rowsIn(text)).toHaveLength(3)
      expect(await dumpDatabase()).toBe(before)
    },
  )

  it('decides as many of several sites as may be picked at once', async ({ expect }) => {
    const { one, two, member } = await aDeskOfTwo()
    const [here, there] = [await aCrowd(one, 60), await aCrowd(two, 40)]
    const picks = [here.ids.map((id) => [id, one] as const), there.ids.map((id) => [id, two] as const)].flat()
    const { status, text } = await bulk(
      member,
      Object.fromEntries(picks.map(([id, site]) => [`pick-${id}`, `1@${site.id}`])),
    )
    expect(status).toBe(200)
    expect(text).toContain(`${one.name}: 60 approved.`)
    expect(text).toContain(`${two.name}: 40 approved.`)
    expect([await tally(one), await tally(two)]).toEqual([
      { 0: 2, 1: 60 },
      { 0: 1, 1: 40 },
    ])
  })

  it('asks for a pick where none is', async ({ expect }) => {
    const { member } = await aDeskOfTwo()
    const { status, text } = await bulk(member, { 'pick-5': '1' })
    expect(status).toBe(422)
    expect(text).toContain('Pick at least one comment first.')
  })
})
