import type { Translator } from '../../i18n/translate'
import type { Item } from '../../moderation/public'
import type { Site } from '../../sites/public'
import { Moment } from '../../web/ui/moment'
import { Sign } from '../../web/ui/sign'
import { deskUrl, type Place } from '../desk-url'

/** The thread around the open comment, so that a copy is seen beside what it copies (M-21). Each name opens that comment. */
export const BesideFacts = (props: {
  readonly t: Translator
  readonly site: Site
  readonly item: Item
  /** Over all sites it stays there. */
  readonly across: Place['across']
  readonly now: number
}) => {
  const { t, site, item, across, now } = props
  const { before, after } = item.beside
  if (before.length + after.length === 0) return null
  const rows = (near: typeof before) =>
    near.map(({ id, status, name, excerpt, createdAt }) => (
      <li>
        <div>
          <a href={deskUrl(site, { status, item: id, across })}>{name}</a>{' '}
          <span class="muted">
            <Moment t={t} at={createdAt} now={now} />
          </span>{' '}
          {status !== 'published' && <span class="chip">{t(`desk.is-${status}`)}</span>}
          <p>{excerpt}</p>
        </div>
      </li>
    ))
  return (
    <details class="parent" open>
      <summary>{t('desk.beside')}</summary>
      <ol class="entries">
        {rows(before)}
        <li>
          <b>
            <Sign of="turn" /> {t('desk.beside-this', { name: item.name })}
          </b>
        </li>
        {rows(after)}
      </ol>
    </details>
  )
}
