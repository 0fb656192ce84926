import type { Translator } from '../i18n/translate'
import type { PaneView } from './item-pane'

/** What else can be done with the open comment, each on a page of its own; the keys open the same links. */
export const ItemActs = ({
  t,
  view: {
    site,
    item,
    place: { status },
  },
}: {
  readonly t: Translator
  readonly view: Pick<PaneView, 'site' | 'item' | 'place'>
}) => {
  const acts = [
    ...(item.status === 'deleted' ? [] : [{ act: 'edit', key: 'e', label: t('desk.act-edit') }]),
    ...(item.status === 'published' || item.status === 'held'
      ? [{ act: 'reply', key: 'w', label: t('desk.act-reply') }]
      : []),
    { act: 'move', key: 'm', label: t('desk.act-move') },
    { act: 'ban', key: 'b', label: t('desk.ban-author') },
  ]
  return (
    <p class="item-acts">
      {acts.map(({ act, key, label }) => (
        <a
          class="button quiet"
          data-does={act}
          href={`/desk/${site.id}/comments/${item.id}/${act}${status === 'held' ? '' : `?list=${status}`}`}
        >
          {label}
          <span class="key" aria-hidden="true">
            {key}
          </span>
        </a>
      ))}
    </p>
  )
}
