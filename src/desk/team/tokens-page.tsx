import type { Translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'
import { SCOPE_NAMES, TOKEN_DAYS, type TokenSeen } from '../../team/public'
import type { RawInput } from '../../web/read-input'
import { Field, FieldError, fieldMarks } from '../../web/ui/field'
import { Moment } from '../../web/ui/moment'
import { Warning } from '../flash'

export interface TokensNotes {
  /** The token that was just made: shown this once. */
  readonly made?: string
  readonly revoked?: boolean
  readonly warning?: string | undefined
  readonly issues?: readonly { readonly field: string; readonly message: string }[]
  readonly typed?: RawInput
}

interface Props extends TokensNotes {
  readonly t: Translator
  readonly site: Site
  readonly tokens: readonly TokenSeen[]
  readonly publicUrl: string
  readonly now: number
  readonly isFresh: boolean
}

/** Keys for scripts: one that was just made, those there are, and the form for another. */
export const TokensMain = (props: Props) => {
  const { t, site, tokens, made, warning } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {props.revoked && (
        <p class="flash" role="status">
          {t('team.did-token-revoked')}
        </p>
      )}
      {warning && <Warning text={warning} />}
      <h1>{t('team.tokens')}</h1>
      <p class="muted">{t('team.tokens-text')}</p>
      {made && (
        <section class="stack" role="status">
          <h2>{t('team.token-made')}</h2>
          <p>{t('team.token-once')}</p>
          <label for="snippet">{t('team.token')}</label>
          <textarea id="snippet" class="code" rows={2} readonly spellcheck={false}>
            {made}
          </textarea>
          <button type="button" id="copy" hidden data-copied={t('desk.copied')}>
            {t('desk.copy')}
          </button>
          <code class="inline">{`curl ${props.publicUrl}/v1/desk/${site.id}/comments -H 'Authorization: Bearer TOKEN'`}</code>
        </section>
      )}
      {tokens.length > 0 && (
        <ul class="entries">
          {tokens.map((token) => (
            <Token {...props} token={token} />
          ))}
        </ul>
      )}
      {props.isFresh ? (
        <NewToken {...props} />
      ) : (
        <p>
          <a class="button" href={`/desk/confirm?next=/desk/${site.id}/tokens`}>
            {t('team.token-confirm')}
          </a>
        </p>
      )}
    </main>
  )
}

const Token = ({ t, site, token, now }: Props & { readonly token: TokenSeen }) => (
  <li>
    <div>
      {token.name}{' '}
      <span class="muted">
        {token.scopes.map((scope) => t(`team.scope-${scope}`)).join(', ')}
        {' · '}
        {token.by && `${token.by} · `}
        {token.usedAt === null ? (
          t('team.token-unused')
        ) : (
          <>
            {t('account.last-used')} <Moment t={t} at={token.usedAt} now={now} />
          </>
        )}
        {' · '}
        {t(token.expiresAt > now ? 'team.token-ends' : 'team.token-ended')}{' '}
        <Moment t={t} at={token.expiresAt} now={now} />
      </span>
    </div>
    <form method="post" action={`/desk/${site.id}/tokens/${token.id}/revoke`}>
      <button type="submit" class="quiet">
        {t('team.token-revoke')}
        <span class="sr"> {token.name}</span>
      </button>
    </form>
  </li>
)

const NewToken = ({ t, site, issues, typed = {} }: Props) => {
  const error = (field: string) => issues?.find((issue) => issue.field === field)?.message
  const name = { hint: t('team.token-name-hint'), error: error('name') }
  const days = { error: error('days') }
  const wrong = error('scopes')
  return (
    <form method="post" action={`/desk/${site.id}/tokens`} class="stack">
      <h2>{t('team.token-new')}</h2>
      <Field name="name" label={t('team.token-name')} {...name}>
        <input
          {...fieldMarks('name', name)}
          type="text"
          required
          maxlength={60}
          autocomplete="off"
          value={typeof typed.name === 'string' ? typed.name : ''}
        />
      </Field>
      <fieldset class="field" aria-describedby={wrong ? 'scopes-error' : undefined}>
        <legend>{t('team.token-may')}</legend>
        {SCOPE_NAMES.map((scope) => (
          <label class="switch">
            <input
              type="checkbox"
              name={`scope-${scope}`}
              value="on"
              checked={typed[`scope-${scope}`] !== undefined}
            />
            {t(`team.scope-${scope}`)}
          </label>
        ))}
        <FieldError name="scopes" error={wrong} />
      </fieldset>
      <Field name="days" label={t('team.token-days')} {...days}>
        <select {...fieldMarks('days', days)}>
          {TOKEN_DAYS.map((count) => (
            <option value={count} selected={count === (typed.days ?? '90')}>
              {t('team.days', { count: Number(count) })}
            </option>
          ))}
        </select>
      </Field>
      <button type="submit" class="primary">
        {t('team.token-make')}
      </button>
    </form>
  )
}
