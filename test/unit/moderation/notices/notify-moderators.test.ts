import { describe, it } from 'vitest'
import { DAY_MS } from '../../../../src/kernel/time'
import { notifyModerators } from '../../../../src/moderation/public'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aMember } from '../../../support/a-member'
import { aSite } from '../../../support/a-site'
import { mailsTo } from '../../../support/kept-mail'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const tell = (site: Site, commentId: number, ctx = testContext()) =>
  notifyModerators(ctx, { siteId: site.id, commentId })

describe('notifyModerators', () => {
  it('mails every owner and moderator of the site, and nobody else', async ({ expect }) => {
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    const moderator = await aMember(site, 'moderator')
    const reader = await aMember(site, 'reader')
    const stranger = await aMember(await aSite(), 'owner')
    const { id } = await aComment(site)
    await tell(site, id)
    const counts = await Promise.all(
      [owner, moderator, reader, stranger].map(async (who) => (await mailsTo(who)).length),
    )
    expect(counts).toEqual([1, 1, 0, 0])
  })

  it('carries the text, a link of one’s own and the way to the desk', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const { id } = await aComment(site, {
      name: 'Ada',
      title: 'The post',
      body: `Begin ${'x'.repeat(1500)} end`,
    })
    await tell(site, id)
    const [mail] = await mailsTo(member)
    expect(mail!.subject).toBe('New comment by Ada on “The post”')
    expect(mail!.text.replace(/\s/g, '')).toContain('end')
    expect(mail!.text).toContain(`https://comments.test/desk/${site.id}?item=${id}`)
    const token = /\/moderate\/([\w.-]+)/.exec(mail!.text)![1]!
    const reading = await testContext().tokens.read('moderate', token)
    expect(reading).toEqual({ state: 'good', value: [site.id, id, 1, member.personId] })
  })

  it('speaks the language of the site', async ({ expect }) => {
    const site = await aSite({ locale: 'de' })
    const member = await aMember(site)
    const { id } = await aComment(site)
    await tell(site, id)
    expect((await mailsTo(member))[0]!.text).toContain('wartet auf die Moderation')
  })

  it('holds no address of the author', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const { id } = await aComment(site, { email: 'ada@lovelace.example' })
    await tell(site, id)
    expect(JSON.stringify(await mailsTo(member))).not.toContain('lovelace')
  })

  it('quotes markup as the text it is', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const { id } = await aComment(site, { body: '<img src=x onerror=alert(1)>', name: '<b>Ada</b>' })
    await tell(site, id)
    const [mail] = await mailsTo(member)
    expect(mail!.html).not.toMatch(/<img|<b>Ada/)
    expect(mail!.html).toContain('&lt;img src=x')
  })

  it('tells nobody twice when the job runs twice', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const { id } = await aComment(site)
    await tell(site, id)
    await tell(site, id)
    expect(await mailsTo(member)).toHaveLength(1)
  })

  it('tells who was not told yet when the first run broke off', async ({ expect }) => {
    const site = await aSite()
    const [first, second] = [await aMember(site), await aMember(site)]
    const { id } = await aComment(site)
    const ctx = testContext()
    const broken = {
      ...ctx,
      tokens: { ...ctx.tokens, sign: async () => Promise.reject(new Error('broken off')) },
    }
    await expect(notifyModerators(broken, { siteId: site.id, commentId: id })).rejects.toThrow('broken off')
    await tell(site, id)
    expect(await mailsTo(first)).toHaveLength(1)
    expect(await mailsTo(second)).toHaveLength(1)
  })

  it.for(['published', 'rejected', 'returned', 'spam', 'deleted'] as const)(
    'says nothing of a comment that is %s by now',
    async (status, { expect }) => {
      const site = await aSite()
      const member = await aMember(site)
      const { id } = await aComment(site)
      await setStatus(id, status)
      await tell(site, id)
      expect(await mailsTo(member)).toEqual([])
    },
  )

  it('says nothing of a comment or site that is gone', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    await tell(site, 12_345)
    await tell({ ...site, id: 'nowhere' }, (await aComment(site)).id)
    expect(await mailsTo(member)).toEqual([])
  })

  it('gives a link that ends after a week', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const ctx = testContext()
    const { id } = await aComment(site, {}, { ctx })
    await tell(site, id, ctx)
    const token = /\/moderate\/([\w.-]+)/.exec((await mailsTo(member))[0]!.text)![1]!
    ctx.sleep(7 * DAY_MS - 1)
    expect((await ctx.tokens.read('moderate', token)).state).toBe('good')
    ctx.sleep(1)
    expect((await ctx.tokens.read('moderate', token)).state).toBe('expired')
  })
})
