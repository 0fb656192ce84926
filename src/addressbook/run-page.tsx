import type { Translator } from '../i18n/translate'
import type { Site } from '../sites/public'
import { Moment } from '../web/ui/moment'
import { OUTCOMES } from './outcome-words'
import { peopleUrl } from './people-page'
import type { ImportRun } from './read-import'

/** One import: what it did, and the way back. */
export const RunMain = (props: {
  readonly t: Translator
  readonly site: Site
  readonly run: ImportRun
  readonly now: number
}) => {
  const { t, site, run, now } = props
  const number = new Intl.NumberFormat(t.locale)
  const over = run.state === 'undone' || run.state === 'undoing'
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <p>
        <a href={`/desk/${site.id}/subscribers/import`}>{t('addressbook.import')}</a>
      </p>
      <h1 class="address">{run.file_name}</h1>
      <p>
        {t(`addressbook.run-${run.state}`)}{' '}
        <span class="muted">
          <Moment t={t} at={run.finished_at ?? run.created_at} now={now} />
        </span>
      </p>
      {run.state === 'running' && (
        <div class="flash flash-warning">
          <p>{t('addressbook.run-partly', { came: run.came, count: run.chunks })}</p>
          <a class="button" href={`/desk/${site.id}/subscribers/import?run=${run.id}`}>
            {t('addressbook.run-on')}
          </a>
        </div>
      )}
      {run.state === 'undone' && run.kept > 0 && <p>{t('addressbook.run-kept', { count: run.kept })}</p>}
      <table class="log">
        <tbody>
          {OUTCOMES.map((outcome) => (
            <tr>
              <th scope="row">{t(`addressbook.outcome-${outcome}`)}</th>
              <td class="num">{number.format(run.counts.get(outcome) ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="ways">
        <a href={peopleUrl(site, { state: 'any', import: String(run.id) })}>{t('addressbook.run-people')}</a>
        <a href={`/desk/${site.id}/subscribers/imports/${run.id}/report.csv`}>
          {t('addressbook.report-download')}
        </a>
      </p>
      {!over && (
        <form method="post" action={`/desk/${site.id}/subscribers/imports/${run.id}/undo`} class="stack">
          <p class="muted">{t('addressbook.undo-text')}</p>
          <button type="submit">{t('addressbook.undo')}</button>
        </form>
      )}
    </main>
  )
}
