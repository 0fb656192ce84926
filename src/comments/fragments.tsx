import { type Context, Hono } from 'hono'
import { CodeForm } from '../followers/public'
import { negotiateLocale } from '../i18n/negotiate-locale'
import { translator } from '../i18n/translate'
import { AppError } from '../kernel/error'
import { fromAllowedOrigin, type SiteEnv, withSite } from '../sites/middleware'
import type { Site, Sort } from '../sites/public'
import { askedLanguage } from '../web/asked-language'
import { idIn } from '../web/id-in'
import { keepBriefly, siteTag, threadTag } from '../web/public-cache'
import { checkInput, readInput, readQuery } from '../web/read-input'
import { postComment } from './form/post-comment'
import { previewComment } from './form/preview-comment'
import { askWhenUp, whenUpToken } from './own/ask-when-up'
import { deleteOwnComment } from './own/delete-own-comment'
import { editComment } from './own/edit-comment'
import { isRefused } from './own/own-note'
import { readOwnComment, readOwnWords } from './own/read-own-comment'
import { readUsualWait } from './own/read-usual-wait'
import { statusLink } from './own/status-links'
import { bearerToken, wordsOf } from './routes'
import {
  AskWhenUp,
  EditComment,
  PreviewComment,
  ReadNews,
  ReadReplies,
  ShowRecent,
  ShowThread,
} from './schema'
import { Body, CommentItem, NoOwnComment, OwnCommentItem, type ThreadView } from './thread/comment'
import { countComments } from './thread/count-comments'
import { FreshButton, FreshItems } from './thread/fresh'
import { NEWS_MAX, readNews, readVersion } from './thread/read-news'
import { readRecent } from './thread/read-recent'
import { readReplies } from './thread/read-replies'
import { readThread } from './thread/read-thread'
import { RecentComments } from './thread/recent-comments'
import {
  EarlierReplies,
  MoreReplies,
  Pager,
  PagerUp,
  RootItems,
  TEMPLATE_VERSION,
  Thread,
} from './thread/thread'
import { embedLinks } from './thread/thread-links'

/** The conversation as pieces of HTML, which the elements put in place: `/embed/{site}/…`. */
export const commentFragments = new Hono<SiteEnv>()

commentFragments.get('/:site/thread', async (c) => {
  const raw = c.req.query()
  const query = checkInput(ShowThread, raw)
  const { href } = query.page
  // One kept answer for a page, and not one for each way that leads to it: who brings along where they came from asks once more.
  if (new URL(raw.page!.trim()).search !== new URL(href).search)
    return c.redirect(`?${new URLSearchParams({ ...raw, page: href })}`)
  const shown = await readThread(c.var.ctx, c.req.param('site'), query)
  speak(c, shown.site)
  const { site, thread, items, next, previous, sort } = shown
  const version = [
    thread.version,
    TEMPLATE_VERSION,
    c.var.t.locale,
    sort,
    site.settings.depth,
    thread.open ? 'open' : 'closed',
    site.settings.votes,
    site.settings.lowScore,
  ].join('.')
  if (keepBriefly(c, [siteTag(site.id), threadTag(thread.id)], version)) return c.body(null, 304)
  const view = embedView(c, site, thread.page, sort, thread.open)
  if (query.after === undefined && query.before === undefined) return c.html(Thread({ view, shown }))
  return c.html(
    <>
      <ol>
        <RootItems view={view} items={items} />
      </ol>
      {query.after === undefined ? (
        <PagerUp view={view} previous={previous} />
      ) : (
        <Pager view={view} next={next} />
      )}
    </>,
  )
})

