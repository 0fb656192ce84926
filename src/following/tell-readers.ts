import { followingLink, stopLink } from '../followers/public'
import { negotiateLocale } from '../i18n/negotiate-locale'
import { translator } from '../i18n/translate'
import { parseEmail } from '../kernel/email-address'
import { type Mail, sendEach } from '../mail/public'
import type { Ctx } from '../platform/context'
import { composeNews, ITEMS_MAX, type NewsItem } from './news-mail'
import type { NewsRow } from './queries'

/** So many readers are taken at a time: their mails fit into a job's lease also if a mail server is slow. */
export const BATCH = 20

/** One reader with what they do not know yet. */
export interface Told {
  readonly id: number
  readonly email: string
  readonly locale: string
  readonly siteId: string
  readonly siteName: string
  readonly mailId: number
  /** Newest first. */
  readonly items: readonly NewsItem[]
  /** The one follow this mail is about, if it is one. */
  readonly of?: { readonly threadId: string; readonly commentId: number }
}

/** Whom a run takes, as the statements look it up: {follower: [told before, mail]}. */
export const claimsOf = (claims: readonly (readonly [id: number, told: number, mailId: number])[]): string =>
  JSON.stringify(Object.fromEntries(claims.map(([id, ...claim]) => [id, claim])))

/** What of these is news to a reader: not their own words. Whoever writes under their address counts as them; nothing is lost but a mail. */
export const newsTo = <Row extends Pick<NewsRow, 'author_email'>>(
  email: string,
  rows: readonly Row[],
): Row[] => {
  const own = parseEmail(email)?.key
  return rows.filter(({ author_email: by }) => by === null || parseEmail(by)?.key !== own)
}

export const toItem = (
  row: Pick<NewsRow, 'id' | 'author_name' | 'body' | 'page'>,
  answers: boolean,
): NewsItem => ({ id: row.id, name: row.author_name, body: row.body, page: row.page, answers })

/**
 * One mail to each.
 * @returns ids of those whose mail is to be tried again
 * @throws HopelessJob, GateClosed or RetryLater if the sender has to stop or wait (mail/sending/send-each.ts)
 */
export async function tellReaders(ctx: Ctx, readers: readonly Told[]): Promise<readonly number[]> {
  const letters = readers.map((reader) => ({
    id: reader.id,
    logId: reader.mailId,
    compose: () => compose(ctx, reader),
  }))
  return (await sendEach(ctx, letters)).map(({ letter }) => letter.id)
}

async function compose(ctx: Ctx, { id, siteId, of, items, ...reader }: Told): Promise<Mail> {
  const t = translator(negotiateLocale(reader.locale, undefined, undefined))
  const shown = items.slice(0, ITEMS_MAX).reverse()
  const [stop, stopAll, manage] = await Promise.all([
    of && stopLink(ctx, siteId, id, of),
    stopLink(ctx, siteId, id),
    followingLink(ctx, siteId, id),
  ])
  const to = { siteId, siteName: reader.siteName, email: reader.email }
  return composeNews(to, shown, items.length - shown.length, { stop, stopAll, manage }, t)
}
