import fc from 'fast-check'
import { describe, it } from 'vitest'
import { ALLOWED_TAGS, renderMarkdown } from '../../../../src/comments/form/render-markdown'

const REL = 'rel="nofollow ugc noopener"'

/** The allow-list, read from the output: tags, and for links nothing but a safe address and our rel. */
function violations(html: string): string[] {
  const wrong: string[] = []
  for (const [tag, name, attributes] of html.matchAll(/<\/?([a-zA-Z][^\s/>]*)([^>]*)>/g)) {
    if (!(ALLOWED_TAGS as readonly string[]).includes(name!)) wrong.push(tag)
    const rest = attributes!
      .replace(/^ href="(?:https?:\/\/|mailto:)[^"<>]*"/, '')
      .replace(` ${REL}`, '')
      .replace(/^ start="\d+"/, '')
    if (rest.trim() !== '' && rest.trim() !== '/') wrong.push(tag)
  }
  return wrong
}

describe('Markdown', () => {
  it.for([
    ['*a* **b**', '<p><em>a</em> <strong>b</strong></p>'],
    ['one\ntwo', '<p>one<br>\ntwo</p>'],
    ['> said', '<blockquote>\n<p>said</p>\n</blockquote>'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['3. c', '<ol start="3">\n<li>c</li>\n</ol>'],
    ['`x < y`', '<p><code>x &lt; y</code></p>'],
    ['```js\n<b>\n```', '<pre><code>&lt;b&gt;\n</code></pre>'],
    ['~~old~~', '<p><s>old</s></p>'],
    ['[a](https://example.org)', `<p><a href="https://example.org" ${REL}>a</a></p>`],
    [
      'see https://example.org/x?a=1&b=2.',
      `<p>see <a href="https://example.org/x?a=1&amp;b=2" ${REL}>https://example.org/x?a=1&amp;b=2</a>.</p>`,
    ],
    ['see www.example.org', `<p>see <a href="http://www.example.org" ${REL}>www.example.org</a></p>`],
  ] as const)('%j is %j', ([typed, html], { expect }) => {
    expect(renderMarkdown(typed)).toBe(html)
  })

  it.for([
    ['a heading', '# Big'],
    ['an underlined heading', 'Big\n==='],
    ['an image', '![x](https://example.org/x.png)'],
    ['HTML', '<b>bold</b><script>alert(1)</script>'],
    ['a comment of HTML', '<!-- x --><![CDATA[x]]><?php x ?>'],
    ['a table', '| a |\n|---|\n| b |'],
    ['a link by reference', '[x][1]\n\n[1]: javascript:alert(1)'],
  ] as const)('does not make %s', ([, typed], { expect }) => {
    const html = renderMarkdown(typed)
    expect(violations(html)).toEqual([])
    expect(html).not.toMatch(/<(h\d|img|script|b|table)\b/)
  })

  it.for([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java&#115;cript:alert(1)',
    'java%0ascript:alert(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'https://bank.example@evil.example/',
    'https://user:pass@evil.example/',
    '//evil.example',
    '/desk',
    '#x',
  ])('links to no %j', (address, { expect }) => {
    for (const typed of [`[x](${address})`, `[x](<${address}>)`, `<${address}>`]) {
      expect(renderMarkdown(typed), typed).not.toMatch(/<a [^>]*(script|data:|file:|@|"\/|"#)/i)
    }
  })

  it('names no class from what was typed', ({ expect }) => {
    expect(renderMarkdown('```"onmouseover=alert(1) x\nhi\n```')).toBe('<pre><code>hi\n</code></pre>')
  })

  it('gives nothing but the allow-list, for any text', ({ expect }) => {
    const bits = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '`',
      '&',
      '[',
      ']',
      '(',
      ')',
      '!',
      '*',
      '_',
      '#',
      '>',
      '-',
      '\n',
      '\\',
      ' ',
      '&lt;',
      '&#x22;',
      '<a href=',
      'https://a.example/',
      'javascript:',
      '<img src=x onerror=alert(1)>',
      '<svg/onload=alert(1)>',
      '](',
      '```',
      '~~',
      'onerror=',
      'a',
      '1.',
    )
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 40 }), (parts) => {
        expect(violations(renderMarkdown(parts.join('')))).toEqual([])
      }),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (noise) => violations(renderMarkdown(noise)).length === 0),
    )
  })

  it.for([
    ['brackets', '['.repeat(20_000)],
    ['nested quotes', '> '.repeat(10_000)],
    ['nested lists', '- '.repeat(10_000)],
    ['stars', '*a '.repeat(7_000)],
    ['underscores', '_'.repeat(20_000)],
    ['backticks', Array.from({ length: 200 }, (_, at) => '`'.repeat(at)).join(' ')],
    ['open links', '[a]('.repeat(5_000)],
    ['addresses', 'http://a.example/'.repeat(1_200)],
    ['at signs', '@'.repeat(20_000)],
    ['one word', 'a'.repeat(20_000)],
    ['angle brackets', '<'.repeat(20_000)],
    ['entities', '&#35;'.repeat(4_000)],
    ['empty lines', '\n'.repeat(20_000)],
  ] as const)('is not slowed down by %s', ([, text], { expect }) => {
    // Work must stay near linear: twice the text may not take ten times as long. A ratio, so that a slow machine changes nothing.
    // The quickest of many turns, taken in turn: a moment that the computer spends elsewhere is nobody's work.
    const quickest = { whole: Infinity, half: Infinity }
    const time = (which: keyof typeof quickest, input: string) => {
      const start = performance.now()
      renderMarkdown(input)
      quickest[which] = Math.min(quickest[which], performance.now() - start)
    }
    const isLinear = () => quickest.whole < 10 * quickest.half + 50
    for (let turn = 0; turn < 30 && (turn < 3 || !isLinear()); turn++) {
      time('half', text.slice(0, text.length / 2))
      time('whole', text)
    }
    expect(renderMarkdown(text).length).toBeLessThan(text.length * 20 + 100)
    expect(isLinear(), JSON.stringify(quickest)).toBe(true)
  })
})
