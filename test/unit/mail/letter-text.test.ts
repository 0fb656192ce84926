import { describe, it } from 'vitest'
import { translator } from '../../../src/i18n/translate'
import { defang } from '../../../src/mail/defang'
import { letterText, wrap } from '../../../src/mail/letter-text'

describe('wrap', () => {
  it('breaks at spaces, keeps line breaks, and never cuts a word', ({ expect }) => {
    expect(wrap('aaa bbb ccc', 7)).toBe('aaa bbb\nccc')
    expect(wrap('aaa\n\nbbb', 7)).toBe('aaa\n\nbbb')
    expect(wrap('a-very-long-word bb', 7)).toBe('a-very-long-word\nbb')
    expect(wrap('', 7)).toBe('')
  })
})

describe('letterText', () => {
  it('quotes every line of what others wrote, also the empty ones', ({ expect }) => {
    const text = letterText('S', [{ kind: 'quote', text: 'One.\n\nTwo.', by: 'Ada' }], translator('de'))
    expect(text).toBe('S\n\nAda schrieb:\n> One.\n>\n> Two.\n')
  })
})

describe('defang', () => {
  for (const [text, harmless] of [
    ['https://evil.example/a', 'https[:]//evil[.]example/a'],
    ['www.evil.example', 'www[.]evil[.]example'],
    ['me@evil.example', 'me@evil[.]example'],
    ['ftp://192.0.2.1/x', 'ftp[:]//192.0.2.1/x'],
    ['bücher.example', 'bücher[.]example'],
    ['One. Two... 3.14 e.g. this', 'One. Two... 3.14 e.g. this'],
  ] as const) {
    it(`S-14: makes ${harmless} of ${text}`, ({ expect }) => {
      expect(defang(text)).toBe(harmless)
    })
  }
})
