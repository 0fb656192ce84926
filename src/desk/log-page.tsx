import { isTextKey, type Translator } from '../i18n/translate'
import type { LogEntry } from '../moderation/public'
import type { Site } from '../sites/public'
import { Moment } from '../web/ui/moment'

/** Who did what, newest first. */
export const LogMain = (props: {
  readonly t: Translator
  readonly site: Site
  readonly entries: readonly LogEntry[]
  readonly next: string | null
  readonly now: number
}) => {
  const { t, site, now } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <h1>{t('desk.nav-log')}</h1>
      {props.entries.length === 0 ? (
        <p class="muted">{t('desk.log-empty')}</p>
      ) : (
        <table class="log">
          <thead>
            <tr>
              <th scope="col">{t('desk.log-when')}</th>
              <th scope="col">{t('desk.log-who')}</th>
              <th scope="col">{t('desk.log-what')}</th>
              <th scope="col">{t('desk.log-subject')}</th>
            </tr>
          </thead>
          <tbody>
            {props.entries.map((entry) => (
              <tr>
                <td>
                  <Moment t={t} at={entry.at} now={now} />
                </td>
                <td>{entry.by ?? t('desk.log-nobody')}</td>
                <td>
                  {actionWords(t, entry.action)}
                  {entry.before && entry.after && (
                    <span class="muted">
                      {' '}
                      {t(`desk.is-${entry.before}`)} → {t(`desk.is-${entry.after}`)}
                    </span>
                  )}
                </td>
                <td>
                  <Subject t={t} site={site} entry={entry} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {props.next && (
        <p class="more">
          <a href={`/desk/${site.id}/log?${new URLSearchParams({ after: props.next })}`}>{t('desk.older')}</a>
        </p>
      )}
    </main>
  )
}

/** Actions of slices the desk has no words for stand under their own names. */
function actionWords(t: Translator, action: string): string {
  const key = `desk.log-${action}`
  return isTextKey(key) ? t(key) : action
}

const Subject = ({
  t,
  site,
  entry,
}: {
  readonly t: Translator
  readonly site: Site
  readonly entry: LogEntry
}) => {
  const id = /^comment:(\d+)$/.exec(entry.subject)?.[1]
  return id ? (
    <a href={`/desk/${site.id}?item=${id}`}>{t('desk.log-comment')}</a>
  ) : (
    <span>{entry.subject}</span>
  )
}
