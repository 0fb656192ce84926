import fc from 'fast-check'
import { describe, it } from 'vitest'
import { translator } from '../../../../src/i18n/translate'
import { defang } from '../../../../src/mail/letter/defang'
import { letterText, wrap } from '../../../../src/mail/letter/letter-text'

describe('wrap', () => {
  it('breaks at spaces, keeps line breaks, and never cuts a word', ({ expect }) => {
    expect(wrap('aaa bbb ccc', 7)).toBe('aaa bbb\nccc')
    expect(wrap('aaa\n\nbbb', 7)).toBe('aaa\n\nbbb')
    expect(wrap('a-very-long-word bb', 7)).toBe('a-very-long-word\nbb')
    expect(wrap('', 7)).toBe('')
  })

  it('breaks Japanese and Chinese between characters of twice the width, never before what closes', ({
    expect,
  }) => {
    expect(wrap('一二三四五六七', 8)).toBe('一二三四\n五六七')
    expect(wrap('一二三四。五', 8)).toBe('一二三\n四。五')
    expect(wrap('一二三「四」五', 8)).toBe('一二三\n「四」五')
    expect(wrap('カートとページ', 8)).toBe('カートと\nページ')
    expect(wrap('The Courierからのお知らせ', 18)).toBe('The Courierからの\nお知らせ')
    expect(wrap('見る https://example.org/a-long-one', 10)).toBe('見る\nhttps://example.org/a-long-one')
  })

  it('loses nothing and makes no line too long that can be broken, whatever the words', ({ expect }) => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'word',
        'The Courier',
        ' ',
        '  ',
        '\n',
        '。',
        '「',
        '」',
        'お知らせ',
        '会話',
        '、',
        '12:30',
        '😀',
        'é',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const wrapped = wrap(text, 20)
        expect(wrapped.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of wrapped.split('\n')) {
          const wide = line.length + (line.match(/[\u3000-\u30ff\u4e00-\u9fff]/g)?.length ?? 0)
          // Only what hangs together may be longer: a word, a character with all that opens before and closes behind it.
          if (wrap(line, 1).includes('\n')) expect(wide, JSON.stringify(line)).toBeLessThanOrEqual(20)
        }
      }),
    )
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
