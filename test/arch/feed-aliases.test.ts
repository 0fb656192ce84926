import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { generateAtomFeed } from 'feedsmith'
import { describe, it } from 'vitest'

/** The aliases of wrangler.toml that lead to this file. */
const aliasesTo = (file: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...readFileSync('wrangler.toml', 'utf8').matchAll(/^"([^"]+)" = "([^"]+)"$/gm)]
      .filter(([, , to]) => to === file)
      .map(([, from]) => [from!, resolve(file)]),
  )

const STAND_IN = './src/comments/feed/no-vocabularies.ts'

/** The writer of feeds as the Worker has it. */
async function ours(): Promise<{ readonly write: typeof generateAtomFeed; readonly text: string }> {
  const aliases = aliasesTo(STAND_IN)
  const { outputFiles } = await build({
    stdin: { contents: "export { generateAtomFeed } from 'feedsmith'", resolveDir: process.cwd() },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'aliases',
        setup: ({ onResolve }) =>
          onResolve({ filter: /./ }, ({ path }) => (path in aliases ? { path: aliases[path]! } : undefined)),
      },
    ],
  })
  const text = outputFiles[0]!.text
  const url = `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`
  const { generateAtomFeed: write } = (await import(/* @vite-ignore */ url)) as {
    generateAtomFeed: typeof generateAtomFeed
  }
  return { write, text }
}

const FEED: Parameters<typeof generateAtomFeed>[0] = {
  id: 'tag:comments.example,2026:courier/comments',
  title: { type: 'text', value: 'Comments on <Half> & "half"' },
  updated: new Date(Date.UTC(2026, 10, 30, 9)),
  links: [{ href: 'https://comments.example/feed?a=1&b=2', rel: 'self', type: 'application/atom+xml' }],
  generator: { text: 'Afterword' },
  entries: [
    {
      id: 'tag:comments.example,2026:courier/comments/2',
      title: { type: 'text', value: 'Ben on Half' },
      authors: [{ name: 'Ben', uri: 'https://ben.example/' }],
      published: new Date(Date.UTC(2026, 10, 30, 8)),
      updated: new Date(Date.UTC(2026, 10, 30, 9)),
      links: [{ href: 'https://courier.example/1#c-2', rel: 'alternate', type: 'text/html' }],
      content: {
        type: 'html',
        value: '<p>1 &lt; 2 ]]&gt; <a href="https://x.example/?a&amp;b">東京</a></p>',
      },
      thr: {
        inReplyTos: [
          { ref: 'tag:comments.example,2026:courier/comments/1', href: 'https://courier.example/1#c-1' },
        ],
      },
    },
  ],
}

describe('feeds, with what stands in for the vocabularies they do not speak', () => {
  it('are what the library writes with all of them', async ({ expect }) => {
    const { write } = await ours()
    expect(write(FEED)).toBe(generateAtomFeed(FEED))
    expect(write(FEED)).toContain('thr:in-reply-to')
    const empty = { ...FEED, entries: [] }
    expect(write(empty)).toBe(generateAtomFeed(empty))
  })

  it('leave them out of what is uploaded, under the paths by which the library still asks for them', async ({
    expect,
  }) => {
    const { text } = await ours()
    expect(text).not.toMatch(/ExpressionSet|prismstandard|search\.yahoo\.com\/mrss|purl\.org\/dc\/terms/)
    expect(Object.keys(aliasesTo(STAND_IN))).toHaveLength(17)
  })
})
