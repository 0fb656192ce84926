import type { Translator } from '../i18n/translate'
import type { Trial } from '../moderation/public'
import type { Site } from '../sites/public'

/** What a rule would have done to the last thousand comments: how many, and the newest of them. */
export const TrialFacts = ({
  t,
  site,
  trial,
}: {
  readonly t: Translator
  readonly site: Site
  readonly trial: Trial
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
              {t('desk.trial-move', { count })} {t(`desk.verdict-${from}`)} → {t(`desk.verdict-${to}`)}
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
                {t(`desk.verdict-${from}`)} → {t(`desk.verdict-${to}`)}
              </span>
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
)
