import { describe, it } from 'vitest'
import { renderMarkdown } from '../../../../src/comments/form/render-markdown'
import { plainText } from '../../../../src/comments/thread/plain-text'

describe('the words of a comment', () => {
  it.for([
    ['Waiting *here*.', 'Waiting here.'],
    ['a **b** `c` d', 'a b c d'],
    ['one\n\ntwo\nthree', 'one two three'],
    ['- first\n- second', 'first second'],
    ['<script>alert(1)</script> & "so"', '<script>alert(1)</script> & "so"'],
    ['&lt;b&gt;', '<b>'],
    ['[text](https://example.org/?a=1&b=2)!', 'text!'],
  ] as const)('%j read as %j', ([written, read], { expect }) => {
    expect(plainText(renderMarkdown(written))).toBe(read)
  })
})
