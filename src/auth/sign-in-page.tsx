import type { Translator } from '../i18n/translate'

/** One field, one button. */
export const SignInForm = (props: {
  readonly t: Translator
  readonly next?: string | undefined
  readonly typed?: string
  /** What is wrong with the address, in words. */
  readonly wrong?: string | undefined
  /** True right after signing out. */
  readonly left?: boolean
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
          id="email"
          name="email"
          type="email"
          autocomplete="email"
          required
          maxlength={254}
          value={props.typed ?? ''}
          aria-invalid={wrong ? 'true' : undefined}
          aria-describedby={wrong ? 'email-error' : undefined}
        />
        {wrong && (
          <p class="field-error" id="email-error">
            <span aria-hidden="true">⚠ </span>
            {wrong}
          </p>
        )}
        {props.next && <input type="hidden" name="next" value={props.next} />}
        <button type="submit" class="primary">
          {t('account.send-link')}
        </button>
      </form>
    </main>
  )
}

/** The same page whether or not the address is anybody's (S-45). */
export const LinkSent = ({ t }: { readonly t: Translator }) => (
  <main>
    <h1>{t('account.sent-title')}</h1>
    <p>{t('account.sent-text')}</p>
    <p class="muted">{t('account.sent-nothing')}</p>
    <p>
      <a href="/desk/sign-in">{t('account.other-address')}</a>
    </p>
  </main>
)

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

export const LinkProblem = (props: {
  readonly t: Translator
  readonly state: 'other-browser' | 'over' | 'unknown'
}) => (
  <main>
    <h1>{props.t(`account.link-${props.state}-title`)}</h1>
    <p>{props.t(`account.link-${props.state}-text`)}</p>
    <p>
      <a class="button" href="/desk/sign-in">
        {props.t('account.new-link')}
      </a>
    </p>
  </main>
)
