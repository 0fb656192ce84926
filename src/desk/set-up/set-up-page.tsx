import type { Child } from 'hono/jsx'
import type { Translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'
import { DeskPageStyles } from '../../web/ui/desk-page-styles'
import { Field, fieldMarks } from '../../web/ui/field'
import type { Finding } from './check-page'
import { PLATFORMS, threadCode } from './platforms'
import type { Progress } from './read-progress'

interface SetUpView {
  readonly site: Site
  readonly publicUrl: string
  readonly progress: Progress
  /** Owners have the way to every step; moderators see them. */
  readonly isOwner: boolean
  /** The address that was checked, as typed, and what was found there or why it was not asked. */
  readonly page: string
  readonly findings?: readonly Finding[] | undefined
  readonly error?: string | undefined
}

/** From nothing to comments on a page, step by step. What is done shows itself. */
export const SetUpMain = ({ t, view }: { readonly t: Translator; readonly view: SetUpView }) => {
  const { site, progress } = view
  const link = (path: string, label: string) => <a href={`/desk/${site.id}${path}`}>{label}</a>
  return (
    <main id="work" class="sheet set-up" tabindex={-1}>
      <DeskPageStyles />
      <h1>{t('desk.nav-set-up')}</h1>
      <ol class="steps">
        <Step t={t} title={t('set-up.origins')} done={progress.origins}>
          <p>
            {progress.origins
              ? t('set-up.origins-done', { origins: site.settings.origins.join(', ') })
              : t('set-up.origins-text')}
          </p>
          {view.isOwner && <p>{link('/settings', t('desk.nav-settings'))}</p>}
        </Step>
        <Step t={t} title={t('set-up.team')} done={progress.team > 1}>
          <p>{t('set-up.team-text', { count: progress.team })}</p>
          <p>
            {link('/team', t('desk.nav-team'))} · {link('/notices', t('desk.nav-notices'))}
          </p>
        </Step>
        <Step t={t} title={t('set-up.hold')} done>
          <p>{t(`set-up.hold-${site.settings.hold === 'none' ? 'none' : 'some'}`)}</p>
          {view.isOwner && <p>{link('/settings', t('desk.nav-settings'))}</p>}
        </Step>
        <Step t={t} title={t('set-up.mail')} done={progress.mail}>
          <p>{t(progress.mail ? 'set-up.mail-done' : 'set-up.mail-text')}</p>
          <p>{link('/mail', t('desk.nav-mail'))}</p>
        </Step>
        <Step t={t} title={t('set-up.code')} done={progress.comments}>
          <p>{t('set-up.code-text')}</p>
          <Codes t={t} view={view} />
          <p>{link('/snippet', t('set-up.code-more'))}</p>
        </Step>
        <Step t={t} title={t('set-up.check')} done={view.findings?.every(({ state }) => state !== 'wrong')}>
          <CheckForm t={t} view={view} />
        </Step>
      </ol>
    </main>
  )
}

const Step = (props: {
  readonly t: Translator
  readonly title: string
  readonly done?: boolean | undefined
  readonly children?: Child
}) => (
  <li class={props.done ? 'step step-done' : 'step'}>
    <h2>
      {props.title}
      {props.done && <span class="chip chip-published">✓ {props.t('set-up.done')}</span>}
    </h2>
    {props.children}
  </li>
)

/** One of them is open at a time where the browser knows how; each works without scripts. */
const Codes = ({ t, view }: { readonly t: Translator; readonly view: SetUpView }) => (
  <div class="codes">
    {PLATFORMS.map((platform) => (
      <details name="platform" open={platform.id === 'plain'}>
        <summary>{platform.name}</summary>
        <p>
          {t(`set-up.place-${platform.id}`)} <code>{platform.place}</code>
        </p>
        <pre tabindex={0}>
          <code>{threadCode(platform, view.site, view.publicUrl, t('desk.snippet-read'))}</code>
        </pre>
      </details>
    ))}
  </div>
)

const CheckForm = ({ t, view }: { readonly t: Translator; readonly view: SetUpView }) => {
  const { site, error, findings } = view
  return (
    <>
      <form method="post" action={`/desk/${site.id}/set-up`} class="stack" id="check">
        <Field name="page" label={t('set-up.page')} hint={t('set-up.page-hint')} error={error}>
          <input
            {...fieldMarks('page', { hint: t('set-up.page-hint'), error })}
            type="url"
            required
            value={view.page}
            placeholder={site.settings.origins[0] ?? 'https://example.org'}
          />
        </Field>
        <button type="submit" class="primary">
          {t('set-up.check-now')}
        </button>
      </form>
      {findings && (
        <ul class="findings" aria-label={t('set-up.found')}>
          {findings.map(({ what, state, said }) => (
            <li class={`finding finding-${state}`}>
              <span class="sign" aria-hidden="true">
                {SIGNS[state]}
              </span>{' '}
              <span class="sr">{t(`set-up.${state}`)}: </span>
              {t(`set-up.${what}-${state}` as FindingKey, said)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const SIGNS = { good: '✓', wrong: '✗', hint: '!' } as const

/** Every pair that check-page.ts makes. */
type FindingKey =
  | 'set-up.answer-good'
  | 'set-up.answer-wrong'
  | 'set-up.loader-good'
  | 'set-up.loader-wrong'
  | 'set-up.module-wrong'
  | 'set-up.comments-good'
  | 'set-up.comments-hint'
  | 'set-up.site-wrong'
  | 'set-up.canonical-hint'
  | 'set-up.canonical-wrong'
  | 'set-up.policy-wrong'
