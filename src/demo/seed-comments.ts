import * as v from 'valibot'
import { SubmitComment, submitComment } from '../comments/public'
import { createIdSource } from '../kernel/id'
import { MINUTE_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { sha256 } from '../platform/hash'
import type { Site } from '../sites/public'
import articles from './article/articles.json'
import { type DemoComment, OTHER_ARTICLES } from './readers'
import { STREET_LIGHTS } from './street-lights'

/**
 * Posts what the demo's readers wrote, each at its own time, by the same use case as any visitor. Every comment has a key of its own, so that a
 * run that was cut short is finished by the next one and nothing stands twice.
 * @param site as it will be; it need not be stored yet
 * @param origin where the demo articles are
 */
export async function seedComments(ctx: Ctx, site: Site, origin: string): Promise<void> {
  const readers: Readonly<Record<string, readonly DemoComment[]>> = {
    'street-lights': STREET_LIGHTS,
    ...OTHER_ARTICLES,
  }
  for (const { slug, title } of articles) {
    for (const [at, comment] of (readers[slug] ?? []).entries()) {
      await post(ctx, site, { page: `${origin}/${slug}`, title }, comment, `${at}`)
    }
  }
}

async function post(
  ctx: Ctx,
  site: Site,
  article: { readonly page: string; readonly title: string },
  comment: DemoComment,
  place: string,
  parentId?: string,
): Promise<void> {
  const { name, body, url, email } = comment
  const written = ctx.clock.now() - comment.minutesAgo * MINUTE_MS
  const clock = { now: () => written }
  const { id } = await submitComment(
    // Forty readers at once from one computer: they would be stopped, or wait for a moderator.
    {
      ...ctx,
      clock,
      newId: createIdSource(clock.now),
      mayProceed: async () => true,
      isUnhurried: async () => true,
    },
    { ...site, settings: { ...site.settings, hold: comment.held ? 'all' : 'none' } },
    v.parse(SubmitComment, { ...article, parentId, name, body, url, email }),
    await keyOf(article.page, place),
  )
  for (const [at, reply] of (comment.replies ?? []).entries()) {
    await post(ctx, site, article, reply, `${place}.${at}`, String(id))
  }
}

/** A UUID (version 8) for a place in the demo, the same in every run. */
async function keyOf(page: string, place: string): Promise<string> {
  const bytes = new TextEncoder().encode(await sha256(`${page}\n${place}`))
  const hex = [...bytes.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-a$4-$5')
}
