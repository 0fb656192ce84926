import type { Translator } from '../../i18n/translate'
import { ReasonPicker } from '../../moderation/public'
import type { Site } from '../../sites/public'
import type { Counted, Sweep, SweepAsked } from '../../sweeps/public'
import { Moment } from '../../web/ui/moment'
import { Sign } from '../../web/ui/sign'
import { deskUrl } from '../desk-url'
import { decisionsFor } from '../queue/decisions'

/** What was counted and what it is about, and the decisions there are: the count is confirmed by pressing one. */
export const NewSweepMain = (props: {
  readonly t: Translator
  readonly site: Site
  readonly asked: SweepAsked
  readonly counted: Counted
}) => {
  const { t, site, asked, counted } = props
  const { count, isMore, confirm } = counted
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <h1>
        {isMore
          ? t('desk.sweep-many', { count })
          : t(count === 0 ? 'desk.sweep-none' : 'desk.sweep-count', { count })}
      </h1>
      <AskedFacts t={t} asked={asked} />
      <p class="muted">
        {t(isMore ? 'desk.sweep-many-text' : count === 0 ? 'desk.sweep-none-text' : 'desk.sweep-text')}
      </p>
      {confirm !== null && (
        <form method="post" action={`/desk/${site.id}/sweeps`} class="verdict">
          <input type="hidden" name="confirm" value={confirm} />
          <ReasonPicker t={t} site={site} id="reason" tell={t('desk.reason-tell-bulk')} />
          {decisionsFor(asked.status).map(({ action, sign }) => (
            <button type="submit" name="action" value={action} class={action}>
              <Sign of={sign} />
              {t(`desk.sweep-do-${action}`, { count })}
            </button>
          ))}
        </form>
      )}
      <p>
        <a href={deskUrl(site, { status: asked.status })}>{t('desk.sweep-to-list')}</a>
      </p>
    </main>
  )
}

/** In words what narrows the list. */
const AskedFacts = ({ t, asked }: { readonly t: Translator; readonly asked: SweepAsked }) => {
  const day = (at: number | undefined) =>
    at === undefined
      ? ''
      : new Intl.DateTimeFormat(t.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t('desk.sweep-in'), t(`desk.tab-${asked.status}`)],
    [t('desk.why'), asked.why && t(`desk.overview-doubt-${asked.why}`)],
    [t('desk.search-words'), asked.q],
    [t('desk.search-author'), asked.author],
    [t('desk.search-page'), asked.page],
    [t('desk.search-host'), asked.host],
    [t('desk.author-email'), asked.address?.address ?? ''],
    [t('desk.sweep-alike'), asked.network === undefined ? '' : t('desk.sweep-alike-network')],
    [t('desk.sweep-alike'), asked.text === undefined ? '' : t('desk.sweep-alike-text')],
    [t('desk.sweep-alike'), asked.thread === undefined ? '' : t('desk.sweep-alike-thread')],
    [t('desk.log-from'), day(asked.from)],
    [t('desk.log-to'), day(asked.to)],
  ]
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  )
}

interface SweepView {
  readonly site: Site
  readonly sweep: Sweep
  readonly now: number
  readonly mayUndo: boolean
}

const isUnderWay = ({ state }: Sweep): boolean => state === 'running' || state === 'undoing'

/** How many comments it is through with, in the direction it goes. */
const doneOf = ({ state, moved, passed, undone }: Sweep): number =>
  state === 'undoing' || state === 'undone' ? undone : moved + passed
const allOf = ({ state, moved, total }: Sweep): number =>
  state === 'undoing' || state === 'undone' ? moved : total

