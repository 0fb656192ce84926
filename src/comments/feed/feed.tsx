import { Hono } from 'hono'
import * as v from 'valibot'
import { sha256 } from '../../platform/hash'
import { type SiteEnv, withSite } from '../../sites/middleware'
import { optionalPageAddress } from '../../web/fields'
import { keepBriefly, siteTag, threadTag } from '../../web/public-cache'
import { checkInput, readQuery } from '../../web/read-input'
import { refuse } from '../errors'
import { wordsOf } from '../routes'
import { ReadThread } from '../schema'
import { readComment, readThread } from '../thread/read-thread'
import { StaticThread } from '../thread/static-thread'
import { feedAddress } from '../thread/thread-links'
import { feedTime, toAtom } from './atom'
import { commentOf, toOembed } from './oembed'
import { readFeed } from './read-feed'

/**
 * The conversation for programs that read: `/{site}/comments.atom` for feed readers, `/{site}/comments.html` for site generators, `/{site}/oembed` for who
 * quotes one comment.
 */
export const commentFeeds = new Hono<SiteEnv>()

commentFeeds.get('/:site/comments.atom', withSite, async (c) => {
  const { ctx, site, t } = c.var
  const { page } = checkInput(v.object({ page: optionalPageAddress }), readQuery(c))
  const feed = await readFeed(ctx, site, page)
  const { publicUrl } = ctx.config
  const atom = toAtom(feed, site, t, publicUrl, feedAddress(publicUrl, site.id, feed.thread?.page))
  const tags = [siteTag(site.id), ...(feed.thread ? [threadTag(feed.thread.id)] : [])]
  const known = keepBriefly(c, tags, (await sha256(atom)).slice(0, 22))
  const at = feedTime(feed)
  if (at > 0) c.header('Last-Modified', new Date(at).toUTCString())
  // The date counts only for who sent no ETag (RFC 9110, 13.1.3), and only to the second.
  const since = c.req.header('if-none-match') === undefined && c.req.header('if-modified-since')
  const unchanged = since && at > 0 && Math.floor(at / 1000) * 1000 <= Date.parse(since)
  if (known || unchanged) return c.body(null, 304)
  return c.body(atom, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
})

commentFeeds.get('/:site/comments.html', withSite, async (c) => {
  const { ctx, site, t } = c.var
  // A generator reads once for many readers: as much as one answer may hold, unless it says less.
  const query = checkInput(ReadThread, { limit: '50', sort: 'oldest', ...readQuery(c) })
  const shown = await readThread(ctx, site.id, query)
  const { publicUrl } = ctx.config
  const html = String(await StaticThread({ t, publicUrl, shown }))
  const version = (await sha256(html)).slice(0, 22)
  if (keepBriefly(c, [siteTag(site.id), threadTag(shown.thread.id)], version)) return c.body(null, 304)
  return c.html(html)
})

commentFeeds.get('/:site/oembed', withSite, async (c) => {
  const { ctx, site, t } = c.var
  const { url = '', format = 'json' } = c.req.query()
  // What the standard wants to hear, where somebody asks for XML.
  if (format !== 'json') return c.body(null, 501)
  const comment = await readComment(ctx, site, commentOf(url) ?? 0)
  // Whose place is all that is left has nothing to quote.
  if (comment.state === 'removed') throw refuse('unknown')
  if (keepBriefly(c, [siteTag(site.id)], `${wordsOf(comment)}.${t.locale}`)) return c.body(null, 304)
  return c.json(toOembed(comment, site, t))
})
