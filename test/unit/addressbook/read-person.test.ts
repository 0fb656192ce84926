import { describe, it } from 'vitest'
import { personFile } from '../../../src/addressbook/person-file'
import { readPerson } from '../../../src/addressbook/read-person'
import { isoTime } from '../../../src/kernel/time'
import { endByHand } from '../../../src/subscribers/by-hand/end-by-hand'
import { aList } from '../../support/a-list'
import { aSite } from '../../support/a-site'
import { aSubscriber, newsContext } from '../../support/a-subscriber'

describe('one subscriber at the desk', () => {
  it('is shown with lists, receipts and mails', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'letter')
    const reader = await aSubscriber(site, ctx, { list: ['news', 'letter'], name: 'Ada' })
    const person = await readPerson(ctx, site, reader.id, true)
    expect(person).toMatchObject({ id: reader.id, email: reader.email, name: 'Ada', status: 'confirmed' })
    expect(person.lists.map(({ list_id }) => list_id).sort()).toEqual(['letter', 'news'])
    expect(person.receipts.map(({ id }) => id)).toEqual([reader.consentId])
    expect(person.mails).toHaveLength(1)
    expect(person.stops).toEqual([])
    expect(person.softBounces).toBe(0)
  })

  it('has no address, name or hash for whoever may not see them', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx, { name: 'Ada Lovelace' })
    const person = await readPerson(ctx, site, reader.id, false)
    expect(person.email).not.toBe(reader.email)
    expect(person.name).toBeNull()
    expect(JSON.stringify([person.email, person.name])).not.toContain('Lovelace')
    for (const maySee of [true, false]) {
      expect(await readPerson(ctx, site, reader.id, maySee)).not.toHaveProperty('email_key')
    }
  })

  it('is unknown if there is none, or on another site', async ({ expect }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    for (const [where, id] of [
      [site, 1],
      [other, reader.id],
    ] as const) {
      await expect(readPerson(ctx, where, id, true)).rejects.toMatchObject({ code: 'addressbook/unknown' })
    }
  })

  it('has a history of what was done to them and to nobody else', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const [one, two] = [await aSubscriber(site, ctx), await aSubscriber(site, newsContext())]
    await endByHand(newsContext(), site.id, 7, one.id)
    const ended = (actions: readonly { action: string }[]) =>
      actions.filter(({ action }) => action === 'subscriber.end').length
    expect(ended((await readPerson(ctx, site, one.id, true)).actions)).toBe(1)
    expect(ended((await readPerson(ctx, site, two.id, true)).actions)).toBe(0)
  })
})

describe('the file of a person', () => {
  it('says times in ISO 8601, and nothing where there is none', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    const at = isoTime(ctx.clock.now())
    const file = personFile(await readPerson(ctx, site, reader.id, true))
    expect(file).toMatchObject({
      email: reader.email,
      status: 'confirmed',
      createdAt: at,
      confirmedAt: at,
      unsubscribedAt: null,
      pausedUntil: null,
      lists: [{ id: 'news', joinedAt: at, leftAt: null }],
      suppressions: [],
    })
    expect(file.receipts).toMatchObject([
      { form: 'default', lists: ['news'], requestedAt: at, confirmedAt: at, confirmAgent: 'Browser/1' },
    ])
  })

  it('says when they left, and calls the team the team', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    const later = newsContext()
    await endByHand(later, site.id, 7, reader.id)
    const at = isoTime(later.clock.now())
    const file = personFile(await readPerson(ctx, site, reader.id, true))
    expect(file).toMatchObject({ status: 'unsubscribed', unsubscribedAt: at, lists: [{ leftAt: at }] })
    expect(file.actions).toContainEqual({ action: 'subscriber.end', by: 'team', at })
    expect(JSON.stringify(file)).not.toContain('person:7')
  })

  it('holds the proof of a receipt only where a file brought one', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    const person = await readPerson(ctx, site, reader.id, true)
    expect(personFile(person).receipts[0]).not.toHaveProperty('file')
    const [receipt] = person.receipts
    const brought = { ...person, receipts: [{ ...receipt!, proof: '{"source":"fair"}' }] }
    expect(personFile(brought).receipts[0]).toMatchObject({ file: { source: 'fair' } })
  })

  it('has ids of mails as text, which numbers of scripts would round', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    const person = await readPerson(ctx, site, reader.id, true)
    const [receipt] = person.receipts
    expect(personFile(person).receipts[0]!.mailId).toBe(String(receipt!.mail_id))
    const unsent = { ...person, receipts: [{ ...receipt!, mail_id: null }] }
    expect(personFile(unsent).receipts[0]!.mailId).toBeNull()
  })
})
