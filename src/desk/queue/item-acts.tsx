import type { Child } from 'hono/jsx'
import type { Translator } from '../../i18n/translate'
import { KeySign } from '../account/key-sign'
import { placeQuery } from '../desk-url'
import type { PaneView } from './item-pane'

/** What else can be done with the open comment, each on a page of its own; the keys open the same links. */
export const ItemActs = ({
  t,
  view: { site, item, place, keys },
  children,
}: {
  readonly t: Translator
  readonly view: Pick<PaneView, 'site' | 'item' | 'place' | 'keys'>
  /** What is done at one press, beside them. */
  readonly children?: Child
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
    <div class="item-acts">
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
      {children}
    </div>
  )
}
