import type { Translator } from '../../i18n/translate'
import { PAGE_STATES } from '../../moderation/public'
import type { Site } from '../../sites/public'
import type { MoveRow, PageFacts, PagesPage } from '../../threads/public'
import { Moment } from '../../web/ui/moment'
import { Field, type Issues, marksOf } from '../field'
import { MoveLine } from './move-page'
import { PICK_PAGE } from './pages-schema'

export interface PagesView {
  readonly site: Site
  readonly begins: string
  readonly after?: string | undefined
  readonly list: PagesPage
  /** Newest moves, if any. */
  readonly moves: readonly MoveRow[]
  readonly now: number
  /** False for readers: they see everything but the buttons. */
  readonly mayDecide: boolean
  /** What was just done to how many. */
  readonly done?: { readonly act: 'close' | 'open'; readonly count: number } | undefined
}

/** Every page with comments, by address: to find one, to close many, and what moved lately. */
export const PagesMain = ({ t, view }: { readonly t: Translator; readonly view: PagesView }) => {
  const { site, begins, list, mayDecide } = view
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {view.done && (
        <p class="flash" role="status">
          {t(`desk.pages-did-${view.done.act}`, { count: view.done.count })}
        </p>
      )}
      <h1>{t('desk.nav-pages')}</h1>
      <search>
        <form class="stack" action={`/desk/${site.id}/pages`}>
          <Field
            name="begins"
            label={t('desk.pages-begins')}
            hint={t('desk.pages-begins-hint')}
            issues={undefined}
          >
            <input
              {...marksOf(undefined, 'begins', 'hint')}
              type="search"
              inputmode="url"
              autocapitalize="none"
              spellcheck={false}
              value={begins}
            />
          </Field>
          <button type="submit" class="primary">
            {t('desk.pages-find')}
          </button>
        </form>
      </search>
      {list.items.length === 0 && <p class="muted">{t(begins ? 'desk.pages-none' : 'desk.pages-empty')}</p>}
      {list.items.length > 0 && (
        <form method="post" action={`/desk/${site.id}/pages`}>
          <input type="hidden" name="begins" value={begins} />
          {view.after && <input type="hidden" name="after" value={view.after} />}
          <ul class="entries">
            {list.items.map((page) => (
              <Entry t={t} view={view} page={page} />
            ))}
          </ul>
          {mayDecide && (
            <p class="more">
              {t('desk.pages-picked')}{' '}
              <button type="submit" name="act" value="close">
                {t('desk.pages-close')}
              </button>{' '}
              <button type="submit" name="act" value="open">
                {t('desk.pages-open')}
              </button>
            </p>
          )}
        </form>
      )}
      {list.next && (
        <p class="more">
          <a
            href={`/desk/${site.id}/pages?${new URLSearchParams({ ...(begins && { begins }), after: list.next })}`}
          >
            {t('desk.more')}
          </a>
        </p>
      )}
      {view.moves.length > 0 && (
        <>
          <h2>{t('desk.moves-title')}</h2>
          <ul class="entries">
            {view.moves.map((move) => (
              <li>
                <MoveLine t={t} site={site} move={move} now={view.now} />
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  )
}

const Entry = ({
  t,
  view,
  page,
}: {
  readonly t: Translator
  readonly view: PagesView
  readonly page: PageFacts
}) => (
  <li>
    {view.mayDecide && (
      <label class="pick">
        <input type="checkbox" name={`${PICK_PAGE}${page.id}`} value="yes" />
        <span class="sr">{t('desk.pages-pick', { page: page.title || page.page })}</span>
      </label>
    )}
    <div>
      <a href={`/desk/${view.site.id}/pages/${page.id}`}>{page.title || page.page}</a>
      {page.title && <code>{page.page}</code>}
      <p class="muted">
        <PageCounts t={t} page={page} now={view.now} /> <PageState t={t} site={view.site} page={page} />
      </p>
    </div>
  </li>
)

export const PageCounts = ({
  t,
  page,
  now,
}: {
  readonly t: Translator
  readonly page: PageFacts
  readonly now: number
}) => (
  <>
    {t('desk.pages-count', { count: page.published })}
    {page.held > 0 && ` · ${t('desk.pages-held', { count: page.held })}`}
    {page.lastCommentAt !== null && (
      <>
        {' · '}
        {t('desk.pages-last')} <Moment t={t} at={page.lastCommentAt} now={now} />
      </>
    )}
  </>
)

/** Whether it takes comments, and what closed it; nothing is said where it does as the site says. */
export const PageState = ({
  t,
  site,
  page,
}: {
  readonly t: Translator
  readonly site: Site
  readonly page: PageFacts
}) => (
  <>
    {page.closedBy && (
      <span class="chip">
        {page.closedBy === 'age'
          ? t('desk.page-closed-age', { count: site.settings.closeDays })
          : t('desk.page-closed-hand')}
      </span>
    )}
    {(page.state === 'all' || page.state === 'none') && (
      <span class="chip">{t(`desk.page-hold-${page.state}`)}</span>
    )}
  </>
)

export interface PageView {
  readonly site: Site
  readonly page: PageFacts
  readonly now: number
  readonly mayDecide: boolean
  readonly saved: boolean
  readonly typed: string
  readonly issues?: Issues
}

/** One page: what it says for itself, and where its conversation is to go. */
export const PageMain = ({ t, view }: { readonly t: Translator; readonly view: PageView }) => {
  const { site, page, issues } = view
  const at = `/desk/${site.id}/pages/${page.id}`
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {view.saved && (
        <p class="flash" role="status">
          {t('desk.saved')}
        </p>
      )}
      <h1>{page.title || t('desk.page-title')}</h1>
      <p class="prose">
        <a href={page.page} rel="noopener noreferrer" target="_blank">
          {page.page}
        </a>
      </p>
      <p class="muted">
        <PageCounts t={t} page={page} now={view.now} /> <PageState t={t} site={site} page={page} />
      </p>
      <p>
        <a href={`/desk/${site.id}/search?${new URLSearchParams({ page: page.page })}`}>
          {t('desk.page-comments')}
        </a>
      </p>
      {view.mayDecide && (
        <>
          <form method="post" action={at} class="stack">
            <Field
              name="page"
              label={t('desk.page-hold-legend')}
              hint={page.closedBy === 'age' ? t('desk.page-closed-age-hint') : undefined}
              issues={undefined}
            >
              <select {...marksOf(undefined, 'page', page.closedBy === 'age' ? 'hint' : undefined)}>
                {PAGE_STATES.map((state) => (
                  <option value={state} selected={state === page.state}>
                    {t(`desk.page-hold-${state}`)}
                  </option>
                ))}
              </select>
            </Field>
            <button type="submit">{t('desk.save')}</button>
          </form>
          <h2>{t('desk.page-move')}</h2>
          <p class="muted">{t('desk.page-move-text')}</p>
          <form action={`${at}/move`} class="stack">
            <Field name="to" label={t('desk.page-move-to')} issues={issues}>
              <input {...marksOf(issues, 'to')} type="url" required maxlength={2048} value={view.typed} />
            </Field>
            <button type="submit">{t('desk.move-look')}</button>
          </form>
        </>
      )}
    </main>
  )
}
