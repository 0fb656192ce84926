// Makes src/kernel/confusables.ts from Unicode's table of confusable characters (UTS 39):
//   node scripts/make-confusables.mjs confusables.txt
// The file stands at https://www.unicode.org/Public/security/latest/confusables.txt. Run it again when a new version of Unicode is out.
import { readFileSync, writeFileSync } from 'node:fs'

const OUT = 'src/kernel/confusables.ts'
const BLOCK_BITS = 8

const [file] = process.argv.slice(2)
if (!file) {
  console.error('Name the file: node scripts/make-confusables.mjs confusables.txt')
  process.exit(1)
}
const text = readFileSync(file, 'utf8')
const version = /^# Version: (\S+)/m.exec(text)?.[1] ?? 'unknown'

/** What a source becomes. Sources that NFD takes apart and those that are left out anyway never reach the table. */
const bySource = new Map()
for (const line of text.split('\n')) {
  const [from, to] = line.split('#', 1)[0].split(';')
  if (to === undefined) continue
  const source = charactersOf(from)
  const target = charactersOf(to).normalize('NFD')
  if (source !== source.normalize('NFD') || /\p{Default_Ignorable_Code_Point}/u.test(source)) continue
  if (target !== source) bySource.set(source, target)
}

const blocks = new Map()
for (const [source, target] of [...bySource].sort(([a], [b]) => a.codePointAt(0) - b.codePointAt(0))) {
  const code = source.codePointAt(0)
  const block = code >> BLOCK_BITS
  const { last, pairs } = blocks.get(block) ?? { last: block << BLOCK_BITS, pairs: [] }
  // Most stand beside the one before.
  const step = code - last === 1 ? '' : (code - last).toString(36)
  const codes = [...target].map((character) => character.codePointAt(0).toString(36))
  blocks.set(block, { last: code, pairs: [...pairs, `${step}:${codes.join('+')}`] })
}
writeFileSync(
  OUT,
  `// Made by scripts/make-confusables.mjs from Unicode ${version}: ${bySource.size} characters that look like others (UTS 39, confusables.txt).

/** A block holds so many characters: two to this power. */
export const BLOCK_BITS = ${BLOCK_BITS}

/**
 * By block, pairs \`step:target\`: the distance from the character before, or from the block's first, 1 where nothing stands; code points are in base
 * 36, those of a target joined by "+".
 */
export const CONFUSABLES: Readonly<Record<number, string>> = {
${[...blocks].map(([block, { pairs }]) => `  ${block}: '${pairs.join(' ')}',`).join('\n')}
}
`,
)
console.log(`${OUT}: ${bySource.size} characters of Unicode ${version}`)

function charactersOf(codes) {
  const points = codes.trim().split(/\s+/).filter(Boolean)
  return points.map((code) => String.fromCodePoint(Number.parseInt(code, 16))).join('')
}
