import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dnsAnswer, type Zone } from '../dns-answer'

export interface FakeDns {
  readonly url: string
  /** What there is; a test changes it. */
  zone: Zone
  close(): Promise<void>
}

/** A DNS-over-HTTPS resolver on loopback, as Cloudflare's and Google's answer in JSON. */
export async function startFakeDns(zone: Zone = {}): Promise<FakeDns> {
  const dns = { zone }
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://fake')
    const isAsked = request.headers.accept === 'application/dns-json'
    const answer = isAsked
      ? dnsAnswer(dns.zone, searchParams.get('name') ?? '', searchParams.get('type') ?? '')
      : undefined
    response.writeHead(answer ? 200 : 502, { 'content-type': 'application/dns-json' })
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(dns, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dns-query`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}
