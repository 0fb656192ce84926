// Makes src/kernel/confusables.ts from Unicode's table of confusable characters (UTS 39):
//   node scripts/make-confusables.mjs confusables.txt
// The file stands at https://www.unicode.org/Public/security/latest/confusables.txt. Run it again when a new version of Unicode is out.
import { readFileSync, writeFileSync } from 'node:fs'

const OUT = 'src/kernel/confusables.ts'
const LINES = 200

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

const groups = new Map()
for (const [source, target] of [...bySource].sort(([a], [b]) => a.codePointAt(0) - b.codePointAt(0))) {
  groups.set(target, [...(groups.get(target) ?? []), source.codePointAt(0)])
}
const packed = [...groups].map(([target, sources]) => {
  const steps = sources.map((code, at) => (code - (sources[at - 1] ?? 0)).toString(36))
  return `${[...target].map((character) => character.codePointAt(0).toString(36)).join('+')}:${steps.join()}`
})
const perLine = Math.ceil(packed.length / LINES)
const lines = Array.from({ length: Math.ceil(packed.length / perLine) }, (_, at) =>
  packed.slice(at * perLine, (at + 1) * perLine).join(' '),
)
writeFileSync(
  OUT,
  `// Made by scripts/make-confusables.mjs from Unicode ${version}: ${bySource.size} characters that look like others (UTS 39, confusables.txt).
// Groups \`target:sources\`; code points in base 36, those of a target joined by "+", each source as its distance from the one before.
export const CONFUSABLES = \`
${lines.join('\n')}
\`
`,
)
console.log(`${OUT}: ${bySource.size} characters of Unicode ${version}`)

function charactersOf(codes) {
  const points = codes.trim().split(/\s+/).filter(Boolean)
  return points.map((code) => String.fromCodePoint(Number.parseInt(code, 16))).join('')
}
