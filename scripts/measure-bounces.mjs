// How well reports are told apart, on the reports that Sisimai is tested with (github.com/sisimai/set-of-emails, BSD-2):
//   node scripts/measure-bounces.mjs set-of-emails expected.json
// `expected.json` says of each file what Sisimai makes of it, a row for each recipient: {"maildir/bsd/x.eml": [["5.1.1", "550", "userunknown", true]]}, the
// last of a row being whether the bounce is hard. The figures, and each report that is read otherwise, stand in
// docs/decisions/0029-what-a-bounce-says-of-an-address.md.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const [folder, file] = process.argv.slice(2)
if (!folder || !file) {
  console.error(
    'Name the reports and what is expected: node scripts/measure-bounces.mjs set-of-emails expected.json',
  )
  process.exit(1)
}
const { outputFiles } = await build({
  entryPoints: ['src/mail/bounces/read-report.ts'],
  bundle: true,
  format: 'esm',
  write: false,
})
const { readReport } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)

const found = new Map()
const otherwise = []
for (const [name, rows] of Object.entries(JSON.parse(readFileSync(file, 'utf8')))) {
  const expected = expectedOf(rows)
  const kind = (await readReport(readFileSync(join(folder, name))))?.kind ?? 'nothing'
  const counts = found.get(expected) ?? new Map()
  found.set(expected, counts.set(kind, (counts.get(kind) ?? 0) + 1))
  if ((expected === 'hard') !== (kind === 'hard'))
    otherwise.push(`${name}: ${rows.map(([, , reason]) => reason)} read as ${kind}`)
}
for (const [expected, counts] of found)
  console.log(`${expected}:`, [...counts].map(([kind, n]) => `${n} ${kind}`).join(', '))
console.log(otherwise.join('\n'))

/** Of a report about several, one to whom the mail may still go decides: ours go to one each. */
function expectedOf(rows) {
  const [[, , reason]] = rows
  if (['feedback', 'vacation', 'delivered'].includes(reason)) return reason
  return rows.every(([, , , isHard]) => isHard) ? 'hard' : 'soft'
}
