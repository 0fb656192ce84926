import { describe, it } from 'vitest'
import { mailKindWords } from '../../../../src/desk/mail/mail-kinds'
import { MAIL_SAMPLES } from '../../../../src/desk/mail/mail-samples'
import { translator } from '../../../../src/i18n/translate'

/** What the log calls every mail of the product. */
const KINDS = new Set(
  MAIL_SAMPLES.map(
    (sample) =>
      sample.compose({
        siteId: 'courier',
        siteName: 'The Courier',
        locale: 'en',
        publicUrl: 'https://comments.test',
        now: Date.UTC(2026, 10, 30),
      }).kind,
  ),
)

describe('the kinds of mail at the desk', () => {
  it.for([...KINDS].map((kind) => [kind] as const))('%s has words of its own', ([kind], { expect }) => {
    for (const locale of ['en', 'de'] as const) {
      const words = mailKindWords(translator(locale), kind)
      expect(words).not.toContain('.')
      const others = [...KINDS].filter((other) => other !== kind)
      expect(others.map((other) => mailKindWords(translator(locale), other))).not.toContain(words)
    }
  })

  it('one that nobody sends any more is told as the log has it', ({ expect }) => {
    expect(mailKindWords(translator('en'), 'fax.send')).toBe('fax.send')
  })
})
