import type { Person, readAccount, Session } from '../../auth/public'
import type { Translator } from '../../i18n/translate'
import type { RawInput } from '../../web/read-input'
import { FieldError } from '../../web/ui/field'
import { Moment } from '../../web/ui/moment'
import type { Issues } from '../field'
import { readKeys } from './key-table'
import { KeysForm } from './keys-form'

/** What was just done here. */
export const DONE = ['name', 'keys', 'session', 'sessions', 'passkey', 'removed', 'joined'] as const

interface Props extends Readonly<Awaited<ReturnType<typeof readAccount>>> {
  readonly t: Translator
  readonly person: Person
  readonly session: Session
  readonly isFresh: boolean
  readonly now: number
  readonly done?: (typeof DONE)[number] | undefined
  readonly wrong?: string | undefined
  readonly typed?: string
  /** The form of keys as it was sent, and what was wrong with it. */
  readonly typedKeys?: RawInput
  readonly issues?: Issues
}

/** A person's own page: what they are called, what lets them in, where they are in. */
export const AccountMain = (props: Props) => {
  const { t, person, done, wrong } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {done && (
        <p class="flash" role="status">
          {t(`account.did-${done}`)}
        </p>
      )}
      <h1>{t('account.title')}</h1>
      <p class="muted">{t('account.signed-in-as', { email: person.email })}</p>
      <form method="post" action="/desk/account/name" class="stack">
        <div class="field">
          <label for="name">{t('account.name')}</label>
          <p class="muted" id="name-hint">
            {t('account.name-hint')}
          </p>
          <input
            id="name"
            name="name"
            type="text"
            autocomplete="name"
            required
            maxlength={120}
            value={props.typed ?? person.name}
            aria-invalid={wrong ? 'true' : undefined}
            aria-describedby={wrong ? 'name-hint name-error' : 'name-hint'}
          />
          <FieldError name="name" error={wrong} />
        </div>
        <button type="submit">{t('account.save-name')}</button>
      </form>
      <p>
        <a href="/desk/sites">{t('account.your-sites')}</a>
      </p>
      <Passkeys {...props} />
      <Sessions {...props} />
      <KeysForm t={t} keys={readKeys(person.keys)} typed={props.typedKeys} issues={props.issues} />
    </main>
  )
}

const Passkeys = ({ t, passkeys, isFresh, now }: Props) => (
  <>
    <h2>{t('account.passkeys')}</h2>
    <p class="muted">{t('account.passkeys-text')}</p>
    {passkeys.length > 0 && (
      <ul class="entries">
        {passkeys.map((passkey) => (
          <li>
            <div>
              {passkey.name}{' '}
              <span class="muted">
                {t(passkey.synced ? 'account.passkey-synced' : 'account.passkey-device')}
                {' · '}
                {passkey.used_at === null ? (
                  t('account.passkey-unused')
                ) : (
                  <>
                    {t('account.last-used')} <Moment t={t} at={passkey.used_at} now={now} />
                  </>
                )}
              </span>
            </div>
            {isFresh && (
              <form method="post" action="/desk/account/passkeys/remove">
                <input type="hidden" name="id" value={passkey.id} />
                <button type="submit" class="quiet">
                  {t('account.remove')}
                  <span class="sr"> {passkey.name}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    )}
    {passkeys.length === 1 && <p class="muted">{t('account.passkey-second')}</p>}
    {/* The script takes this away where passkeys work. */}
    <p class="muted" data-passkey-needs>
      {t('account.passkey-no-script')}
    </p>
    {isFresh ? (
      <form
        class="stack"
        hidden
        data-passkey="register"
        data-failed={t('account.passkey-not-added')}
        data-offline={t('account.passkey-offline')}
      >
        <div class="field">
          <label for="passkey-name">{t('account.passkey-name')}</label>
          <p class="muted" id="passkey-hint">
            {t('account.passkey-name-hint')}
          </p>
          <input
            id="passkey-name"
            name="passkey-name"
            type="text"
            required
            maxlength={60}
            autocomplete="off"
            aria-describedby="passkey-hint"
          />
        </div>
        <button type="submit">{t('account.add-passkey')}</button>
        <p class="muted" role="status" />
      </form>
    ) : (
      <p>
        <a class="button" href="/desk/confirm?next=/desk/account">
          {t('account.confirm-for-passkeys')}
        </a>
      </p>
    )}
  </>
)

const Sessions = ({ t, sessions, session, now }: Props) => (
  <>
    <h2>{t('account.sessions')}</h2>
    <p class="muted">{t('account.sessions-text')}</p>
    <ul class="entries">
      {sessions.map(({ id, device, method, seen_at }) => {
        const name = device || t('account.device-unknown')
        return (
          <li>
            <div>
              {name}{' '}
              <span class="muted">
                {t(`account.by-method-${method}`)} ·{' '}
                {id === session.id ? (
                  t('account.this-browser')
                ) : (
                  <>
                    {t('account.last-seen')} <Moment t={t} at={seen_at} now={now} />
                  </>
                )}
              </span>
            </div>
            {id !== session.id && (
              <form method="post" action={`/desk/account/sessions/${id}/end`}>
                <button type="submit" class="quiet">
                  {t('account.end-session')}
                  <span class="sr"> {name}</span>
                </button>
              </form>
            )}
          </li>
        )
      })}
    </ul>
    {sessions.length > 1 && (
      <form method="post" action="/desk/account/sessions/end-others">
        <button type="submit">{t('account.end-others')}</button>
      </form>
    )}
  </>
)
