import type { Translator } from '../../i18n/translate'
import { MINUTE_MS } from '../../kernel/time'
import { NOTICE_PAUSE_MS } from '../../moderation/public'
import { NOTICES, type Notices, type Site } from '../../sites/public'

/** How the person who looks at it hears of comments that wait. */
export const NoticesMain = ({
  t,
  site,
  notices,
  saved,
}: {
  readonly t: Translator
  readonly site: Site
  readonly notices: Notices
  readonly saved: boolean
}) => (
  <main id="work" class="sheet" tabindex={-1}>
    {saved && (
      <p class="flash" role="status">
        {t('desk.saved')}
      </p>
    )}
    <h1>{t('desk.nav-notices')}</h1>
    <p>{t('desk.notices-intro', { site: site.name })}</p>
    <form method="post" action={`/desk/${site.id}/notices`} class="stack">
      <fieldset class="field" aria-describedby="notices-hint">
        <legend>{t('desk.notices-legend')}</legend>
        {NOTICES.map((choice) => (
          <label class="switch">
            <input type="radio" name="notices" value={choice} checked={choice === notices} />
            <span>{t(`desk.notices-${choice}`, { count: NOTICE_PAUSE_MS / MINUTE_MS })}</span>
          </label>
        ))}
        <p class="muted" id="notices-hint">
          {t('desk.notices-hint')}
        </p>
      </fieldset>
      <button type="submit" class="primary">
        {t('desk.save')}
      </button>
    </form>
  </main>
)
