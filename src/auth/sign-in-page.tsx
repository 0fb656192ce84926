import type { Translator } from '../i18n/translate'
import { EMAIL_MAX } from '../kernel/email-address'
import { FieldError, fieldMarks } from '../web/ui/field'
import type { SignInLink } from './read-sign-in-link'
import { inHalves } from './sign-in-code'

/** One field, one button. */
export const SignInForm = (props: {
  readonly t: Translator
  readonly next?: string | undefined
  readonly typed?: string
  /** What is wrong with the address, in words. */
  readonly wrong?: string | undefined
  /** True right after signing out. */
  readonly left?: boolean
  /** Whom Cloudflare Access let through, masked. */
  readonly access?: string | undefined
}) => {
  const { t, wrong } = props
  return (
    <main>
      {props.left && (
        <p class="flash" role="status">
          {t('account.signed-out')}
        </p>
      )}
      <h1>{t('account.sign-in-title')}</h1>
      <p class="muted">{t('account.sign-in-text')}</p>
      <form method="post" action="/desk/sign-in" class="stack">
        <label for="email">{t('account.email')}</label>
        <input
          {...fieldMarks('email', { error: wrong })}
          type="email"
          autocomplete="email webauthn"
          required
          maxlength={EMAIL_MAX}
          value={props.typed ?? ''}
        />
        <FieldError name="email" error={wrong} />
        {props.next && <input type="hidden" name="next" value={props.next} />}
        <button type="submit" class="primary">
          {t('account.send-link')}
        </button>
      </form>
      <PasskeyForm t={t} next={props.next} />
      {props.access && (
        <form method="post" action="/desk/access" class="stack">
          {props.next && <input type="hidden" name="next" value={props.next} />}
          <button type="submit">{t('account.by-access', { email: props.access })}</button>
        </form>
      )}
    </main>
  )
}

/** Shown by its script only: without one there is no passkey, and the mailed link is right above. */
const PasskeyForm = ({ t, next }: { readonly t: Translator; readonly next?: string | undefined }) => (
  <form
    class="stack"
    hidden
    data-passkey="sign-in"
    data-next={next}
    data-failed={t('account.passkey-failed')}
    data-offline={t('account.passkey-offline')}
  >
    <button type="submit">{t('account.by-passkey')}</button>
    <p class="muted" role="status" />
  </form>
)

/** For who is signed in, but not just now. */
export const ConfirmForm = (props: {
  readonly t: Translator
  readonly next: string | undefined
  readonly email: string
  readonly hasPasskey: boolean
}) => {
  const { t } = props
  return (
    <main>
      <h1>{t('account.confirm-title')}</h1>
      <p>{t('account.confirm-text')}</p>
      {props.hasPasskey && <PasskeyForm t={t} next={props.next} />}
      <form method="post" action="/desk/confirm" class="stack">
        {props.next && <input type="hidden" name="next" value={props.next} />}
        <button type="submit" class="primary">
          {t('account.confirm-link', { email: props.email })}
        </button>
      </form>
      <p>
        <a href="/desk">{t('account.confirm-not')}</a>
      </p>
    </main>
  )
}

/** The same page whether or not the address is anybody's (S-45). Who reads the mail on another device types its code here. */
export const LinkSent = (props: {
  readonly t: Translator
  readonly next: string | undefined
  /** The code as it was typed: the digits are there to compare. */
  readonly typed?: string | undefined
  /** What is wrong with it, in words. */
  readonly wrong?: string | undefined
}) => {
  const { t, typed, wrong } = props
  return (
    <main>
      <h1>{t('account.sent-title')}</h1>
      <p>{t('account.sent-text')}</p>
      <form method="post" action="/desk/sign-in/code" class="stack">
        <label for="code">{t('account.code')}</label>
        <input
          {...fieldMarks('code', { error: wrong })}
          inputmode="numeric"
          autocomplete="one-time-code"
          required
          maxlength={20}
          value={typed}
        />
        <FieldError name="code" error={wrong} />
        {props.next && <input type="hidden" name="next" value={props.next} />}
        <button type="submit" class="primary">
          {t('account.sign-in')}
        </button>
      </form>
      <p class="muted">{t('account.sent-nothing')}</p>
      <p>
        <a href="/desk/sign-in">{t('account.other-address')}</a>
      </p>
    </main>
  )
}

/**
 * What the link in the mail opens: a button, because mail scanners open links too (S-20, S-21). The form has no address of its own, so it
 * posts to the link and whatever stands behind its question mark.
 */
export const LinkReady = (props: { readonly t: Translator; readonly email: string }) => (
  <main>
    <h1>{props.t('account.ready-title')}</h1>
    <p>{props.t('account.ready-text', { email: props.email })}</p>
    <form method="post">
      <button type="submit" class="primary">
        {props.t('account.sign-in')}
      </button>
    </form>
  </main>
)

export const LinkProblem = ({
  t,
  link,
}: {
  readonly t: Translator
  readonly link: Exclude<SignInLink, { readonly state: 'good' }>
}) => (
  <main>
    <h1>{t(`account.link-${link.state}-title`)}</h1>
    <p>{t(`account.link-${link.state}-text`)}</p>
    {link.state === 'other-browser' && (
      <>
        <p class="digits">{inHalves(link.code)}</p>
        <p class="muted">{t('account.code-secret')}</p>
      </>
    )}
    <p>
      <a class="button" href="/desk/sign-in">
        {t('account.new-link')}
      </a>
    </p>
  </main>
)

/** What the letter about a sign-in opens. */
export const NotMeReady = ({ t, email }: { readonly t: Translator; readonly email: string }) => (
  <main>
    <h1>{t('account.not-me-title')}</h1>
    <p>{t('account.not-me-text', { email })}</p>
    <form method="post">
      <button type="submit" class="danger">
        {t('account.not-me-button')}
      </button>
    </form>
  </main>
)

export const NotMeDone = ({ t }: { readonly t: Translator }) => (
  <main>
    <h1>{t('account.not-me-done-title')}</h1>
    <p>{t('account.not-me-done-text')}</p>
    <p>
      <a class="button" href="/desk/sign-in?next=/desk/account">
        {t('account.sign-in')}
      </a>
    </p>
  </main>
)
