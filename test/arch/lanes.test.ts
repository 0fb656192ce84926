import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import { argsOf, closingLine, countOf, LANES, withoutCount } from '../../scripts/lanes.mjs'

describe('the lanes of npm test', () => {
  it('run every project of vitest.config.ts once, or a folder of it in one lane and the rest in another', ({
    expect,
  }) => {
    // Read as text: to import it would load all of the Worker's runtime.
    const config = readFileSync('vitest.config.ts', 'utf8')
    const projects = [...config.matchAll(/in(?:Workerd|Node)\('(\w+)'/g)].map(([, name]) => name!)
    const lanes = Object.values(LANES)
    expect(new Set(lanes.flatMap((lane) => lane.projects))).toEqual(new Set(projects))
    for (const project of projects) {
      const its = lanes.filter((lane) => lane.projects.includes(project))
      const parts = its.flatMap(({ only, without }) => [only, without]).filter((part) => part !== undefined)
      if (its.length === 1) expect(parts, project).toEqual([])
      else {
        expect(its.map(({ only, without }) => [only, without].filter(Boolean).length)).toEqual([1, 1])
        expect(new Set(parts).size, project).toBe(1)
        expect(
          its.filter(({ only }) => only),
          project,
        ).toHaveLength(1)
        expect(existsSync(parts[0]!), parts[0]).toBe(true)
      }
    }
  })

  it('tell vitest so', ({ expect }) => {
    expect(argsOf({ projects: ['unit', 'arch'] })).toEqual(['--project=unit', '--project=arch'])
    expect(argsOf({ projects: ['browser'], only: 'test/browser/desk' })).toEqual([
      '--project=browser',
      'test/browser/desk/',
    ])
    expect(argsOf({ projects: ['browser'], without: 'test/browser/desk' })).toEqual([
      '--project=browser',
      '--exclude=test/browser/desk/**',
    ])
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
