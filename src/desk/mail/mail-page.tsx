import type { Child } from 'hono/jsx'
import { isTextKey, type Translator } from '../../i18n/translate'
import { LIFTABLE } from '../../mail/public'
import type { ParkedJob } from '../../platform/queries'
import type { Site } from '../../sites/public'
import { Moment } from '../../web/ui/moment'
import { HeldEntry, parkedClass, StoppedSenders, UncertainEntry } from './mail-state'
import { COUNTED_DAYS, type MailRoom, type SuppressedRow } from './read-mail-room'

export type MailDone = 'put-back' | 'lift' | 'go-on'

interface Props {
  readonly t: Translator
  readonly site: Site
  readonly room: MailRoom
  readonly now: number
  readonly mayLift: boolean
  /** What was just done; told above everything. */
  readonly done: MailDone | undefined
}

const STATES = ['sent', 'refused', 'suppressed'] as const

/** What became of a site's mail, what failed for good, and which addresses get none. No address stands here, only marks. */
export const MailMain = (props: Props) => {
  const { t, site, room, done } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <h1>{t('desk.nav-mail')}</h1>
      {done && (
        <p class="flash" role="status">
          {t(`desk.mail-did-${done}`)}
        </p>
      )}
      <StoppedSenders t={t} site={site} now={props.now} stopped={room.stopped} />
      <p>
        <a href={`/desk/${site.id}/mail/check`}>{t('mail.check')}</a> ·{' '}
        <a href={`/desk/${site.id}/mail/look`}>{t('mail.look')}</a>
      </p>
      <h2>{t('desk.mail-counts', { count: COUNTED_DAYS })}</h2>
      <table class="log">
        <tbody>
          {STATES.map((state) => (
            <tr>
              <th scope="row">{t(`desk.mail-state-${state}`)}</th>
              <td class="num">{new Intl.NumberFormat(t.locale).format(room.counts.get(state) ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('desk.mail-parked')}</h2>
      <Entries
        lead={t('desk.mail-parked-text')}
        none={t('desk.mail-parked-none')}
        entries={room.parked.map((job) => <ParkedEntry {...props} job={job} />)}
      />
      {room.uncertain.length > 0 && (
        <>
          <h2>{t('mail.uncertain')}</h2>
          <Entries
            lead={t('mail.uncertain-text')}
            none=""
            entries={room.uncertain.map((row) => <UncertainEntry t={t} now={props.now} row={row} />)}
          />
        </>
      )}
      <h2>{t('desk.mail-suppressed')}</h2>
      <Entries
        lead={t('desk.mail-suppressed-text')}
        none={t('desk.mail-suppressed-none')}
        entries={room.suppressed.map((row) => <SuppressedEntry {...props} row={row} />)}
      />
      {room.next && (
        <p class="more">
          <a href={`/desk/${site.id}/mail?${new URLSearchParams({ after: room.next })}`}>{t('desk.older')}</a>
        </p>
      )}
      {room.held.length > 0 && (
        <>
          <h2>{t('mail.held')}</h2>
          <Entries
            lead={t('mail.held-text')}
            none=""
            entries={room.held.map((row) => <HeldEntry t={t} now={props.now} row={row} />)}
          />
        </>
      )}
    </main>
  )
}

/** A list and not a table: on a phone the reason of a failure needs the whole width. */
const Entries = (props: {
  readonly lead: string
  readonly none: string
  readonly entries: readonly Child[]
}) =>
  props.entries.length === 0 ? (
    <p class="muted">{props.none}</p>
  ) : (
    <>
      <p class="muted">{props.lead}</p>
      <ul class="entries">{props.entries}</ul>
    </>
  )

const ParkedEntry = ({ t, site, now, job }: Props & { readonly job: ParkedJob }) => {
  const key = `desk.mail-job-${job.kind}`
  const what = isTextKey(key) ? t(key) : job.kind
  return (
    <li>
      <div>
        {what}{' '}
        <span class="muted">
          {t(`mail.parked-${parkedClass(job)}`)} · <Moment t={t} at={job.parked_at} now={now} />
        </span>
        {/* Codes only: what a server said could hold the address (transport-smtp.ts). */}
        <code>{job.last_error}</code>
      </div>
      <form method="post" action={`/desk/${site.id}/mail/parked/${job.id}`}>
        <button type="submit" class="quiet">
          {t('desk.mail-put-back')}
          <span class="sr"> {what}</span>
        </button>
      </form>
    </li>
  )
}

/** Names, the same in every language. */
const PROVIDER_NAMES: ReadonlyMap<string, string> = new Map([
  ['resend', 'Resend'],
  ['postmark', 'Postmark'],
  ['mailgun', 'Mailgun'],
  ['ses', 'Amazon SES'],
  ['cloudflare', 'Cloudflare'],
])

const SuppressedEntry = ({ t, site, now, mayLift, row }: Props & { readonly row: SuppressedRow }) => {
  const source =
    PROVIDER_NAMES.get(row.source) ??
    t(`desk.mail-source-${row.source as 'reader' | 'desk' | 'import' | 'report'}`)
  const isOwnWord = !LIFTABLE.some((reason) => reason === row.reason)
  return (
    <li>
      <div>
        {t(`desk.mail-reason-${row.reason}`)}{' '}
        <span class="muted">
          {t('desk.mail-told-by', { source })} · <Moment t={t} at={row.created_at} now={now} />
        </span>
        <code>{row.mark}</code>
      </div>
      {isOwnWord ? (
        <span class="muted">{t('desk.mail-stays')}</span>
      ) : (
        mayLift && (
          <form method="post" action={`/desk/${site.id}/mail/lift`}>
            <input type="hidden" name="mark" value={row.mark} />
            <input type="hidden" name="at" value={String(row.created_at)} />
            <input type="hidden" name="reason" value={row.reason} />
            <button type="submit" class="quiet">
              {t('desk.mail-lift')}
              <span class="sr"> {row.mark}</span>
            </button>
          </form>
        )
      )}
    </li>
  )
}
