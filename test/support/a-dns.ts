import { vi } from 'vitest'
import { dnsAnswer, type Zone } from './dns-answer'

/** The resolver answers from this zone; what it was asked is kept. */
export function resolves(zone: Zone): string[] {
  const asked: string[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const url = new URL(String(input))
    const [name, type] = [url.searchParams.get('name') ?? '', url.searchParams.get('type') ?? '']
    asked.push(`${url.origin}${url.pathname} ${type} ${name}`)
    const answer = dnsAnswer(zone, name, type)
    return answer ? Response.json(answer) : new Response('<html>', { status: 502 })
  })
  return asked
}