// Asked again and again, so it knows neither site nor settings: one row, and mostly a 304. The words are the thread's own language.
commentFragments.get('/:site/news', async (c) => {
  const { page, seen, since } = checkInput(ReadNews, readQuery(c))
  const siteId = c.req.param('site')
  // Kept by address, so the browser's own language has no say.
  c.set('t', translator(negotiateLocale(askedLanguage(c), undefined, undefined)))
  const { threadId, version, count } = await readVersion(c.var.ctx, siteId, page)
  const tags = [siteTag(siteId), threadTag(threadId)]
  if (keepBriefly(c, tags, [version, TEMPLATE_VERSION, c.var.t.locale].join('.'))) return c.body(null, 304)
  // One gone and one come look like nothing new: the next one tells.
  const fresh = count - seen
  if (fresh <= 0) return c.html('')
  const place = new URLSearchParams({ page: page.href, lang: c.var.t.locale, since: String(since) })
  const from = fresh > NEWS_MAX ? undefined : `/embed/${siteId}/fresh?${place}`
  return c.html(<FreshButton t={c.var.t} count={fresh} from={from} page={page.href} />)
})

commentFragments.get('/:site/fresh', withSite, async (c) => {
  const { page, since } = checkInput(ReadNews, readQuery(c))
  const { threadId, count, items } = await readNews(c.var.ctx, c.var.site, page, since)
  const version = [...items.map(wordsOf), count, TEMPLATE_VERSION, c.var.t.locale].join('-')
  if (keepBriefly(c, [siteTag(c.var.site.id), threadTag(threadId)], version)) return c.body(null, 304)
  const view = embedView(c, c.var.site, page.href, 'newest', true)
  return c.html(<FreshItems view={view} count={count} items={items} />)
})

commentFragments.get('/:site/replies/:id', withSite, async (c) => {
  const query = readQuery(c)
  const rootId = idIn(c)
  const input = checkInput(ReadReplies, query)
  const { items, next, previous } = await readReplies(c.var.ctx, c.var.site, rootId, input)
  const view = embedView(c, c.var.site, typeof query.page === 'string' ? query.page : '', 'newest', true)
  return c.html(
    <>
      <ol>
        {items.map((comment) => (
          <CommentItem view={view} comment={comment} />
        ))}
      </ol>
      {input.after === undefined && input.before !== undefined ? (
        <EarlierReplies view={view} rootId={rootId} previous={previous} />
      ) : (
        <MoreReplies view={view} rootId={rootId} next={next} />
      )}
    </>,
  )
})

commentFragments.post('/:site/comments', withSite, fromAllowedOrigin, async (c) => {
  const raw = await readInput(c)
  const { page, own, token, claim, repeated } = await postComment(
    c.var.ctx,
    c.var.site,
    raw,
    c.req.header('idempotency-key'),
    c.var.t.locale,
    true,
  )
  const published = own.status === 'published'
  const shown = {
    ...own,
    token,
    ...(published
      ? await countAgain(c, page.href)
      : { usualWait: await readUsualWait(c.var.ctx, c.var.site) }),
  }
  const view = embedView(c, c.var.site, page.href, 'newest', true)
  const asks = claim !== undefined && <CodeForm t={c.var.t} siteId={c.var.site.id} claim={claim} />
  const item = { ...shown, [repeated ? 'asksWithin' : 'asks']: asks }
  return c.html(<OwnCommentItem view={view} own={item} />, published ? 201 : 202)
})

commentFragments.post('/:site/preview', withSite, fromAllowedOrigin, async (c) => {
  const input = checkInput(PreviewComment, { body: '', ...(await readInput(c)) })
  return c.html(Body(await previewComment(c.var.ctx, c.var.site, input)))
})

commentFragments.get('/:site/own/:id', withSite, async (c) => {
  try {
    return await showOwn(c)
  } catch (error) {
    // Erased since, or never this device's: it is told in a way that it understands, and asks no more.
    if (!(error instanceof AppError) || ![403, 404].includes(error.status)) throw error
    return c.html(<NoOwnComment id={idIn(c)} />)
  }
})

/** Its words as they were written, for its author to change. */
commentFragments.get('/:site/own/:id/words', withSite, async (c) => {
  const { id, body, revision } = await readOwnWords(c.var.ctx, c.var.site, idIn(c), authorToken(c))
  return c.html(<p class="aw-words" data-id={id} data-body={body} data-revision={revision} />)
})

commentFragments.post('/:site/own/:id', withSite, fromAllowedOrigin, async (c) => {
  const input = checkInput(EditComment, await readInput(c))
  await editComment(c.var.ctx, c.var.site, idIn(c), authorToken(c), input)
  return showOwn(c, 'edit')
})

