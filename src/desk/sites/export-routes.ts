import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import { requireFresh, requirePerson } from '../../auth/middleware'
import { ExportComments, exportComments } from '../../comments/public'
import { isoDay } from '../../kernel/time'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import type { Site } from '../../sites/public'
import { needs, type TokenEnv, withToken } from '../../team/middleware'
import type { AppEnv } from '../../web/app-env'
import { checkInput, readQuery } from '../../web/read-input'

/** All comments of a site as a file: `/desk/{site}/comments/export`. */
export const exportDesk = new Hono<MemberEnv>()

exportDesk.use('/:site/comments/export', requirePerson, withMembership)

exportDesk.get('/:site/comments/export', permit('comments.export'), requireFresh, (c) =>
  fileOf(c, c.var.site),
)

/** The same for scripts: `/v1/desk/{site}/export/comments`. */
export const exportApi = new Hono<TokenEnv>()

exportApi.use('/:site/export/*', withToken)

exportApi.get('/:site/export/comments', needs('comments.export'), (c) => fileOf(c, c.var.site))

function fileOf<E extends AppEnv>(c: Context<E>, site: Site): Response {
  const { ctx } = c.var
  const asked = checkInput(ExportComments, readQuery(c))
  const day = isoDay(ctx.clock.now())
  c.header('Content-Type', asked.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson')
  c.header('Content-Disposition', `attachment; filename="${site.id}-comments-${day}.${asked.format}"`)
  return stream(c, async (file) => {
    for await (const lines of exportComments(ctx, site.id, asked)) await file.write(lines)
  })
}
