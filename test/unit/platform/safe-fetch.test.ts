import { afterEach, describe, it, vi } from 'vitest'
import { AddressRefused, checkAddress, NoAnswer, safeFetch } from '../../../src/platform/safe-fetch'

const LIVE = { publicUrl: 'https://comments.example.org', development: false }
const LOCAL = { publicUrl: 'http://localhost:8787', development: true }

afterEach(() => void vi.restoreAllMocks())

/** Answers in the place of the network, and remembers what was asked. */
function aNetwork(answer: (signal: AbortSignal) => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit }[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    asked.push({ url: String(input), init: init as RequestInit })
    return answer((init as RequestInit).signal as AbortSignal)
  })
  return asked
}

const post = (config: typeof LIVE, url: string, limits?: { timeoutMs: number; maxBytes: number }) =>
  safeFetch(config, url, { method: 'POST', headers: { 'X-Key': 'k' }, body: '{}' }, limits)

describe('checkAddress', () => {
  it.for(['https://api.example.com/emails', 'https://API.Example.com:443/a?b=c', 'https://bücher.example/'])(
    'lets %s be asked',
    (address, { expect }) => {
      expect(checkAddress(LIVE, address).protocol).toBe('https:')
    },
  )

  it.for([
    ['no address', 'emails'],
    ['another scheme', 'ftp://api.example.com/'],
    ['a file', 'file:///etc/passwd'],
    ['plain http', 'http://api.example.com/'],
    ['another port', 'https://api.example.com:8443/'],
    ['a user', 'https://user@api.example.com/'],
    ['a password', 'https://:secret@api.example.com/'],
    ['loopback', 'https://127.0.0.1/'],
    ['loopback by name', 'https://localhost/'],
    ['a name below localhost', 'https://api.localhost/'],
    ['IPv4', 'https://203.0.113.9/'],
    ['IPv4 as one number', 'https://2130706433/'],
    ['IPv4 in hex', 'https://0x7f000001/'],
    ['IPv4 in octal', 'https://0177.0.0.1/'],
    ['IPv4 cut short', 'https://127.1/'],
    ['the address of cloud metadata', 'https://169.254.169.254/latest/meta-data/'],
    ['IPv6', 'https://[2001:db8::1]/'],
    ['IPv4 in IPv6', 'https://[::ffff:127.0.0.1]/'],
    ['NAT64', 'https://[64:ff9b::7f00:1]/'],
    ['a name without a dot', 'https://intranet/'],
    ['.local', 'https://printer.local/'],
    ['.internal', 'https://metadata.google.internal/'],
    ['.home.arpa', 'https://box.home.arpa/'],
    ['a dot at the end', 'https://api.example.com./'],
    ['ourselves', 'https://comments.example.org/v1/'],
    ['ourselves in capitals', 'https://COMMENTS.example.org/'],
  ] as const)('refuses %s', ([, address], { expect }) => {
    expect(() => checkAddress(LIVE, address)).toThrow(AddressRefused)
  })

  it('lets fakes on this computer be asked in development, and nothing else that is private', ({
    expect,
  }) => {
    for (const address of ['http://127.0.0.1:4000/a', 'http://localhost:4000/', 'http://[::1]:4000/']) {
      expect(checkAddress(LOCAL, address).href).toBe(address)
      expect(() => checkAddress(LIVE, address), address).toThrow(AddressRefused)
    }
    for (const address of ['http://10.0.0.1/', 'http://api.example.com/', 'https://printer.local/']) {
      expect(() => checkAddress(LOCAL, address), address).toThrow(AddressRefused)
    }
  })

  it('names the host and nothing else of the address, which may hold a secret', ({ expect }) => {
    expect(() => checkAddress(LIVE, 'https://user:s3cret@api.example.com/hook/t0ken')).toThrow(
      /^api\.example\.com must not be asked with a password in the address$/,
    )
  })
})

describe('safeFetch', () => {
  it('hands over what it was given and returns status and text', async ({ expect }) => {
    const asked = aNetwork(() => new Response('{"message":"Grüße"}', { status: 422 }))
    expect(await post(LIVE, 'https://api.example.com/emails')).toMatchObject({
      status: 422,
      text: '{"message":"Grüße"}',
    })
    expect(asked).toHaveLength(1)
    expect(asked[0]!.url).toBe('https://api.example.com/emails')
    expect(asked[0]!.init).toMatchObject({
      method: 'POST',
      headers: { 'X-Key': 'k' },
      body: '{}',
      redirect: 'manual',
    })
  })

  it.for([301, 302, 303, 307, 308])(
    'S-61: does not follow a %s, which would get the key',
    async (status, { expect }) => {
      const asked = aNetwork(
        () => new Response(null, { status, headers: { location: 'https://elsewhere.example/' } }),
      )
      const attempt = post(LIVE, 'https://api.example.com/')
      await expect(attempt).rejects.toBeInstanceOf(AddressRefused)
      await expect(attempt).rejects.toThrow(`api.example.com leads elsewhere (${status})`)
      expect(asked).toHaveLength(1)
    },
  )

  it('asks nobody at an address it refuses', async ({ expect }) => {
    const asked = aNetwork(() => new Response('ok'))
    await expect(post(LIVE, 'https://169.254.169.254/')).rejects.toBeInstanceOf(AddressRefused)
    expect(asked).toEqual([])
  })

  it('stops reading an answer that is too long, whatever length it announced', async ({ expect }) => {
    let pulled = 0
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          pulled++
          controller.enqueue(new Uint8Array(1000))
        },
      })
    aNetwork(() => new Response(endless(), { headers: { 'content-length': '10' } }))
    const attempt = post(LIVE, 'https://api.example.com/', { timeoutMs: 5000, maxBytes: 4000 })
    await expect(attempt).rejects.toThrow('api.example.com answers with more than 4000 bytes')
    expect(pulled).toBeLessThan(20)
  })

  it('takes an answer of exactly the length that fits', async ({ expect }) => {
    aNetwork(() => new Response('x'.repeat(4000)))
    const { text } = await post(LIVE, 'https://api.example.com/', { timeoutMs: 5000, maxBytes: 4000 })
    expect(text).toHaveLength(4000)
  })

  it('gives up on who does not answer', async ({ expect }) => {
    aNetwork(
      (signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    )
    const attempt = post(LIVE, 'https://api.example.com/', { timeoutMs: 20, maxBytes: 10 })
    await expect(attempt).rejects.toBeInstanceOf(NoAnswer)
    await expect(attempt).rejects.toThrow('api.example.com took too long')
  })

  it('tells only the host of who cannot be reached', async ({ expect }) => {
    aNetwork(() => Promise.reject(new TypeError('connect to https://api.example.com/?key=s3cret failed')))
    const attempt = post(LIVE, 'https://api.example.com/?key=s3cret')
    await expect(attempt).rejects.toBeInstanceOf(NoAnswer)
    await expect(attempt).rejects.toThrow(/^api\.example\.com cannot be reached$/)
  })
})
