import { isoTime } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { withFreshIds } from '../../platform/fresh-ids'
import { encodeHeader, mailbox } from '../letter/header-text'
import type { Message } from '../letter/message'
import { insertKeptMail } from '../queries'
import type { MailTransport } from './transport'

/** A mail that would have been sent, with its headers as they would stand on the wire. */
export interface StoredMail {
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly html: string
}

/** Sends nothing: keeps the mail whole in D1, where /demo/outbox shows it. */
export const developmentTransport = (ctx: Pick<Ctx, 'db' | 'newId'>): MailTransport => ({
  async send(message) {
    const stored = JSON.stringify(storedMail(message))
    await withFreshIds(() => ctx.db.run(insertKeptMail(ctx.newId(), stored, message.date)))
    return message.messageId
  },
})

export const storedMail = (message: Message): StoredMail => ({
  to: message.to,
  from: message.from.name === '' ? message.from.address : `${message.from.name} <${message.from.address}>`,
  subject: message.subject,
  headers: {
    From: mailbox(message.from),
    To: message.to,
    Subject: encodeHeader(message.subject),
    Date: isoTime(message.date),
    'Message-ID': message.messageId,
    ...message.headers,
  },
  text: message.text,
  html: message.html,
})
