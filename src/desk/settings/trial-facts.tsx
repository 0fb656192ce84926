import type { Translator } from '../../i18n/translate'
import type { tryHolds } from '../../moderation/public'
import type { Site } from '../../sites/public'

/** What a trial found. */
export type Trial = Awaited<ReturnType<typeof tryHolds>>

/** What would have become otherwise of the last thousand comments: how many, and the newest of them. */
export const TrialFacts = ({
  t,
  site,
  trial,
  whole = false,
}: {
  readonly t: Translator
  readonly site: Site
  readonly trial: Trial
  /** All that decides was tried, so that what nothing holds back is published. */
  readonly whole?: boolean
}) => (
  <section class="trial" aria-labelledby="trial-title">
    <h2 id="trial-title">{t('desk.trial')}</h2>
    <p role="status">
      {t(trial.moves.length === 0 ? 'desk.trial-none' : 'desk.trial-looked', { count: trial.looked })}
    </p>
    {trial.moves.length > 0 && (
      <>
        <ul>
          {trial.moves.map(({ from, to, count }) => (
            <li>
              {t('desk.trial-move', { count })} {says(t, whole, from)} → {says(t, whole, to)}
            </li>
          ))}
        </ul>
        <ul class="entries">
          {trial.first.map(({ id, name, excerpt, status, from, to }) => (
            <li>
              <div>
                <a href={`/desk/${site.id}?item=${id}`}>{name}</a>{' '}
                <span class={`chip chip-${status}`}>{t(`desk.is-${status}`)}</span>
                <p class="muted">{excerpt}</p>
              </div>
              <span>
                {says(t, whole, from)} → {says(t, whole, to)}
              </span>
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
)

const says = (t: Translator, whole: boolean, verdict: Trial['first'][number]['from']): string =>
  t(`desk.verdict-${whole && verdict === 'publish' ? 'up' : verdict}`)
