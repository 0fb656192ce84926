import type { Translator } from '../i18n/translate'
import { isAllowed, type Permission, type Role, type Site } from '../sites/public'
import type { DeskFrame } from '../web/desk-page'

export type DeskPlace =
  | 'queue'
  | 'overview'
  | 'search'
  | 'log'
  | 'mail'
  | 'notices'
  | 'subscribers'
  | 'lists'
  | 'team'
  | 'snippet'
  | 'settings'

/** The desk's pages of a site, in order: who may see them and where they are. A new page is a row here. */
const PLACES: readonly { readonly place: DeskPlace; readonly path: string; readonly needs: Permission }[] = [
  { place: 'queue', path: '', needs: 'comments.read' },
  { place: 'overview', path: '/overview', needs: 'comments.read' },
  { place: 'search', path: '/search', needs: 'comments.read' },
  { place: 'log', path: '/log', needs: 'log.read' },
  { place: 'mail', path: '/mail', needs: 'mail.read' },
  { place: 'notices', path: '/notices', needs: 'comments.moderate' },
  { place: 'subscribers', path: '/subscribers', needs: 'subscribers.read' },
  { place: 'lists', path: '/lists', needs: 'lists.edit' },
  { place: 'team', path: '/team', needs: 'team.read' },
  { place: 'snippet', path: '/snippet', needs: 'site.snippet' },
  { place: 'settings', path: '/settings', needs: 'site.settings' },
]

/** The bar above every desk page of a site, as data. */
export function frameOf(
  t: Translator,
  who: { readonly name: string; readonly email: string },
  member?: {
    readonly site: Site
    readonly role: Role
    readonly sites: readonly Site[]
    readonly at: DeskPlace
  },
): DeskFrame {
  const nav = PLACES.filter(({ needs }) => member && isAllowed(member.role, needs)).map(
    ({ place, path }) => ({
      href: `/desk/${member?.site.id}${path}`,
      label: t(`desk.nav-${place}`),
      current: place === member?.at,
    }),
  )
  return {
    place: member?.site.name ?? 'Afterword',
    placeHref: member && member.sites.length === 1 ? `/desk/${member.site.id}` : '/desk/sites',
    nav,
    navLabel: t('desk.nav-label'),
    who: who.name || who.email,
    whoHref: '/desk/account',
    signOut: t('account.sign-out'),
    skip: t('desk.skip'),
  }
}
