import type { Child } from 'hono/jsx'
import type { Translator } from '../../i18n/translate'
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../kernel/time'
import type { Figures, FiguresOfPerson } from '../../moderation/public'
import { reasonText, type Site } from '../../sites/public'
import { type Bar, BarChart } from '../../web/ui/bar-chart'
import { DeskPageStyles } from '../../web/ui/desk-page-styles'
import { Moment } from '../../web/ui/moment'
import { duration, moments } from '../duration'
import { SPANS } from '../schema'
import { CommentFiles } from '../sites/comment-files'
import { ReasonFigures } from './reason-figures'

interface OverviewProps {
  readonly t: Translator
  readonly site: Site
  readonly figures: Figures
  /** Days that reasons and people are told for. */
  readonly span: number
  readonly now: number
  /** Who may read the log also sees who decided. */
  readonly mayReadLog: boolean
  readonly mayExport?: boolean
}

/** What waits, what was done, and how long people waited for it. */
export const OverviewMain = (props: OverviewProps) => {
  const { t, figures, span } = props
  return (
    <main id="work" class="sheet overview" tabindex={-1}>
      <DeskPageStyles />
      <h1>{t('desk.nav-overview')}</h1>
      <Now {...props} />
      <Why t={t} figures={figures} />
      <DecisionsChart t={t} figures={figures} />
      <WaitChart t={t} figures={figures} />
      <LookChart t={t} figures={figures} />
      <Span t={t} site={props.site} span={span} />
      <ReasonFigures t={t} reasons={figures.reasons} span={span} />
      <Told t={t} told={figures.told} />
      {props.mayReadLog && <People t={t} people={figures.people} span={span} />}
      {props.mayExport && (
        <>
          <h2>{t('desk.export-title')}</h2>
          <p class="muted">{t('desk.export-text')}</p>
          <CommentFiles t={t} site={props.site} />
        </>
      )}
    </main>
  )
}

const number = (t: Translator, value: number): string => new Intl.NumberFormat(t.locale).format(value)

const Now = ({ t, site, figures, now }: OverviewProps) => {
  const { waiting, today } = figures
  const fact = (label: string, value: Child) => (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <dl class="reward-facts">
      {fact(
        t('desk.overview-waiting'),
        <a href={`/desk/${site.id}`}>
          {waiting.isMore ? t('desk.or-more', { count: waiting.count }) : number(t, waiting.count)}
        </a>,
      )}
      {fact(
        t('desk.overview-oldest'),
        waiting.oldestAt === null ? '–' : <Moment t={t} at={waiting.oldestAt} now={now} />,
      )}
      {fact(t('desk.reward-decided'), number(t, today.decided))}
      {fact(t('desk.reward-median'), today.medianMs === null ? '–' : duration(t.locale, today.medianMs))}
      {today.lookedMs !== null && fact(t('desk.overview-look-today'), moments(t.locale, today.lookedMs))}
      {today.lookedP90Ms !== null && fact(t('desk.overview-look-most'), moments(t.locale, today.lookedP90Ms))}
    </dl>
  )
}

