import { dayName } from '../i18n/format-time'
import { isTextKey, type Translator } from '../i18n/translate'
import { DAY_MS } from '../kernel/time'
import type { Site } from '../sites/public'
import { REASONS, reasonName } from '../subscribers/public'
import { BarChart } from '../web/ui/bar-chart'
import { DeskPageStyles } from '../web/ui/desk-page-styles'
import { LineChart } from '../web/ui/line-chart'
import type { Growth, Week } from './read-growth'

const WORDS_SHOWN = 20

/** How many subscribers there are, who came and went, and from where, within half a year. */
export const GrowthMain = (props: {
  readonly t: Translator
  readonly site: Site
  readonly growth: Growth
  /** Whether addresses are shown: what somebody wrote may hold one. */
  readonly maySee: boolean
}) => {
  const { t, site, growth } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <DeskPageStyles />
      <p>
        <a href={`/desk/${site.id}/subscribers`}>{t('desk.nav-subscribers')}</a>
      </p>
      <h1>{t('addressbook.growth')}</h1>
      <TotalChart t={t} growth={growth} />
      {growth.weeks.some(({ joined }) => joined > 0) ? (
        <>
          <JoinedChart t={t} growth={growth} />
          <Sources t={t} growth={growth} />
        </>
      ) : (
        <p class="muted">{t('addressbook.growth-none')}</p>
      )}
      {growth.reasons.length > 0 && <Reasons {...props} />}
    </main>
  )
}

interface Part {
  readonly t: Translator
  readonly growth: Growth
}

const number = (t: Translator, value: number): string => new Intl.NumberFormat(t.locale).format(value)

/** What both charts over weeks share. */
function weekly(t: Translator, weeks: readonly Week[], value: (week: Week) => number) {
  const name = ({ day }: Week) => dayName(t.locale, day * DAY_MS)
  return {
    points: weeks.map((week) => ({ label: name(week), value: value(week), shown: number(t, value(week)) })),
    ends: [name(weeks[0]!), name(weeks.at(-1)!)] as const,
    tableLabel: t('desk.as-table'),
  }
}

const TotalChart = ({ t, growth: { weeks, total } }: Part) => {
  const title = t('addressbook.growth-total')
  const summary = t('addressbook.growth-total-summary', { from: weeks[0]!.total, to: total })
  return (
    <LineChart
      title={title}
      summary={summary}
      columns={[t('addressbook.week-until'), title]}
      {...weekly(t, weeks, (week) => week.total)}
    />
  )
}

const JoinedChart = ({ t, growth: { weeks } }: Part) => {
  const title = t('addressbook.growth-joined')
  const { points, ...rest } = weekly(t, weeks, ({ joined }) => joined)
  const joined = weeks.reduce((sum, week) => sum + week.joined, 0)
  const gone = weeks.reduce((sum, week) => sum + week.gone, 0)
  return (
    <BarChart
      title={title}
      summary={t('addressbook.growth-joined-summary', { joined, gone })}
      bars={points}
      columns={[t('addressbook.week-until'), title]}
      {...rest}
    />
  )
}

const Sources = ({ t, growth: { sources } }: Part) => (
  <Shares
    t={t}
    title={t('addressbook.growth-sources')}
    rows={sources.map(({ source, joined }) => [sourceName(t, source), joined])}
  />
)

/** Why readers left, as far as they said so: counted, and for who may see addresses also in their words. */
const Reasons = ({ t, growth: { reasons }, maySee }: Part & { readonly maySee: boolean }) => {
  const words = reasons.flatMap(({ words }) => (words === '' ? [] : [words])).slice(0, WORDS_SHOWN)
  return (
    <>
      <Shares
        t={t}
        title={t('addressbook.reasons')}
        rows={REASONS.map((reason) => [
          reasonName(t, reason),
          reasons.filter((row) => row.reason === reason).length,
        ])}
      />
      <p class="muted">{t('addressbook.reasons-text', { count: reasons.length })}</p>
      {maySee && words.length > 0 && (
        <>
          <h2>{t('addressbook.reasons-words')}</h2>
          <ul class="entries">
            {words.map((text) => (
              <li dir="auto">{text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** A table that is a chart: a bar beside each figure, as long as its share. */
const Shares = (props: {
  readonly t: Translator
  readonly title: string
  readonly rows: readonly (readonly [name: string, count: number])[]
}) => {
  const most = Math.max(1, ...props.rows.map(([, count]) => count))
  return (
    <figure class="chart">
      <figcaption>{props.title}</figcaption>
      <table class="shares">
        <tbody>
          {props.rows.map(([name, count]) => (
            <tr>
              <th scope="row">{name}</th>
              <td class="num">{number(props.t, count)}</td>
              <td class="share">
                <svg aria-hidden="true" focusable="false">
                  <rect width={`${(100 * count) / most}%`} height="100%" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

function sourceName(t: Translator, source: string): string {
  const [kind = '', form = ''] = source.split(':', 2)
  if (kind === 'form' && form !== 'default') return t('addressbook.source-form', { form })
  const key = `addressbook.receipt-${kind}`
  return isTextKey(key) ? t(key) : source
}
