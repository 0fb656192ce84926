import { directionOf, type Translator } from '../../i18n/translate'
import { truncate } from '../../kernel/text'
import { Sentence } from '../../web/ui/sentence'
import { AuthorMark } from './author-mark'
import type { ShownComment } from './build-tree'
import { Time } from './comment'
import { plainText } from './plain-text'
import { permalink } from './thread-links'

const EXCERPT_MAX = 120

/** What `<afterword-recent>` shows: the newest comments of the site, each a link to its place. */
export const RecentComments = (props: {
  readonly t: Translator
  readonly now: number
  readonly siteId: string
  readonly items: readonly (ShownComment & { readonly page: string; readonly title: string })[]
}) => {
  const { t, now, siteId, items } = props
  if (items.length === 0) return <p class="aw-empty">{t('comments.recent-none')}</p>
  return (
    <ul class="aw-recent" part="list" lang={t.locale} dir={directionOf(t.locale)}>
      {items.map((item) => (
        <li class="aw-comment" part="comment">
          <AuthorMark name={item.name} site={siteId} />
          <p class="aw-meta" part="meta">
            <bdi class="aw-name" part="name">
              {item.name}
            </bdi>{' '}
            <span class="aw-answers">
              <Sentence
                t={t}
                text="comments.recent-on"
                with={{ title: <bdi>{item.title || hostOf(item.page)}</bdi> }}
              />
            </span>{' '}
            <span class="aw-time">
              <Time view={{ t, now }} at={item.createdAt} />
            </span>
          </p>
          <a class="aw-body" part="body" dir="auto" href={permalink(item.page, item.id)}>
            {truncate(plainText(item.html), EXCERPT_MAX)}
          </a>
        </li>
      ))}
    </ul>
  )
}

const hostOf = (page: string): string => new URL(page).host
