import type { Child } from 'hono/jsx'
import type { BranchPlan } from '../../comments/public'
import type { Translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'
import type { MoveRow, PagePlan } from '../../threads/public'
import { Moment } from '../../web/ui/moment'
import { deskUrl, type Place } from '../desk-url'
import { Field, type Issues, marksOf } from '../field'
import { Warning } from '../flash'
import { PlaceFields } from '../queue/place-fields'

/** What a page's move would do; nothing has been done yet. */
export const PageMovePlan = ({
  t,
  site,
  plan,
  to,
}: {
  readonly t: Translator
  readonly site: Site
  readonly plan: PagePlan
  readonly to: string
}) => {
  const { source, target } = plan
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <h1>{t('desk.page-move-sure')}</h1>
      <FromTo t={t} from={source.page} to={plan.targetPage} />
      <div class="prose">
        <ul>
          <li>{t(plan.isMore ? 'desk.move-many-more' : 'desk.move-many', { count: plan.total })}</li>
          <li>
            {target ? t('desk.move-joins', { count: target.published + target.held }) : t('desk.move-fresh')}
          </li>
          {!plan.targetOpen && <li>{t('desk.move-closed')}</li>}
          {!plan.keepPins && <li>{t('desk.move-pins')}</li>}
          <li>{t('desk.move-leads')}</li>
          <li>{t('desk.move-undo-hint')}</li>
        </ul>
      </div>
      <form method="post" action={`/desk/${site.id}/pages/${source.id}/move`}>
        <input type="hidden" name="to" value={to} />
        <button type="submit" class="primary">
          {t('desk.move-do')}
        </button>{' '}
        <a href={`/desk/${site.id}/pages/${source.id}`}>{t('desk.move-back')}</a>
      </form>
    </main>
  )
}

const FromTo = ({ t, from, to }: { readonly t: Translator; readonly from: string; readonly to: string }) => (
  <dl class="facts">
    <dt>{t('desk.move-from')}</dt>
    <dd>{from}</dd>
    <dt>{t('desk.move-to')}</dt>
    <dd>{to}</dd>
  </dl>
)

export interface CommentMoveView {
  readonly site: Site
  readonly id: number
  readonly name: string
  /** Where one came from, and goes back to. */
  readonly place: Place
  readonly page: string
  readonly under: string
  readonly plan?: BranchPlan | undefined
  readonly issues?: Issues
  readonly warning?: string | undefined
}

/** Where a comment is to go, and what that would do, before it is done. */
export const CommentMoveMain = ({ t, view }: { readonly t: Translator; readonly view: CommentMoveView }) => {
  const { site, id, plan, issues } = view
  const at = `/desk/${site.id}/comments/${id}/move`
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {view.warning && <Warning text={view.warning} />}
      <h1>{t('desk.comment-move-title', { name: view.name })}</h1>
      <p class="muted">{t('desk.comment-move-text')}</p>
      <form action={at} class="stack">
        <PlaceFields place={view.place} list={true} />
        <input type="hidden" name="look" value="1" />
        <Field
          name="under"
          label={t('desk.comment-move-under')}
          hint={t('desk.comment-move-under-hint')}
          issues={issues}
        >
          <input
            {...marksOf(issues, 'under', 'hint')}
            type="text"
            autocapitalize="none"
            spellcheck={false}
            maxlength={2100}
            value={view.under}
          />
        </Field>
        <Field
          name="page"
          label={t('desk.comment-move-page')}
          hint={t('desk.comment-move-page-hint')}
          issues={issues}
        >
          <input {...marksOf(issues, 'page', 'hint')} type="url" maxlength={2048} value={view.page} />
        </Field>
        <button type="submit">{t('desk.move-look')}</button>
      </form>
      {plan && (
        <>
          <h2>{t('desk.page-move-sure')}</h2>
          <FromTo t={t} from={plan.head.page} to={plan.page} />
          <div class="prose">
            <ul>
              <li>{t('desk.move-many', { count: plan.below.length + 1 })}</li>
              <li>
                {plan.parent
                  ? t('desk.comment-move-below', { name: plan.parent.author_name })
                  : t('desk.comment-move-alone')}
              </li>
              {plan.flat > 0 && <li>{t('desk.comment-move-flat', { count: plan.flat })}</li>}
              {!plan.open && <li>{t('desk.move-closed')}</li>}
              <li>{t('desk.comment-move-links')}</li>
            </ul>
          </div>
          <form method="post" action={at}>
            <PlaceFields place={view.place} list={true} />
            <input type="hidden" name="under" value={view.under} />
            <input type="hidden" name="page" value={view.page} />
            <button type="submit" class="primary">
              {t('desk.move-do')}
            </button>
          </form>
        </>
      )}
      <p>
        <a href={deskUrl(site, { ...view.place, item: id })}>{t('desk.back-to-list')}</a>
      </p>
    </main>
  )
}

