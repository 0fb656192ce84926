import { readFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import { closingLine, countOf, LANES, withoutCount } from '../../scripts/lanes.mjs'

describe('the lanes of npm test', () => {
  it('run every project of vitest.config.ts once', ({ expect }) => {
    // Read as text: to import it would load all of the Worker's runtime.
    const config = readFileSync('vitest.config.ts', 'utf8')
    const projects = [...config.matchAll(/in(?:Workerd|Node)\('(\w+)'/g)].map(([, name]) => name)
    expect(Object.values(LANES).flat().toSorted()).toEqual(projects.toSorted())
  })

  it('take the last count a run wrote', ({ expect }) => {
    expect(countOf('12 passed, 1 failed\nwords\n\n340 passed, 2 failed, 5 skipped\n', 1)).toEqual({
      passed: 340,
      failed: 2,
      skipped: 5,
    })
    expect(countOf(' 340 passed, 0 failed \n', 0)).toEqual({ passed: 340, failed: 0, skipped: 0 })
  })

  it('take words that only look like a count for words', ({ expect }) => {
    expect(countOf('7 passed, 0 failed\nTests 9 passed, 0 failed (9)\n', 0).passed).toBe(7)
  })

  it('count a run that died before it could count as one failure', ({ expect }) => {
    const dead = { passed: 0, failed: 1, skipped: 0 }
    expect(countOf('Segmentation fault', 139)).toEqual(dead)
    expect(countOf('', null)).toEqual(dead)
    expect(countOf('', 0)).toEqual(dead)
  })

  it('count a run that named no failure and ended badly as one', ({ expect }) => {
    expect(countOf('340 passed, 0 failed', 1)).toEqual({ passed: 340, failed: 1, skipped: 0 })
    expect(countOf('340 passed, 0 failed', null).failed).toBe(1)
    expect(countOf('340 passed, 3 failed', 1).failed).toBe(3)
  })

  it('close with one line for all', ({ expect }) => {
    const good = { passed: 300, failed: 0, skipped: 0 }
    expect(closingLine([good, good])).toBe('600 passed, 0 failed')
    expect(closingLine([good, { passed: 1, failed: 2, skipped: 3 }])).toBe('301 passed, 2 failed, 3 skipped')
  })

  it('keep all that a run wrote but its count', ({ expect }) => {
    expect(withoutCount('✓ one\n2 passed, 0 failed\n✓ two\n')).toBe('✓ one\n✓ two\n')
  })
})
