import type { Translator } from '../i18n/translate'
import type { ModerationAction, OwnBulk } from '../moderation/public'
import type { Site } from '../sites/public'
import { type Place, placeQuery } from './desk-url'

/** What was just done, and the way back. */
export const UndoOffer = (props: {
  readonly t: Translator
  readonly site: Pick<Site, 'id'>
  readonly done: { readonly id: number; readonly action: ModerationAction | 'edit' | 'reply' }
  /** Where it leads back to. */
  readonly place: Place
}) => (
  <form
    class="flash"
    method="post"
    action={
      props.done.action === 'edit' || props.done.action === 'reply'
        ? `/desk/${props.site.id}/words/${props.done.id}/undo${placeQuery(props.place)}`
        : `/desk/${props.site.id}/undo/${props.done.id}${placeQuery(props.place)}`
    }
    data-undo={String(props.done.id)}
  >
    <span>{props.t(`desk.did-${props.done.action}`)}</span>
    <button type="submit" class="quiet">
      {props.t('desk.undo')}
    </button>
  </form>
)

/** The same for a bulk: one press takes all of it back. */
export const BulkUndoOffer = (props: {
  readonly t: Translator
  readonly site: Pick<Site, 'id'>
  readonly bulk: Pick<OwnBulk, 'id' | 'action'> & { readonly picks: readonly unknown[] }
  /** Where it leads back to. */
  readonly place: Place
}) => (
  <form
    class="flash"
    method="post"
    action={`/desk/${props.site.id}/bulk/${props.bulk.id}/undo${placeQuery(props.place)}`}
    data-undo={String(props.bulk.id)}
  >
    <span>{props.t(`desk.bulk-did-${props.bulk.action}`, { count: props.bulk.picks.length })}</span>
    <button type="submit" class="quiet">
      {props.t('desk.undo')}
    </button>
  </form>
)

/** The same for a ban: it is lifted, and what went along with it comes back. */
export const BanUndoOffer = (props: {
  readonly t: Translator
  readonly site: Pick<Site, 'id'>
  readonly id: number
  readonly said: string
  readonly place: Place
}) => (
  <form
    class="flash"
    method="post"
    action={`/desk/${props.site.id}/bans/${props.id}/undo${placeQuery(props.place)}`}
    data-undo={String(props.id)}
  >
    <span>{props.said}</span>
    <button type="submit" class="quiet">
      {props.t('desk.undo')}
    </button>
  </form>
)

export const Warning = ({ text }: { readonly text: string }) => (
  <p class="flash flash-warning" role="alert">
    <span aria-hidden="true">⚠ </span>
    {text}
  </p>
)