/** How far a sweep is. With scripts its parts are replaced as it goes; without, the page is asked again. */
export const SweepMain = ({ t, view }: { readonly t: Translator; readonly view: SweepView }) => {
  const { site, sweep, mayUndo } = view
  const goesOn = isUnderWay(sweep) && !sweep.stalled
  return (
    <main id="work" class="sheet" tabindex={-1} data-poll={goesOn ? 'yes' : undefined}>
      <h1>{t('desk.sweep-title')}</h1>
      <div id="progress" role="status" class="stack">
        <h2>
          {sweep.state === 'running' ? t(`desk.sweep-is-${sweep.action}`) : t(`desk.sweep-${sweep.state}`)}
          {sweep.stalled && ` · ${t('desk.move-is-stopped')}`}
        </h2>
        <progress
          aria-label={t('desk.sweep-title')}
          max={Math.max(1, allOf(sweep))}
          value={Math.min(doneOf(sweep), allOf(sweep))}
        />
        <p>{t('desk.sweep-of', { done: doneOf(sweep), count: allOf(sweep) })}</p>
        {goesOn && <p class="muted">{t('desk.sweep-running')}</p>}
      </div>
      <div id="acts" class="choose">
        {(sweep.stalled || sweep.state === 'stopped') && (
          <form method="post" action={`/desk/${site.id}/sweeps/${sweep.id}/resume`}>
            <button type="submit" class="primary">
              {t('desk.move-resume')}
            </button>
          </form>
        )}
        {goesOn && (
          <a class="button" href={`/desk/${site.id}/sweeps/${sweep.id}`}>
            {t('desk.sweep-reload')}
          </a>
        )}
        {sweep.state === 'running' && (
          <form method="post" action={`/desk/${site.id}/sweeps/${sweep.id}/stop`}>
            <button type="submit">{t('desk.sweep-stop')}</button>
          </form>
        )}
        {mayUndo && (sweep.state === 'done' || sweep.state === 'stopped') && sweep.moved > 0 && (
          <form method="post" action={`/desk/${site.id}/sweeps/${sweep.id}/undo`}>
            <button type="submit">{t('desk.sweep-undo', { count: sweep.moved })}</button>
          </form>
        )}
      </div>
      <Outcome t={t} view={view} />
      <p>
        <a href={deskUrl(site, { status: sweep.status })}>{t('desk.sweep-to-list')}</a>
      </p>
    </main>
  )
}

const Outcome = ({ t, view: { sweep, now } }: { readonly t: Translator; readonly view: SweepView }) => {
  const { total, moved, passed, undone, state } = sweep
  const gone = state === 'running' || state === 'stopped' ? 0 : Math.max(0, total - moved - passed)
  const told = [
    t('desk.sweep-moved', { count: moved }),
    ...(passed > 0 ? [t('desk.sweep-passed', { count: passed })] : []),
    ...(gone > 0 ? [t('desk.sweep-gone', { count: gone })] : []),
    ...(state === 'undone' ? [t('desk.sweep-came-back', { count: undone })] : []),
    ...(state === 'undone' && moved > undone ? [t('desk.sweep-stays', { count: moved - undone })] : []),
  ]
  return (
    <dl class="facts" id="outcome">
      <dt>{t('desk.sweep-by')}</dt>
      <dd>
        {sweep.by ?? t('desk.overview-gone')}, <Moment t={t} at={sweep.startedAt} now={now} />
      </dd>
      <dt>{t(`desk.${sweep.action}`)}</dt>
      <dd>
        {told.map((line) => (
          <div>{line}</div>
        ))}
      </dd>
      {sweep.quicker.length > 0 && (
        <>
          <dt>{t('desk.sweep-quicker')}</dt>
          <dd>{new Intl.ListFormat(t.locale).format(sweep.quicker)}</dd>
        </>
      )}
    </dl>
  )
}

/** At the queue: somebody is deciding there, so what is listed may be gone in a moment. */
export const SweepNotice = (props: {
  readonly t: Translator
  readonly site: Site
  readonly sweep: Sweep
}) => {
  const { t, site, sweep } = props
  const does = t(sweep.state === 'undoing' ? 'desk.sweep-undoing' : `desk.sweep-is-${sweep.action}`)
  const by = sweep.by ?? t('desk.overview-gone')
  return (
    <p class="flash">
      <span>{t('desk.sweep-others', { by, does, done: doneOf(sweep), count: allOf(sweep) })}</span>
      <a href={`/desk/${site.id}/sweeps/${sweep.id}`}>{t('desk.sweep-see')}</a>
    </p>
  )
}
