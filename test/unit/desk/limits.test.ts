import { describe, it } from 'vitest'
import { readLimits } from '../../../src/desk/settings/read-limits'
import { DAY_MS } from '../../../src/kernel/time'
import { pullBrake } from '../../../src/limits/queries'
import { aComment } from '../../support/a-comment'
import { aMember, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { anAddress } from '../../support/a-subscriber'
import { postJson } from '../../support/api'
import { testContext } from '../../support/test-context'

const settings = (more: Record<string, string> = {}) => ({
  name: 'The Courier',
  origins: 'https://courier.example',
  locale: 'en',
  hold: 'all',
  ...more,
})

describe('the desk’s page of limits', () => {
  it('says how much of the day is used, and that nothing is unusual', async ({ expect }) => {
    const site = await aSite({ signUpsDaily: 40, commentsDaily: 1500 })
    const ctx = testContext({ now: Date.now() })
    await postJson(`/v1/${site.id}/subscriptions`, { email: anAddress() })
    for (const body of ['One.', 'Two.']) await aComment(site, { body }, { ctx })
    const { status, text } = await visit(await aMember(site), `/desk/${site.id}/limits`)
    expect(status).toBe(200)
    expect(text).toContain('1 of 40')
    expect(text).toContain('2 of 1,500')
    expect(text).toContain('Nothing unusual today.')
    expect(text).toContain('No day came near its limits.')
    // A moderator changes no settings, and is not led there.
    expect(text).not.toContain('#limits-section')
  })

  it('tells of a pulled brake and of earlier days', async ({ expect }) => {
    const [site, ctx] = [await aSite(), testContext({ now: Date.now() })]
    const day = Math.floor(ctx.clock.now() / DAY_MS)
    await ctx.db.batch([
      pullBrake(site.id, day, 'sign-up', 2, ctx.clock.now(), ctx.newId()),
      pullBrake(site.id, day - 3, 'comment', 1, 1, ctx.newId()),
      pullBrake(site.id, day - 31, 'comment', 2, 1, ctx.newId()),
    ])
    const { text } = await visit(await aMember(site, 'owner'), `/desk/${site.id}/limits`)
    expect(text).toContain('Today’s limit of sign-ups is used up.')
    expect(text).toContain('many comments: devices did a sum first')
    expect(text).not.toContain('all of them waited')
    expect(text).toContain(`/desk/${site.id}/settings#limits-section`)
    const german = await visit(await aMember(site, 'owner'), `/desk/${site.id}/limits?lang=de`)
    expect(german.text).toContain('Die Grenze der Anmeldungen von heute ist erreicht.')
  })

  it('reads the rows it shows, in one round trip, and counts comments no further than their limit', async ({
    expect,
  }) => {
    const site = await aSite({ commentsDaily: 3 })
    const ctx = testContext()
    for (const body of ['1', '2', '3', '4', '5']) await aComment(site, { body }, { ctx })
    const reading = testContext({ now: ctx.clock.now() })
    expect((await readLimits(reading, site)).used.comment).toBe(3)
    expect(reading.db.usage.roundTrips).toBe(1)
    expect(reading.db.usage.rowsRead).toBeLessThanOrEqual(10)
  })
})

describe('the settings', () => {
  it('take the limits, and keep what is wrong beside its field', async ({ expect }) => {
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    const path = `/desk/${site.id}/settings`
    const fields = { challenge: 'always', signUpsDaily: '12', commentsDaily: ' 900 ' }
    expect((await send(owner, path, settings(fields))).status).toBe(303)
    const shown = (await visit(owner, path)).text
    expect(shown).toMatch(/<option value="always" selected/)
    expect(shown).toMatch(/name="signUpsDaily"[^>]*value="12"/)
    expect(shown).toMatch(/name="commentsDaily"[^>]*value="900"/)
    for (const wrong of ['0', '-1', '1.5', 'many', '1000001', '']) {
      const refused = await send(owner, path, settings({ ...fields, signUpsDaily: wrong }))
      expect(refused.status, wrong).toBe(422)
      expect(refused.text).toMatch(/name="signUpsDaily"[^>]*aria-invalid="true"/)
    }
    expect((await visit(owner, path)).text).toMatch(/name="signUpsDaily"[^>]*value="12"/)
  })
})
