import type { Translator } from '../i18n/translate'
import type { Site } from '../sites/public'
import { DeskPageStyles } from '../web/ui/desk-page-styles'
import { Field, fieldMarks } from '../web/ui/field'
import { Moment } from '../web/ui/moment'
import type { ImportRow } from './import-queries'
import { OUTCOMES, outcomeWords } from './outcome-words'
import type { ImportRun } from './read-import'
import { CHUNK_ROWS } from './schema'

/** Where a file is chosen, checked and brought in. The browser reads it; the rules are the server's (docs/decisions/0014). */
export const ImportMain = (props: {
  readonly t: Translator
  readonly site: Site
  readonly lists: readonly { readonly id: string; readonly name: string }[]
  readonly runs: readonly ImportRow[]
  /** A run that stopped on the way, to be taken up. */
  readonly run?: ImportRun | undefined
  readonly now: number
}) => {
  const { t, site, lists, runs, run, now } = props
  const says = {
    reading: t('addressbook.reading'),
    checking: t('addressbook.checking'),
    importing: t('addressbook.importing'),
    empty: t('addressbook.file-empty'),
    unclosed: t('addressbook.file-unclosed'),
    offline: t('addressbook.offline'),
    unread: t('addressbook.file-unread'),
    other: t('addressbook.other-file', { file: run?.file_name ?? '' }),
    none: t('addressbook.email-column-missing'),
    would: t('addressbook.report'),
    happened: t('addressbook.report-happened'),
    row: t('addressbook.report-row'),
    address: t('subscribers.email-label'),
    result: t('addressbook.report-result'),
    why: t('addressbook.report-why'),
  }
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <DeskPageStyles />
      <p>
        <a href={`/desk/${site.id}/subscribers`}>{t('desk.nav-subscribers')}</a>
      </p>
      <h1>{t('addressbook.import')}</h1>
      <p>{t('addressbook.import-text')}</p>
      {run && (
        <p class="flash">
          {t('addressbook.run-again', { file: run.file_name, came: run.came, count: run.chunks })}
        </p>
      )}
      <noscript>
        <p class="flash flash-warning">{t('addressbook.import-scripts')}</p>
      </noscript>
      <form
        id="import"
        class="stack"
        hidden
        data-at={`/desk/${site.id}/subscribers`}
        data-run={run?.id}
        data-rows={CHUNK_ROWS}
        data-words={JSON.stringify({ ...outcomeWords(t), ...says })}
      >
        <Field name="file" label={t('addressbook.file')} hint={t('addressbook.file-hint')}>
          <input
            {...fieldMarks('file', { hint: '1' })}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
          />
        </Field>
        <Field name="list" label={t('addressbook.list')}>
          <select {...fieldMarks('list')}>
            {lists.map(({ id, name }) => (
              <option value={id}>{name}</option>
            ))}
          </select>
        </Field>
        <p id="said" class="field-error" role="alert" />
        <div id="columns" />
        <button type="button" id="check" class="primary" hidden>
          {t('addressbook.check')}
        </button>
        <p id="progress" role="status" />
        <progress id="bar" hidden aria-label={t('addressbook.progress')} max={1} value={0} />
        <div id="report" hidden>
          <h2>{t('addressbook.report')}</h2>
          <table class="log">
            <tbody>
              {OUTCOMES.map((outcome) => (
                <tr>
                  <th scope="row">{t(`addressbook.outcome-${outcome}`)}</th>
                  <td class="num" data-outcome={outcome}>
                    0
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="ways">
            <a id="download" href="#report" download="report.csv">
              {t('addressbook.report-download')}
            </a>
          </p>
          <table class="log" id="examples" hidden>
            <caption class="muted">{t('addressbook.report-examples')}</caption>
            <thead>
              <tr>
                {[says.row, says.address, says.result, says.why].map((name) => (
                  <th scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody />
          </table>
          {!run && (
            <label class="switch">
              <input type="checkbox" id="agreed" /> {t('addressbook.agreed')}
            </label>
          )}
          <button type="button" id="go" class="primary">
            {t(run ? 'addressbook.run-on' : 'addressbook.import-button')}
          </button>
          <p id="done" class="more" hidden>
            {/* Of a new import the script knows where it leads, once there is one. */}
            <a href={run && `/desk/${site.id}/subscribers/imports/${run.id}`}>
              {t('addressbook.import-done')}
            </a>
          </p>
        </div>
      </form>
      <h2>{t('addressbook.runs')}</h2>
      {runs.length === 0 && <p class="muted">{t('addressbook.no-runs')}</p>}
      <ul class="entries">
        {runs.map((run) => (
          <li>
            <a href={`/desk/${site.id}/subscribers/imports/${run.id}`}>{run.file_name}</a>
            <span class="muted">
              {t(`addressbook.run-${run.state}`)} · <Moment t={t} at={run.created_at} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </main>
  )
}
