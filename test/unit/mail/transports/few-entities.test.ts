import { describe, it } from 'vitest'
import { htmlEntities as all } from '../../../../node_modules/postal-mime/dist/esm/html-entities.js'
import { readReport } from '../../../../src/mail/bounces/read-report'
import { htmlEntities } from '../../../../src/mail/transports/few-entities'
import { plain } from '../../../support/reports'

const TOKEN = 'abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstu'

/** A mail server's words in two parts, as the library joins them: only then does it read markup at all. */
const inTwoParts = (markup: string) =>
  plain(
    { From: 'MAILER-DAEMON@mx.example', 'Content-Type': 'multipart/mixed; boundary="b"' },
    [
      ...['--b', 'Content-Type: text/plain', '', 'Not delivered.'],
      ...['--b', 'Content-Type: text/html', '', `<p>${markup}</p>`, '--b--'],
    ].join('\r\n'),
  )

describe('the few named characters of the Worker', () => {
  it('are as the library has them among its thousands', ({ expect }) => {
    expect(all).toMatchObject(htmlEntities)
    expect(Object.keys(all).length).toBeGreaterThan(2000)
  })

  it('are all that markup itself needs', ({ expect }) => {
    expect(Object.keys(htmlEntities)).toEqual(
      expect.arrayContaining(['&amp;', '&lt;', '&gt;', '&quot;', '&apos;']),
    )
  })

  it.for([
    ['550 5.1.1 user unknown', 'hard'],
    ['552 5.2.2 mailbox full', 'soft'],
    ['Your order has been shipped.', undefined],
  ] as const)(
    'are enough: "%s" says the same with every other name read, and with each left as it stands',
    async ([words, kind], { expect }) => {
      const others = Object.keys(all).filter((name) => !(name in htmlEntities))
      const names = others.join(' ')
      const report = (named: string) => readReport(inTwoParts(`${words} ${TOKEN} ${named}`))
      const read = await report(names)
      expect(read?.kind).toBe(kind)
      expect(read?.tokens).toEqual(kind && [TOKEN])
      expect(await report(names.replaceAll('&', '&amp;'))).toEqual(read)
    },
  )
})
