import type { Site } from '../../src/sites/public'
import { askOwnData } from '../../src/subscribers/data/ask-own-data'
import { sendDataLink } from '../../src/subscribers/data/send-data-link'
import { preferencesLink } from '../../src/subscribers/links'
import { aSubscriber, mailTo, type TestSubscriber } from './a-subscriber'
import type { TestCtx } from './test-context'

/** A subscriber with the token of their own page. */
export async function aReader(
  site: Site,
  ctx: TestCtx,
  fields: Parameters<typeof aSubscriber>[2] = {},
): Promise<TestSubscriber & { readonly own: string }> {
  const subscriber = await aSubscriber(site, ctx, fields)
  const link = await preferencesLink(ctx, site.id, subscriber.id)
  return { ...subscriber, own: link.slice(link.lastIndexOf('/') + 1) }
}

/** Asks for all data, and opens the mailbox. @returns the token of the link, or undefined if no mail went out */
export async function anOwnDataToken(
  site: Site,
  ctx: TestCtx,
  reader: { readonly id: number; readonly own: string; readonly email: string },
): Promise<string | undefined> {
  const before = (await mailTo(ctx, reader.email)).length
  await askOwnData(ctx, reader.own)
  await sendDataLink(ctx, { siteId: site.id, subscriberId: reader.id, mailId: ctx.newId() })
  const mails = await mailTo(ctx, reader.email)
  return mails.length > before ? /\/own-data\/([\w.-]+)/.exec(mails[0]!.text)?.[1] : undefined
}
