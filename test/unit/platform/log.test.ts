import { afterEach, describe, it, vi } from 'vitest'
import { consoleLog } from '../../../src/platform/log'

afterEach(() => {
  vi.restoreAllMocks()
})

/** What the product wrote, line by line. */
function listen(to: 'log' | 'error'): string[] {
  const lines: string[] = []
  vi.spyOn(console, to).mockImplementation((line: unknown) => void lines.push(String(line)))
  return lines
}

describe('a line of the log', () => {
  it('is one JSON object with the event and its facts', ({ expect }) => {
    const lines = listen('log')
    consoleLog.info('mail.heard', { provider: 'ses', known: true, count: 2 })
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { event: 'mail.heard', provider: 'ses', known: true, count: 2 },
    ])
  })

  it('stays one line, whatever stands in a fact', ({ expect }) => {
    const lines = listen('log')
    consoleLog.info('x', { said: 'a\nb\u2028{"event":"forged"}' })
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('\n')
    expect(JSON.parse(lines[0]!)).toMatchObject({ event: 'x', said: 'a\nb\u2028{"event":"forged"}' })
  })

  it('leaves out facts nobody knows', ({ expect }) => {
    const lines = listen('log')
    consoleLog.info('x', { known: undefined })
    expect(lines[0]).toBe('{"event":"x"}')
  })

  it('of a fault carries its words and where it happened', ({ expect }) => {
    const lines = listen('error')
    consoleLog.error('request.fault', new TypeError('no such thing'), { route: '/v1/:site' })
    const [line] = lines.map((text) => JSON.parse(text))
    expect(line).toMatchObject({ event: 'request.fault', route: '/v1/:site', message: 'no such thing' })
    expect(line.stack).toContain('TypeError: no such thing')
  })

  it.for([
    ['a text', 'gone', 'gone'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a number', 404, '404'],
  ] as const)(
    'of something thrown that is no error carries it as text: %s',
    ([, thrown, said], { expect }) => {
      const lines = listen('error')
      consoleLog.error('job.failed', thrown)
      expect(JSON.parse(lines[0]!)).toEqual({ event: 'job.failed', message: said })
    },
  )

  it('of a fault goes out by the channel of faults alone', ({ expect }) => {
    const [plain, faults] = [listen('log'), listen('error')]
    consoleLog.error('x', new Error('y'))
    consoleLog.info('z')
    expect([plain.length, faults.length]).toEqual([1, 1])
  })
})