/** Why comments wait: a table, since its rows are few and have no order in time. */
const Why = ({ t, figures: { why } }: Pick<OverviewProps, 't' | 'figures'>) =>
  why.length === 0 ? null : (
    <table class="log reasons-waiting">
      <caption>{t('desk.overview-why')}</caption>
      <tbody>
        {why.map(({ doubt, count }) => (
          <tr>
            <th scope="row">
              {doubt === null ? t('desk.overview-no-doubt') : t(`desk.overview-doubt-${doubt}`)}
            </th>
            <td class="num">{number(t, count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )

/** The days of a chart, each with its name. */
function chartOf(t: Translator, figures: Figures, bar: (day: Figures['days'][number]) => Omit<Bar, 'label'>) {
  const long = new Intl.DateTimeFormat(t.locale, { dateStyle: 'long', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(t.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const { days } = figures
  return {
    bars: days.map((day) => ({ label: long.format(day.day * DAY_MS), ...bar(day) })),
    ends: [short.format(days[0]!.day * DAY_MS), short.format(days.at(-1)!.day * DAY_MS)] as const,
    tableLabel: t('desk.as-table'),
  }
}

const DecisionsChart = ({ t, figures }: Pick<OverviewProps, 't' | 'figures'>) => {
  const all = figures.days.reduce((sum, { decided }) => sum + decided, 0)
  if (all === 0) return <p class="muted">{t('desk.overview-none')}</p>
  const title = t('desk.overview-decisions')
  return (
    <BarChart
      title={title}
      summary={t('desk.overview-decisions-summary', { count: all })}
      columns={[t('desk.day'), title]}
      {...chartOf(t, figures, ({ decided }) => ({ value: decided, shown: number(t, decided) }))}
    />
  )
}

const WaitChart = ({ t, figures }: Pick<OverviewProps, 't' | 'figures'>) => (
  <TimesChart
    t={t}
    figures={figures}
    title={t('desk.overview-wait')}
    times={(day) => [day.median_ms, day.p90_ms]}
    unit={HOUR_MS}
    inWords={duration}
  />
)

/** How long comments were before the eye: of everybody together, never of one (M-70). */
const LookChart = ({ t, figures }: Pick<OverviewProps, 't' | 'figures'>) => (
  <TimesChart
    t={t}
    figures={figures}
    title={t('desk.overview-look')}
    times={(day) => [day.looked_ms, day.looked_p90_ms]}
    unit={SECOND_MS}
    inWords={moments}
  />
)

/** The median of each day as a bar; what nine in ten took stands in the table. */
const TimesChart = ({
  t,
  figures,
  title,
  times,
  unit,
  inWords,
}: Pick<OverviewProps, 't' | 'figures'> & {
  readonly title: string
  readonly times: (day: Figures['days'][number]) => readonly [median: number | null, most: number | null]
  readonly unit: number
  readonly inWords: (locale: string, ms: number) => string
}) => {
  const medians = figures.days.flatMap((day) => times(day)[0] ?? [])
  if (medians.length === 0) return null
  const say = (ms: number | null) => (ms === null ? '–' : inWords(t.locale, ms))
  return (
    <BarChart
      title={title}
      summary={t('desk.overview-wait-summary', {
        least: say(Math.min(...medians)),
        most: say(Math.max(...medians)),
      })}
      columns={[t('desk.day'), t('desk.overview-median'), t('desk.overview-most')]}
      {...chartOf(t, figures, (day) => {
        const [median, most] = times(day)
        return { value: (median ?? 0) / unit, shown: say(median), also: say(most) }
      })}
    />
  )
}

/** A form by GET, so that what was chosen is in the address. */
const Span = ({ t, site, span }: Pick<OverviewProps, 't' | 'site' | 'span'>) => (
  <form class="choose" action={`/desk/${site.id}/overview#reasons`}>
    <select name="days" aria-label={t('desk.overview-span')}>
      {SPANS.map((days) => (
        <option value={days} selected={Number(days) === span}>
          {t('desk.overview-days', { count: Number(days) })}
        </option>
      ))}
    </select>
    <button type="submit">{t('desk.choose')}</button>
  </form>
)

/** What authors were given as reasons (M-42): few rows, without an order in time. */
const Told = ({ t, told }: { readonly t: Translator; readonly told: Figures['told'] }) =>
  told.length === 0 ? null : (
    <table class="log reasons-waiting">
      <caption>{t('desk.overview-told')}</caption>
      <tbody>
        {told.map(({ reason, count }) => (
          <tr>
            <th scope="row">{reasonText(t, reason)}</th>
            <td class="num">{number(t, count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )

const People = ({
  t,
  people,
  span,
}: Pick<OverviewProps, 't' | 'span'> & { readonly people: readonly FiguresOfPerson[] }) => {
  if (people.length === 0) return null
  const COLUMNS = ['decided', 'approved', 'rejected', 'returned', 'spam', 'deleted'] as const
  return (
    <>
      <h2 id="people">{t('desk.overview-people', { count: span })}</h2>
      <section class="scroll" tabindex={0} aria-labelledby="people">
        <table class="log">
          <thead>
            <tr>
              <th scope="col">{t('desk.log-who')}</th>
              {COLUMNS.map((name) => (
                <th scope="col" class="num">
                  {t(`desk.overview-${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr>
                <th scope="row">{person.by ?? t('desk.overview-gone')}</th>
                {COLUMNS.map((name) => (
                  <td class="num">{number(t, person[name])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