/** A move in a line: what, from where, to where, and how it stands. */
export const MoveLine = ({
  t,
  site,
  move,
  now,
}: {
  readonly t: Translator
  readonly site: Site
  readonly move: MoveRow
  readonly now: number
}): Child => (
  <div>
    <a href={`/desk/${site.id}/moves/${move.id}`}>{t(`desk.move-${move.kind}`, { count: move.moved })}</a>{' '}
    <span class={move.stopped_job === null ? 'chip' : 'chip chip-rejected'}>
      {t(`desk.move-is-${move.stopped_job === null ? move.state : 'stopped'}`)}
    </span>{' '}
    <Moment t={t} at={move.created_at} now={now} />
    <code>
      {move.source_page} → {move.target_page}
    </code>
  </div>
)

export interface MoveView {
  readonly site: Site
  readonly move: MoveRow
  readonly by: string | undefined
  readonly now: number
  readonly warning?: string | undefined
  /** The comment that was moved and the list it was moved from, where one comes from there; and both as the page's forms carry them on. */
  readonly from?: (Place & { readonly item: number }) | undefined
  readonly back?: string
}

/** How far a move has come, and the way back. While it runs the script asks again; without one there is a link. */
export const MoveMain = ({ t, view }: { readonly t: Translator; readonly view: MoveView }) => {
  const { site, move, from, back = '' } = view
  const at = `/desk/${site.id}/moves/${move.id}`
  const hasStopped = move.stopped_job !== null
  const runs = !hasStopped && (move.state === 'running' || move.state === 'undoing')
  return (
    <main id="work" class="sheet" tabindex={-1} data-poll={runs ? 'yes' : undefined}>
      {view.warning && <Warning text={view.warning} />}
      <h1>{t(`desk.move-${move.kind}`, { count: move.total })}</h1>
      <FromTo t={t} from={move.source_page} to={move.target_page} />
      <div id="progress">
        <p role="status">
          {t(`desk.move-is-${hasStopped ? 'stopped' : move.state}`)}
          {view.by && ` · ${view.by}`} ·{' '}
          <Moment t={t} at={move.finished_at ?? move.created_at} now={view.now} />
        </p>
        {(runs || hasStopped) && (
          <p>
            <label>
              {t('desk.move-progress', { moved: move.moved, total: Math.max(move.moved, move.total) })}
              <progress id="bar" max={Math.max(1, move.total)} value={move.moved} />
            </label>
          </p>
        )}
      </div>
      <div id="acts">
        {hasStopped && (
          <form method="post" action={`${at}/resume${back}`} class="stack">
            <p>{t('desk.move-stopped')}</p>
            <button type="submit" class="primary">
              {t('desk.move-resume')}
            </button>
          </form>
        )}
        {runs && (
          <>
            <p class="muted">{t('desk.move-goes-on')}</p>
            <p>
              <a href={`${at}${back}`}>{t('desk.move-again')}</a>
            </p>
          </>
        )}
        {(move.state === 'done' || (hasStopped && move.state === 'running')) && (
          <form method="post" action={`${at}/undo${back}`} class="stack">
            <button type="submit">{t('desk.move-undo')}</button>
            {move.kind === 'page' && <p class="muted">{t('desk.move-undo-text')}</p>}
          </form>
        )}
      </div>
      <p>
        {from ? (
          <a href={deskUrl(site, from)}>{t('desk.back-to-list')}</a>
        ) : (
          <a href={`/desk/${site.id}/pages`}>{t('desk.nav-pages')}</a>
        )}
      </p>
    </main>
  )
}
