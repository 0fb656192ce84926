import fc from 'fast-check'
import { describe, it } from 'vitest'
import { DOUBTS, packDoubts } from '../../../../src/comments/checks/assess'
import {
  placeMarks,
  riskMark,
  textMark,
  threadMark,
  whyMark,
} from '../../../../src/comments/checks/place-marks'
import { bandOf, RISK_BANDS, riskOf } from '../../../../src/comments/checks/risk'

const row = (more: Partial<Parameters<typeof placeMarks>[0]> = {}) =>
  placeMarks({ thread_id: 't1', body: 'A word.', doubts: null, ...more })

describe('what the queue finds a comment by', () => {
  it('is its page, its words, why it waits, and how risky it is', ({ expect }) => {
    expect(row()).toEqual(['thread:t1', 'text:a word', 'risk:low'])
    const doubts = packDoubts([
      { code: 'word', about: 'casino', field: 'text', rule: 1 },
      { code: 'word', about: 'pills', field: 'text', rule: 2 },
      { code: 'shouting' },
    ])
    expect(row({ doubts })).toEqual(['thread:t1', 'text:a word', 'why:word', 'why:shouting', 'risk:high'])
  })

  it('has no words where there are none', ({ expect }) => {
    expect(row({ body: '!!! 👍' })).toEqual(['thread:t1', 'risk:low'])
    expect(textMark('')).toBeUndefined()
  })

  it('leaves out reasons that a later version wrote', ({ expect }) => {
    expect(row({ doubts: '[{"code":"later"}]' })).toEqual(['thread:t1', 'text:a word', 'risk:low'])
  })

  it.for([
    ['Buy  NOW!', 'buy now'],
    ['buy now', 'buy\nnow…'],
    ['Ｂｕｙ now', 'buy now'],
    ['Größe', 'GRÖSSE'.toLowerCase().replace('ss', 'ß')],
  ] as const)('takes %j and %j for the same words', ([one, other], { expect }) => {
    expect(textMark(one)).toBe(textMark(other))
  })

  it.for([
    ['buy now', 'buynow'],
    ['buy now', 'now buy'],
    ['buy 1', 'buy 2'],
  ] as const)('takes %j and %j for different ones', ([one, other], { expect }) => {
    expect(textMark(one)).not.toBe(textMark(other))
  })

  it('are told apart by what they are', ({ expect }) => {
    const marks = [whyMark('all'), riskMark('low'), threadMark('low'), textMark('low')]
    expect(new Set(marks).size).toBe(4)
  })
})

describe('the risk of a comment', () => {
  it.for([
    [[], 0, 'low'],
    [['all'], 0, 'low'],
    [['first', 'unproven', 'old'], 15, 'low'],
    [['shouting'], 15, 'low'],
    [['repeated'], 20, 'raised'],
    [['linked', 'first'], 20, 'raised'],
    [['links'], 30, 'raised'],
    [['links', 'insisted'], 50, 'high'],
    [['word'], 50, 'high'],
    [['word', 'word', 'word'], 100, 'high'],
  ] as const)('of %j is %d: %s', ([codes, points, band], { expect }) => {
    const risk = riskOf(codes.map((code) => ({ code })))
    expect([risk, bandOf(risk)]).toEqual([points, band])
  })

  it('never falls with another finding, and stays between 0 and 100', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DOUBTS)), fc.constantFrom(...DOUBTS), (codes, one) => {
        const findings = codes.map((code) => ({ code }))
        const [before, after] = [riskOf(findings), riskOf([...findings, { code: one }])]
        return before >= 0 && after >= before && after <= 100
      }),
    )
  })

  it('is told by points for every finding there is, in the guide too', async ({ expect }) => {
    const guide = (await import('../../../../docs/guides/moderate.md?raw')).default as string
    const told = [...guide.matchAll(/^\| [^|]+ \| (\d+) \|$/gm)].map(([, points]) => Number(points))
    const points = [...new Set(DOUBTS.map((code) => riskOf([{ code }])))].sort((a, b) => b - a)
    expect(told).toEqual(expect.arrayContaining(points))
    expect(RISK_BANDS).toEqual(['high', 'raised', 'low'])
  })
})
