import * as v from 'valibot'
import type { PageUrl } from '../../kernel/page-url'
import type { Site } from '../../sites/public'
import { optionalKey } from '../../web/fields'
import { checkInput, type RawInput } from '../../web/read-input'
import { whenUpToken } from '../own/ask-when-up'
import { statusLink } from '../own/status-links'
import type { OwnItem } from '../thread/comment'
import { checkSubmission } from './check-submission'
import { effortOf } from './effort'
import { submitComment } from './submit-comment'

/**
 * Posts what a form holds, and gives it back as its author is shown it: the same for the element and for the page without scripts.
 * @param key of the header `Idempotency-Key`, which goes before the form's own field
 * @param canSolve whether a script sends it, which can work out a challenge
 * @throws what `submitComment` throws, and web/fields-refused (422)
 */
export async function postComment(
  ctx: Parameters<typeof submitComment>[0],
  site: Site,
  raw: RawInput,
  header: string | undefined,
  locale: string,
  canSolve: boolean,
): Promise<{
  readonly page: PageUrl
  readonly own: OwnItem
  readonly token: string
  readonly claim?: string
  /** Whether it was posted before, and only its answer got lost. */
  readonly repeated: boolean
}> {
  const { key } = checkInput(v.object({ key: optionalKey }), {
    key: header ?? (raw.key === '' ? undefined : raw.key),
  })
  const input = checkSubmission(site, raw)
  const { id, status, html, token, verified, claim, rootId, depth, path, parentName, repeated } =
    await submitComment(ctx, site, input, key, locale, effortOf(raw, canSolve))
  // Who is being asked for the address anyhow is not asked twice within a minute.
  const mayWait = status === 'held' && input.email && claim === undefined
  const changeable = status === 'held' || site.settings.editMinutes > 0
  return {
    page: input.page,
    token,
    repeated,
    ...(claim !== undefined && { claim }),
    own: {
      status,
      statusLink: await statusLink(ctx, site.id, id),
      whenUp: mayWait ? await whenUpToken(ctx, site.id, id) : undefined,
      editable: changeable,
      deletable: changeable,
      parentName,
      done: 'comment',
      comment: {
        id,
        parentId: input.parentId ?? null,
        rootId,
        path,
        depth,
        state: 'published',
        name: input.name,
        url: input.url ?? null,
        verified,
        html,
        createdAt: ctx.clock.now(),
        publishedAt: ctx.clock.now(),
        editedAt: null,
        editedByTeam: false,
        score: 0,
        badge: null,
        pinned: false,
        children: [],
      },
    },
  }
}
