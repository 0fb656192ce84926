import { type Doubt, readDoubts } from './assess'
import { bandOf, type RiskBand, riskOf } from './risk'

export const whyMark = (code: Doubt['code']): string => `why:${code}`
export const riskMark = (band: RiskBand): string => `risk:${band}`
export const threadMark = (threadId: string): string => `thread:${threadId}`
/** The same words, whatever their case, marks and spaces; undefined where there are none. */
export function textMark(body: string): string | undefined {
  const words = body
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return words === null ? undefined : `text:${words.join(' ')}`
}

/** What the queue and its bulk find a comment by: its page, its words, why it waits. */
export function placeMarks(row: {
  readonly thread_id: string
  readonly body: string
  readonly doubts: string | null
}): readonly string[] {
  const doubts = readDoubts(row.doubts)
  const text = textMark(row.body)
  return [
    threadMark(row.thread_id),
    ...(text === undefined ? [] : [text]),
    ...new Set(doubts.map(({ code }) => whyMark(code))),
    riskMark(bandOf(riskOf(doubts))),
  ]
}
