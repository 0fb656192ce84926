import * as v from 'valibot'
import { type Submitted, submitComment } from '../../src/comments/form/submit-comment'
import { SubmitComment } from '../../src/comments/schema'
import type { Site } from '../../src/sites/public'
import { aPage } from './a-site'
import { type TestCtx, testContext } from './test-context'

/** Posts a comment as a visitor would; every field can be said. */
export function aComment(
  site: Site,
  fields: Partial<v.InferInput<typeof SubmitComment>> = {},
  { ctx = testContext(), key }: { ctx?: TestCtx; key?: string } = {},
): Promise<Submitted> {
  const input = { page: aPage(site), name: 'Ada', body: 'A word on this.', ...fields }
  return submitComment(ctx, site, v.parse(SubmitComment, input), key)
}
