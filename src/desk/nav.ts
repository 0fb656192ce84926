import type { Translator } from '../i18n/translate'
import { isAllowed, type OwnSite, type Permission, type Role, type Site } from '../sites/public'
import type { DeskFrame } from '../web/desk-page'

export type DeskPlace =
  | 'queue'
  | 'overview'
  | 'search'
  | 'pages'
  | 'log'
  | 'mail'
  | 'notices'
  | 'rules'
  | 'bans'
  | 'subscribers'
  | 'lists'
  | 'limits'
  | 'team'
  | 'set-up'
  | 'snippet'
  | 'settings'

/** What the desk is about: four things, so that the bar stays short however many pages there are. */
type DeskArea = 'comments' | 'subscribers' | 'mail' | 'site'

interface PlaceRow {
  readonly area: DeskArea
  readonly place: DeskPlace
  readonly path: string
  readonly needs: Permission
}

/** The desk's pages of a site, in order: where they belong, who may see them and where they are. A new page is a row here. */
const PLACES: readonly PlaceRow[] = [
  { area: 'comments', place: 'queue', path: '', needs: 'comments.read' },
  { area: 'comments', place: 'overview', path: '/overview', needs: 'comments.read' },
  { area: 'comments', place: 'search', path: '/search', needs: 'comments.read' },
  { area: 'comments', place: 'pages', path: '/pages', needs: 'comments.read' },
  { area: 'comments', place: 'log', path: '/log', needs: 'log.read' },
  { area: 'comments', place: 'notices', path: '/notices', needs: 'comments.moderate' },
  { area: 'comments', place: 'bans', path: '/bans', needs: 'bans.edit' },
  { area: 'comments', place: 'rules', path: '/rules', needs: 'rules.edit' },
  { area: 'subscribers', place: 'subscribers', path: '/subscribers', needs: 'subscribers.read' },
  { area: 'subscribers', place: 'lists', path: '/lists', needs: 'lists.edit' },
  { area: 'mail', place: 'mail', path: '/mail', needs: 'mail.read' },
  { area: 'site', place: 'settings', path: '/settings', needs: 'site.settings' },
  { area: 'site', place: 'team', path: '/team', needs: 'team.read' },
  { area: 'site', place: 'limits', path: '/limits', needs: 'site.set-up' },
  { area: 'site', place: 'set-up', path: '/set-up', needs: 'site.set-up' },
  { area: 'site', place: 'snippet', path: '/snippet', needs: 'site.snippet' },
]

/** The bar above every desk page of a site, as data. */
export function frameOf(
  t: Translator,
  who: { readonly name: string; readonly email: string },
  member?: {
    readonly site: Site
    readonly role: Role
    readonly sites: readonly OwnSite[]
    /** 'across': over all sites, which `site` then stands for. */
    readonly at: DeskPlace | 'across'
  },
): DeskFrame {
  const isAcross = member?.at === 'across'
  const open = PLACES.filter(({ place, needs }) =>
    isAcross ? place === 'queue' : member && isAllowed(member.role, needs),
  )
  const here = open.find(({ place }) => isAcross || place === member?.at)
  const hrefOf = ({ path }: PlaceRow) => `/desk/${member?.site.id}${path}`
  const first = open.filter(({ area }, at) => open.findIndex((other) => other.area === area) === at)
  const within = open.filter(({ area }) => area === here?.area)
  const nav = first.map((row) => ({
    href: hrefOf(row),
    label: t(`desk.area-${row.area}`),
    current: row.area === here?.area,
  }))
  const subnav = within.map((row) => ({
    href: hrefOf(row),
    label: t(`desk.nav-${row.place}`),
    current: row === here,
  }))
  // From one site's comments to those of all, for who has more than one.
  if (here?.area === 'comments' && member!.sites.length > 1 && !isAcross)
    subnav.push({ href: '/desk/all', label: t('desk.across'), current: false })
  return {
    place: member?.site.name ?? 'Afterword',
    placeHref: member && member.sites.length === 1 ? `/desk/${member.site.id}` : '/desk/sites',
    nav,
    navLabel: t('desk.nav-label'),
    subnav: subnav.length > 1 ? subnav : [],
    subnavLabel: here ? t(`desk.area-${here.area}`) : '',
    who: who.name || who.email,
    whoHref: '/desk/account',
    signOut: t('account.sign-out'),
    skip: t('desk.skip'),
  }
}
