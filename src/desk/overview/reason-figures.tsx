import type { Translator } from '../../i18n/translate'
import type { FiguresOfReason } from '../../moderation/public'

/**
 * What held comments, and how many of those were approved after all: each rule's mistakes (M-42). A table that is a chart, with a bar as long as the
 * approved share; the figures say the same.
 */
export const ReasonFigures = ({
  t,
  reasons,
  span,
}: {
  readonly t: Translator
  readonly reasons: readonly FiguresOfReason[]
  readonly span: number
}) => {
  const number = new Intl.NumberFormat(t.locale)
  const percent = new Intl.NumberFormat(t.locale, { style: 'percent' })
  return (
    <section class="chart" aria-labelledby="reasons">
      <h2 id="reasons">{t('desk.overview-reasons', { count: span })}</h2>
      <p class="muted">
        {t(reasons.length === 0 ? 'desk.overview-reasons-none' : 'desk.overview-reasons-text')}
      </p>
      {reasons.length > 0 && (
        <table class="shares" aria-labelledby="reasons">
          <thead>
            <tr>
              <th scope="col">{t('desk.overview-reason')}</th>
              <th scope="col" class="num">
                {t('desk.overview-held')}
              </th>
              <th scope="col" class="num">
                {t('desk.overview-approved')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {reasons.map((reason) => (
              <tr>
                <th scope="row">{nameOf(t, reason)}</th>
                <td class="num">{number.format(reason.decided)}</td>
                <td class="num">
                  {`${number.format(reason.approved)} · ${percent.format(reason.approved / reason.decided)}`}
                </td>
                <td class="share">
                  <svg aria-hidden="true" focusable="false">
                    <rect width={`${(100 * reason.approved) / reason.decided}%`} height="100%" />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function nameOf(t: Translator, { doubt, about }: FiguresOfReason): string {
  if (doubt === null) return t('desk.overview-unkept')
  if (doubt !== 'word') return t(`desk.overview-doubt-${doubt}`)
  return about === null ? t('desk.overview-rule-gone') : t('desk.doubt-word', { about })
}
