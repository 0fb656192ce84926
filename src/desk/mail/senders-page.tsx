import type { Translator } from '../../i18n/translate'
import type { SenderRoom } from '../../mail/public'
import type { Site } from '../../sites/public'
import { DeskPageStyles } from '../../web/ui/desk-page-styles'
import { Moment } from '../../web/ui/moment'

type SenderState = SenderRoom['senders'][number]
type Finding = NonNullable<SenderState['check']>['findings'][number]

export type SendersDone = 'checked' | 'unanswered' | 'test'

interface Props {
  readonly t: Translator
  readonly site: Site
  readonly room: SenderRoom
  readonly now: number
  /** Where a test mail goes: to whoever is signed in. */
  readonly to: string
  readonly mayAsk: boolean
  readonly done: SendersDone | undefined
}

/** Whether mail will be believed where it arrives, in plain words, with the record that would mend what is missing. */
export const SendersMain = (props: Props) => {
  const { t, site, room, done, mayAsk } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <DeskPageStyles />
      <h1>{t('mail.check')}</h1>
      {done && (
        <p class={done === 'unanswered' ? 'flash flash-warning' : 'flash'} role="status">
          {t(`mail.check-did-${done}`, { to: props.to })}
        </p>
      )}
      <p>{t('mail.check-text')}</p>
      {mayAsk && (
        <form method="post" action={`/desk/${site.id}/mail/check`}>
          <button type="submit">{t('mail.check-now')}</button>
        </form>
      )}
      {waysOf(room).map(({ sender, names }) => (
        <Way {...props} sender={sender} names={names} />
      ))}
      <h2>{t('mail.news-title')}</h2>
      {room.hindrances.length === 0 ? (
        <p>{t('mail.news-ready')}</p>
      ) : (
        <>
          <p class="flash flash-warning">
            <span aria-hidden="true">⚠ </span>
            {t('mail.news-not-ready')}
          </p>
          <ul class="entries">
            {room.hindrances.map((hindrance) => (
              <li>
                <div>{t(`mail.news-${hindrance}`)}</div>
                {hindrance === 'postal-address' && (
                  <a href={`/desk/${site.id}/mail/look`}>{t('mail.look')}</a>
                )}
                {hindrance === 'stopped' && <a href={`/desk/${site.id}/mail`}>{t('desk.nav-mail')}</a>}
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  )
}

/** Two senders that go one way are one to look at. */
function waysOf({ senders }: SenderRoom) {
  const [notices, news] = senders as readonly [SenderState, SenderState]
  const isSame = notices.from === news.from && notices.transport === news.transport
  return isSame
    ? [{ sender: notices, names: 'both' as const }]
    : [
        { sender: notices, names: 'notices' as const },
        { sender: news, names: 'news' as const },
      ]
}

/** Names, the same in every language. */
const TRANSPORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['cloudflare', 'Cloudflare Email Service'],
  ['smtp', 'SMTP'],
  ['resend', 'Resend'],
  ['postmark', 'Postmark'],
  ['mailgun', 'Mailgun'],
  ['ses', 'Amazon SES'],
])

const Way = ({
  t,
  site,
  now,
  to,
  mayAsk,
  sender,
  names,
}: Props & { readonly sender: SenderState; readonly names: 'both' | 'notices' | 'news' }) => {
  const { check, test, domain } = sender
  const transport = TRANSPORT_NAMES.get(sender.transport) ?? t('mail.check-outbox')
  return (
    <section aria-labelledby={`way-${sender.name}`} class="way">
      <h2 id={`way-${sender.name}`}>{t(`mail.check-${names}`)}</h2>
      <p>
        {t('mail.check-from', { from: sender.from, transport })}{' '}
        {sender.perSecond !== undefined && t('mail.check-rate', { rate: sender.perSecond })}
      </p>
      {check === undefined ? (
        <p class="muted">{t('mail.check-never', { domain })}</p>
      ) : (
        <>
          <p>
            <strong>
              {check.findings.length === 0
                ? t('mail.check-nothing')
                : t(check.isVerified ? 'mail.check-verified' : 'mail.check-unverified', { domain })}
            </strong>{' '}
            <span class="muted">
              <Moment t={t} at={check.at} now={now} />
            </span>
          </p>
          <ul class="findings">
            {check.findings.map((finding) => (
              <FindingEntry t={t} finding={finding} id={`${sender.name}-${finding.subject}`} />
            ))}
          </ul>
        </>
      )}
      {test && (
        <p>
          {t(`mail.test-${test.state}`)}{' '}
          <span class="muted">
            <Moment t={t} at={test.sent_at} now={now} />
          </span>
        </p>
      )}
      {mayAsk && (
        <form method="post" action={`/desk/${site.id}/mail/test`}>
          <input type="hidden" name="sender" value={sender.name} />
          <button type="submit">{t('mail.test-send', { to })}</button>
        </form>
      )}
    </section>
  )
}

/** A mark and a word, never colour alone. */
const MARKS = { good: '✓', needed: '✗', advice: '!' } as const

const FindingEntry = ({
  t,
  finding,
  id,
}: {
  readonly t: Translator
  readonly finding: Finding
  readonly id: string
}) => {
  const { subject, code, weight, name, record } = finding
  return (
    <li class={`finding finding-${weight}`}>
      <p>
        <span class="mark" aria-hidden="true">
          {MARKS[weight]}
        </span>{' '}
        <strong>{t(`mail.subject-${subject}`)}</strong>
        <span class="sr">{t(`mail.weight-${weight}`)}</span> {t(`mail.check-${code}`, { name })}
      </p>
      {record && (
        <dl class="record">
          <dt>{t('mail.record-type')}</dt>
          <dd>{record.type}</dd>
          <dt>{t('mail.record-name')}</dt>
          <dd>
            <Copyable t={t} id={`${id}-name`} label={t('mail.record-name')} value={record.name} />
          </dd>
          <dt>{t('mail.record-value')}</dt>
          <dd>
            <Copyable t={t} id={`${id}-value`} label={t('mail.record-value')} value={record.value} />
          </dd>
        </dl>
      )}
    </li>
  )
}

const Copyable = (props: {
  readonly t: Translator
  readonly id: string
  readonly label: string
  readonly value: string
}) => (
  <span class="copyable">
    <input id={props.id} class="code" readonly value={props.value} aria-label={props.label} />
    <button type="button" class="quiet" hidden aria-controls={props.id} data-copied={props.t('desk.copied')}>
      {props.t('desk.copy')}
      <span class="sr"> {props.value}</span>
    </button>
  </span>
)
