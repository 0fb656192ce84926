import { describe, it } from 'vitest'
import { MINUTE_MS } from '../../../../src/kernel/time'
import type { Mail } from '../../../../src/mail/mail'
import { listUncertain } from '../../../../src/mail/public'
import { sendEach } from '../../../../src/mail/sending/send-each'
import { HopelessJob, RetryLater } from '../../../../src/platform/outbox'
import { aSite } from '../../../support/a-site'
import { mailsTo } from '../../../support/kept-mail'
import { testContext } from '../../../support/test-context'

const aLetter = (ctx: ReturnType<typeof testContext>, siteId: string, fail?: Error) => {
  const mail: Mail = {
    siteId,
    siteName: 'The Courier',
    kind: 'test.letter',
    to: `reader-${crypto.randomUUID().slice(0, 13)}@example.org`,
    locale: 'en',
    subject: 'News',
    blocks: [{ kind: 'text', text: 'There is news.' }],
  }
  const compose = () => {
    if (fail) throw fail
    return mail
  }
  return { logId: ctx.newId(), to: mail.to, compose }
}

const countsOf = (letters: readonly { readonly to: string }[]) =>
  Promise.all(letters.map(async ({ to }) => (await mailsTo({ email: to })).length))

describe('of several mails in one job', () => {
  it('one that may have gone before its Worker died keeps nobody else from theirs', async ({ expect }) => {
    const [ctx, site] = [testContext(), await aSite()]
    const letters = [1, 2, 3].map(() => aLetter(ctx, site.id))
    const resumed = { left: 1 }
    expect(await sendEach({ ...ctx, isResumed: () => resumed.left-- > 0 }, letters)).toEqual([])
    expect(await countsOf(letters)).toEqual([0, 1, 1])
    expect(await ctx.db.all(listUncertain(site.id, 10))).toHaveLength(1)
    expect(ctx.logged).toEqual(['mail.uncertain'])
  })

  it('one that failed for a while is told of when the others have theirs', async ({ expect }) => {
    const [ctx, site] = [testContext(), await aSite()]
    const letters = [aLetter(ctx, site.id, new Error('SMTP 451')), aLetter(ctx, site.id)]
    expect(await sendEach(ctx, letters)).toEqual([{ letter: letters[0], error: new Error('SMTP 451') }])
    expect(await countsOf(letters)).toEqual([0, 1])
  })

  it.for([new HopelessJob('stopped'), new RetryLater('too fast', MINUTE_MS)])(
    'what stops or slows the sender stops all of them: %s',
    async (error, { expect }) => {
      const [ctx, site] = [testContext(), await aSite()]
      const letters = [aLetter(ctx, site.id, error), aLetter(ctx, site.id)]
      await expect(sendEach(ctx, letters)).rejects.toBe(error)
      expect(await countsOf(letters)).toEqual([0, 0])
    },
  )
})
