import type { Translator } from '../../i18n/translate'
import type { Report } from '../../moderation/public'
import { Moment } from '../../web/ui/moment'

/** What readers reported: reasons with their numbers, then what they added in their own words. Settled ones are told apart. */
export const ReportFacts = (props: {
  readonly t: Translator
  readonly reports: readonly Report[]
  readonly now: number
}) => {
  const { t, reports, now } = props
  if (reports.length === 0) return null
  const open = reports.filter((report) => report.open)
  const reasons = [...new Set(open.map(({ reason }) => reason))]
  const settled = reports.length - open.length
  return (
    <>
      <dt>{t('desk.reports')}</dt>
      <dd>
        {reasons.map((reason) => (
          <>
            <span class="chip chip-reported">
              {t('desk.report-count', {
                reason: t(`comments.report-${reason}`),
                count: open.filter((report) => report.reason === reason).length,
              })}
            </span>{' '}
          </>
        ))}
        {settled > 0 && <span class="muted">{t('desk.reports-settled', { count: settled })}</span>}
        {reports
          .filter(({ note }) => note !== '')
          .map(({ note, at, reason, notice }) => (
            <p class="report-note">
              {notice && (
                <>
                  <strong>{t('desk.notice', { reference: notice.reference })}</strong>
                  {notice.awaited && <span class="muted">, {t('desk.notice-awaited')}</span>}
                  <br />
                </>
              )}
              “<bdi>{note}</bdi>”{' '}
              <span class="muted">
                {t(`comments.report-${reason}`)}, <Moment t={t} at={at} now={now} />
              </span>
              {notice?.words && (
                <>
                  <br />
                  {t('desk.notice-words')} “<bdi>{notice.words}</bdi>”
                </>
              )}
            </p>
          ))}
      </dd>
    </>
  )
}
