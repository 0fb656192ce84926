import { describe, it } from 'vitest'
import { parseWebAddress } from '../../../src/kernel/web-address'

describe('a website', () => {
  it.for([
    ['example.com', 'https://example.com/'],
    ['example.com/a?b#c', 'https://example.com/a?b#c'],
    ['http://example.com', 'http://example.com/'],
    ['HTTPS://Example.COM/A', 'https://example.com/A'],
    ['example.com:8080/x', 'https://example.com:8080/x'],
    ['münchen.example', 'https://xn--mnchen-3ya.example/'],
  ] as const)('%j is %j', ([typed, address], { expect }) => {
    expect(parseWebAddress(typed)).toBe(address)
  })

  it.for([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'https://user@example.com/',
    'https://bank.com@evil.example/',
    'https://exa mple.com',
    'https://example.com/"onmouseover=alert(1)',
    "https://example.com/'x",
    'https://example.com/<b>',
    'https://example.com/`x`',
    'https:\\\\example.com',
    'mailto:a@example.com',
    'nothing',
    'https://',
    '\ud800.com',
  ])('%j is none', (typed, { expect }) => {
    expect(parseWebAddress(typed)).toBeUndefined()
  })
})
