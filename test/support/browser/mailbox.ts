import { waitUntil } from './wait-until'

/** What the development transport kept, as `/demo/outbox.json` tells it. */
export interface OutboxMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** The newest mail to an address, once it is there: mail leaves by outbox and queue, not within the request. */
export const mailTo = (workerUrl: string, to: string, subject: RegExp): Promise<OutboxMail> =>
  waitUntil(`a mail to ${to}`, async () => {
    const answer = await fetch(`${workerUrl}/demo/outbox.json`)
    const { items } = (await answer.json()) as { items: OutboxMail[] }
    return items.find((mail) => mail.to.includes(to) && subject.test(mail.subject))
  })
