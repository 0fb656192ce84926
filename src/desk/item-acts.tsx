import type { Translator } from '../i18n/translate'
import { placeQuery } from './desk-url'
import type { PaneView } from './item-pane'
import { KeySign } from './key-sign'

/** What else can be done with the open comment, each on a page of its own; the keys open the same links. */
export const ItemActs = ({
  t,
  view: { site, item, place, keys },
}: {
  readonly t: Translator
  readonly view: Pick<PaneView, 'site' | 'item' | 'place' | 'keys'>
}) => {
  const acts = [
    ...(item.status === 'deleted' ? [] : [{ act: 'edit', label: t('desk.act-edit') }]),
    ...(item.status === 'published' || item.status === 'held'
      ? [{ act: 'reply', label: t('desk.act-reply') }]
      : []),
    { act: 'move', label: t('desk.act-move') },
    { act: 'ban', label: t('desk.ban-author') },
  ]
  return (
    <p class="item-acts">
      {acts.map(({ act, label }) => (
        <a
          class="button quiet"
          data-does={act}
          href={`/desk/${site.id}/comments/${item.id}/${act}${placeQuery(place)}`}
        >
          {label}
          <KeySign keys={keys} does={act} />
        </a>
      ))}
    </p>
  )
}
