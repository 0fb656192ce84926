import { type Sum, solve } from '../../src/client/sum'
import { type Answer, postJson } from './api'

/** What a browser works out for a challenge. @param problem an answer that asks for one, or the challenge itself */
export const aSolution = (problem: Sum, content: string): Promise<string> =>
  solve(problem, content, { isConnected: true })

/** Posts as our elements do: what is asked for is worked out, and the same sent again with it. */
export async function postSolving(
  path: string,
  fields: Readonly<Record<string, unknown>>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const first = await postJson(path, fields, headers)
  if (first.json?.code !== 'limits/challenge-needed') return first
  const content = String(fields.email !== undefined && fields.body === undefined ? fields.email : fields.body)
  return postJson(path, { ...fields, solution: await aSolution(first.json, content) }, headers)
}
