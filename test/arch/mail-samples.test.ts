import { describe, it } from 'vitest'
import { readSources } from './source'

const sources = readSources('src').filter(({ folder }) => folder !== 'client')

/** Kinds of mail as the code names them: in letters themselves, and in the constants they share. */
const kindsIn = (text: string): string[] =>
  [...text.matchAll(/\bkind: '([a-z]+\.[a-z-]+)'|\b[A-Z_]*MAIL = '([a-z]+\.[a-z-]+)'/g)].map(
    ([, kind, shared]) => (kind ?? shared)!,
  )

describe('mails of the product', () => {
  it('are all among the samples that the desk previews', ({ expect }) => {
    const composing = sources.filter(
      ({ text }) => /\bblocks: \[/.test(text) && !/export const \w+MailSamples/.test(text),
    )
    expect(composing.length).toBeGreaterThan(1)
    const sampled = sources.filter(({ text }) => /MailSamples: readonly MailSample\[\]/.test(text))
    // A file of samples makes its letters by importing the functions that make the real ones.
    const unsampled = composing.filter(({ path, folder }) => {
      const name = path
        .split('/')
        .at(-1)!
        .replace(/\.tsx?$/, '')
      return !sampled.some((file) => file.folder === folder && file.text.includes(`/${name}'`))
    })
    expect(unsampled.map(({ path }) => path)).toEqual([])
    expect(sources.flatMap(({ text }) => kindsIn(text)).length).toBeGreaterThan(2)
  })

  it('reach the desk, slice by slice', ({ expect }) => {
    const gathered = sources.find(({ path }) => path === 'src/desk/mail/mail-samples.ts')!.text
    const lists = sources.flatMap(({ text }) =>
      [...text.matchAll(/export const (\w+MailSamples)\b/g)].map(([, name]) => name!),
    )
    expect(lists.filter((name) => !gathered.includes(`...${name},`))).toEqual([])
  })
})
