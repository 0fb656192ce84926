import { readFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import { KEYS } from '../../src/desk/account/key-table'
import { translator } from '../../src/i18n/translate'

const t = translator('en')
const SIGNS: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '↵' }
const written = (key: string) => `\`${SIGNS[key] ?? key.replace('Shift+', '⇧')}\``

describe('the page about keys', () => {
  it('has the rows of the table, in its order and words', ({ expect }) => {
    const page = readFileSync('docs/reference/keys.md', 'utf8')
    const rows = [...page.matchAll(/^\| (`.+`) \| (.+) \|$/gm)].map(([, keys, does]) => [keys, does])
    expect(rows).toEqual(
      KEYS.map(({ keys, says }) => [
        // Ten digits are a row of their own words.
        keys.length > 2 ? `${written(keys[0]!)} to ${written(keys.at(-1)!)}` : keys.map(written).join(' '),
        t(says),
      ]),
    )
  })
})
