import type { Place } from '../desk-url'

/**
 * Where a form leads back to, as hidden fields; what is the default is left out.
 * @param props.list whether the list itself is said: where it is not the one of the comment's state
 */
export const PlaceFields = ({ place, list }: { readonly place: Place; readonly list: boolean }) => (
  <>
    {list && <input type="hidden" name="list" value={place.status} />}
    {(['order', 'why', 'after', 'across'] as const).map(
      (name) => place[name] && <input type="hidden" name={name} value={place[name]} />,
    )}
  </>
)
