import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aMember } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { aToken } from '../../support/a-token'
import { aNetwork, call } from '../../support/api'
import { testContext } from '../../support/test-context'

// Every command of the documentation that asks the Worker something is sent to it, as a reader would paste it.

const PAGES = import.meta.glob<string>('../../../docs/{guides,reference}/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

interface Command {
  readonly document: string
  readonly text: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

const HOST = /^https?:\/\/(?:localhost:8787|comments\.example\.org)/

/** `curl -X PUT URL -H 'A: b' -d '…'`, as the shell would split it. */
function read(document: string, text: string): Command {
  const words = [...text.replaceAll('\\\n', ' ').matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare!,
  )
  const after = (flag: string) => words.flatMap((word, at) => (word === flag ? [words[at + 1]!] : []))
  const [json] = after('--json')
  const body = json ?? after('-d')[0]
  return {
    document,
    text,
    method: after('-X')[0] ?? (body === undefined ? 'GET' : 'POST'),
    url: words.find((word) => HOST.test(word)) ?? '',
    headers: {
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...Object.fromEntries(after('-H').map((header) => header.split(': ', 2) as [string, string])),
    },
    body,
  }
}

const COMMANDS = Object.entries(PAGES).flatMap(([path, page]) =>
  [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
    .flatMap(([, code]) => code!.split(/\n(?=curl )/))
    .filter((text) => text.startsWith('curl '))
    // What the build makes is a file beside the Worker.
    .filter((text) => !/\/(openapi|embed)\.[\w.]+( \||$)/.test(text.trim()))
    .map((text) => read(path.slice(path.lastIndexOf('/') + 1), text.trim())),
)

describe('a command of the documentation', () => {
  it('is found wherever one stands', ({ expect }) => {
    expect(COMMANDS.length).toBeGreaterThanOrEqual(10)
    for (const { text, url } of COMMANDS) expect(url, text).toMatch(HOST)
  })

  for (const command of COMMANDS) {
    const { method, url, headers, body, document } = command
    it(`${document}: ${method} ${url.replace(HOST, '')} does what it says`, async ({ expect }) => {
      const site = await aSite({ hold: 'none' })
      const ctx = testContext({ now: Date.now() })
      const comment = await aComment(site, {}, { ctx })
      const owner = await aMember(site, 'owner')
      const script = await aToken(site, owner, ['read', 'moderate', 'addresses', 'log', 'settings'])
      /** The demo's site, page and comment become those of this test. */
      const own = (text: string) =>
        text
          .replace(HOST, '')
          .replaceAll(/\/(demo|blog|my-blog)\//g, `/${site.id}/`)
          .replaceAll(/http:\/\/localhost:8788\/street-lights|https:\/\/example\.org\/post\/1/g, aPage(site))
          .replaceAll('https%3A%2F%2Fexample.org%2Fpost%2F1', encodeURIComponent(aPage(site)))
          .replaceAll(/\b34\d{14}\b/g, String(comment.id))
          .replaceAll('TOKEN', url.includes('/v1/desk/') ? script : comment.token)
      const { status, text } = await call(own(url), {
        method,
        headers: {
          ...aNetwork(),
          ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, own(value)])),
        },
        ...(body !== undefined && { body: own(body) }),
      })
      expect(status, text).toBeLessThan(300)
    })
  }
})