commentFragments.delete('/:site/own/:id', withSite, fromAllowedOrigin, async (c) => {
  await deleteOwnComment(c.var.ctx, c.var.site, idIn(c), authorToken(c))
  return showOwn(c, 'delete')
})

/** Its author has read that it was refused, and the device forgets it: nothing is written. One that was let up meanwhile is shown instead. */
commentFragments.delete('/:site/own/:id/refusal', withSite, fromAllowedOrigin, async (c) => {
  const { id, status } = await readOwnComment(c.var.ctx, c.var.site, idIn(c), authorToken(c))
  return isRefused(status) ? c.html(<NoOwnComment id={id} />) : showOwn(c)
})

commentFragments.post('/:site/when-up/:id', withSite, fromAllowedOrigin, async (c) => {
  const { ctx, site, t } = c.var
  const input = checkInput(AskWhenUp, await readInput(c))
  const asked = await askWhenUp(ctx, site, idIn(c), input, t.locale)
  if (asked.state === 'asked') return c.html(<CodeForm t={t} siteId={site.id} claim={asked.claim} />, 202)
  const words = t(asked.state === 'up' ? 'comments.own-published' : 'followers.when-up-set')
  return c.html(<p class="aw-note">{words}</p>, 201)
})

commentFragments.get('/:site/recent', withSite, async (c) => {
  const { limit } = checkInput(ShowRecent, readQuery(c))
  const items = await readRecent(c.var.ctx, c.var.site, limit)
  const version = [...items.map(wordsOf), TEMPLATE_VERSION, c.var.t.locale].join('-')
  if (keepBriefly(c, [siteTag(c.var.site.id)], version)) return c.body(null, 304)
  return c.html(
    <RecentComments t={c.var.t} now={c.var.ctx.clock.now()} siteId={c.var.site.id} items={items} />,
  )
})

type SiteContext = Context<SiteEnv>

/** A device that lost it is refused in the words of one whose token opens nothing. */
const authorToken = (c: SiteContext): string => bearerToken(c) ?? ''

/** The element's language, else the site's: known only once the thread's one round trip has brought the site. */
const speak = (c: Context<SiteEnv>, site: Site): void =>
  c.set('t', translator(negotiateLocale(askedLanguage(c), site.settings.locale, undefined)))

export const embedView = (
  c: SiteContext,
  site: Site,
  page: string,
  sort: Sort,
  open: boolean,
): ThreadView => ({
  t: c.var.t,
  siteId: site.id,
  now: c.var.ctx.clock.now(),
  depth: site.settings.depth,
  open,
  votes: site.settings.votes,
  lowScore: site.settings.lowScore,
  links: embedLinks({ siteId: site.id, page, sort, lang: askedLanguage(c) }),
})

/** An author's comment as it stands now. @param done by its author just now; what was taken back is its place, without its words */
async function showOwn(c: SiteContext, done?: 'edit' | 'delete'): Promise<Response> {
  const own = await readOwnComment(c.var.ctx, c.var.site, idIn(c), authorToken(c))
  const state = done === 'delete' ? ('removed' as const) : ('published' as const)
  const item = {
    ...own,
    statusLink: await statusLink(c.var.ctx, c.var.site.id, own.id),
    comment: { ...own, state, children: [] },
    ...(done && { done, ...(await countAgain(c, own.page)) }),
    ...(own.status === 'held' && {
      usualWait: await readUsualWait(c.var.ctx, c.var.site),
      whenUp: own.hasAddress ? await whenUpToken(c.var.ctx, c.var.site.id, own.id) : undefined,
    }),
  }
  const view = embedView(c, c.var.site, own.page, 'newest', own.open)
  return c.html(<OwnCommentItem view={view} own={item} />)
}

/** "13 comments" and 13, for the head of the thread. */
async function countAgain(c: SiteContext, page: string): Promise<{ count: string; total: number }> {
  const [{ count } = { count: 0 }] = await countComments(c.var.ctx, c.var.site, [page])
  const words = count > 0 ? c.var.t('comments.count', { count }) : c.var.t('comments.count-none')
  return { count: words, total: count }
}
