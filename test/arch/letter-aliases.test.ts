import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { describe, it } from 'vitest'
import type { letterOf } from '../../src/mail/transports/transport-smtp'

const STAND_IN = './src/mail/transports/no-attachments.ts'

/** The aliases of wrangler.toml that lead to what stands in for parts of nodemailer. */
const ALIASES = new Map(
  [...readFileSync('wrangler.toml', 'utf8').matchAll(/^"([^"]+)" = "([^"]+)"$/gm)].flatMap(
    ([, from, to]): [string, string][] => (to === STAND_IN ? [[from!, resolve(STAND_IN)]] : []),
  ),
)

/** The writer of letters, as the Worker has it or with all of the library. */
async function writer(aliases: ReadonlyMap<string, string>) {
  const { outputFiles } = await build({
    stdin: { contents: "export { letterOf } from './src/mail/transports/transport-smtp'", resolveDir: '.' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'aliases',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\.\.?\// }, ({ path }) =>
            aliases.has(path) ? { path: aliases.get(path)! } : undefined,
          ),
      },
    ],
  })
  const module = { exports: {} as { readonly letterOf: typeof letterOf } }
  new Function('module', 'exports', 'require', outputFiles[0]!.text)(module, module.exports, require)
  return { ...module.exports, text: outputFiles[0]!.text }
}

const LETTER: Parameters<typeof letterOf>[0] = {
  messageId: '<1@comments.example>',
  from: { name: 'Der „Bote“, <täglich>', address: 'news@exämple.org' },
  to: 'Ada+1@bücher.example',
  returnPath: 'bounces+TOKEN@in.example.org',
  subject: 'Grüße',
  headers: { 'List-Unsubscribe': '<https://comments.example/unsubscribe/t>' },
  text: 'Words.',
  html: '<p>Words.</p>',
  date: Date.UTC(2026, 10, 30),
}

describe('letters, with what stands in for parts of the library they do not need', () => {
  it('are what it writes with all of them, in the same envelope', async ({ expect }) => {
    const written = async (aliases: ReadonlyMap<string, string>) => {
      const letter = await (await writer(aliases)).letterOf(LETTER)
      const text = await new Promise<string>((done, fail) => {
        letter.build((failure: Error | null, bytes: Buffer) =>
          failure ? fail(failure) : done(String(bytes)),
        )
      })
      // Parts are divided by chance.
      return {
        envelope: letter.getEnvelope(),
        text: text.replaceAll(/--[\w-]*Part_\w+|boundary="[^"]+"/g, '|'),
      }
    }
    const ours = await written(ALIASES)
    expect(ours).toEqual(await written(new Map()))
    expect(ours.envelope).toMatchObject({
      from: 'bounces+TOKEN@in.example.org',
      to: ['Ada+1@xn--bcher-kva.example'],
    })
    expect(ours.text).toContain('To: Ada+1@xn--bcher-kva.example')
  })

  it('leave them out of what is uploaded, under the paths by which the library still asks for them', async ({
    expect,
  }) => {
    const [ours, all] = await Promise.all([writer(ALIASES), writer(new Map())])
    expect(all.text.length - ours.text.length).toBeGreaterThan(30_000)
    expect(ALIASES.size).toBe(3)
  })
})
