import type { Translator } from '../../i18n/translate'
import type { HeldRow, UncertainRow } from '../../mail/public'
import type { ParkedJob } from '../../platform/queries'
import type { Site } from '../../sites/public'
import { Moment } from '../../web/ui/moment'
import { mailKindWords } from './mail-kinds'
import type { StoppedSender } from './read-mail-room'

interface Props {
  readonly t: Translator
  readonly site: Site
  readonly now: number
}

/** Above everything else on the page of mail: nothing of a sender goes, and what to do about it. */
export const StoppedSenders = ({
  t,
  site,
  now,
  stopped,
}: Props & { readonly stopped: readonly StoppedSender[] }) => (
  <>
    {stopped.map(({ name, since, reason }) => (
      <section class="flash flash-warning stopped" aria-labelledby={`stopped-${name}`}>
        <div>
          <strong id={`stopped-${name}`}>{t(`mail.stopped-${name}`)}</strong>{' '}
          <Moment t={t} at={since} now={now} />
          <br />
          <code>{reason}</code>
          <br />
          {t('mail.stopped-text')}
        </div>
        <form method="post" action={`/desk/${site.id}/mail/go-on`}>
          <input type="hidden" name="sender" value={name} />
          <button type="submit">{t('mail.go-on')}</button>
        </form>
      </section>
    ))}
  </>
)

/** A job is given up after so many attempts (platform/outbox.ts); one that is parked before was not worth another. */
const ATTEMPTS = 7

/** Why a mail lies here: what stops it stops all, it was tried for hours, or it cannot go as it is. */
export const parkedClass = ({
  gate,
  attempts,
  last_error,
}: Pick<ParkedJob, 'gate' | 'attempts' | 'last_error'>) =>
  gate !== null
    ? 'stopped'
    : last_error.startsWith('uncertain:')
      ? 'uncertain'
      : attempts >= ATTEMPTS
        ? 'given-up'
        : 'as-it-is'

/** A mail nobody knows enough about, as a mark of its address. */
export const UncertainEntry = ({ t, now, row }: Omit<Props, 'site'> & { readonly row: UncertainRow }) => (
  <li>
    <div>
      {mailKindWords(t, row.kind)}{' '}
      <span class="muted">
        {row.reason} · <Moment t={t} at={row.since} now={now} />
      </span>
      <code>{row.mark}</code>
    </div>
  </li>
)

/** Says that something happened at another site of the install, and neither where nor what. */
export const HeldEntry = ({ t, now, row }: Omit<Props, 'site'> & { readonly row: HeldRow }) => (
  <li>
    <div>
      {t('mail.held-by-install')}{' '}
      <span class="muted">
        <Moment t={t} at={row.held_at} now={now} />
      </span>
      <code>{row.mark}</code>
    </div>
  </li>
)
