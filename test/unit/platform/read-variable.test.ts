import { describe, it } from 'vitest'
import { missing, originOf } from '../../../src/platform/read-variable'

describe('the origin of an address', () => {
  it.for([
    ['https://comments.example.org', 'https://comments.example.org'],
    ['https://comments.example.org/', 'https://comments.example.org'],
    ['https://comments.example.org/a/b?c#d', 'https://comments.example.org'],
    ['https://Comments.Example.ORG', 'https://comments.example.org'],
    ['https://comments.example.org:443', 'https://comments.example.org'],
    ['https://comments.example.org:8443', 'https://comments.example.org:8443'],
    ['http://localhost:8788', 'http://localhost:8788'],
    ['http://localhost:80', 'http://localhost'],
    ['https://user:secret@example.org', 'https://example.org'],
    ['https://müller.example', 'https://xn--mller-kva.example'],
  ] as const)('of %s is %s', ([text, origin], { expect }) => {
    expect(originOf(text)).toBe(origin)
  })

  it.for([
    '',
    'comments.example.org',
    'comments.example.org:8788',
    '//example.org',
    'ftp://example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/plain,x',
    'blob:https://example.org/x',
    'https://',
    'https:// example.org',
    'https://example.org:99999',
  ])('there is none of %j', (text, { expect }) => {
    expect(originOf(text)).toBeUndefined()
  })
})

describe('the fault of a variable', () => {
  it('names the variable, the fix and where to read on, and no value of it', ({ expect }) => {
    expect(missing('SIGNING_KEYS', 'must be set').message).toBe(
      'SIGNING_KEYS must be set. See docs/reference/configuration.md.',
    )
  })
})
