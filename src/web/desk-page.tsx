import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { AppEnv } from './app-env'
import { type PageOptions, renderPage } from './page'

export interface NavItem {
  readonly href: string
  readonly label: string
  readonly current: boolean
}

export interface DeskFrame {
  /** Where the person is: the site's name, or the product's before one is chosen. */
  readonly place: string
  /** Leads to the list of sites, if there is more than one. */
  readonly placeHref: string
  readonly nav: readonly NavItem[]
  readonly navLabel: string
  /** The pages beside this one, where there are any. */
  readonly subnav: readonly NavItem[]
  readonly subnavLabel: string
  /** Who is signed in, where they change what is theirs, and the word on the button that ends it. */
  readonly who: string
  readonly whoHref: string
  readonly signOut: string
  readonly skip: string
}

/** `script`: a part of its own below /assets, in place of the desk's. */
type Options = Pick<PageOptions, 'title' | 'status' | 'script'>

/** The desk's shell: bar, navigation, and the whole width for the work. */
export function renderDesk<E extends AppEnv>(
  c: Context<E>,
  options: Options,
  frame: DeskFrame,
  body: Child,
): Promise<Response> {
  // Unlike pages behind a token the desk has nothing to hide from itself, and browsers then name the origin of its forms.
  c.header('Referrer-Policy', 'same-origin')
  return renderPage(
    c,
    { script: 'desk.js', ...options, styles: ['desk.css'], bodyClass: 'desk' },
    <>
      <a class="skip" href="#work">
        {frame.skip}
      </a>
      <header class="bar">
        <a class="place" href={frame.placeHref}>
          {frame.place}
        </a>
        <Nav label={frame.navLabel} items={frame.nav} current={frame.subnav.length > 0 ? 'true' : 'page'} />
        <form class="leave" method="post" action="/desk/sign-out">
          <a class="who" href={frame.whoHref}>
            {frame.who}
          </a>
          <button type="submit" class="quiet">
            {frame.signOut}
          </button>
        </form>
      </header>
      {frame.subnav.length > 0 && (
        <div class="subnav">
          <Nav label={frame.subnavLabel} items={frame.subnav} current="page" />
        </div>
      )}
      {body}
    </>,
  )
}

/** @param props.current what is marked: this very page, or what it belongs to */
const Nav = (props: {
  readonly label: string
  readonly items: readonly NavItem[]
  readonly current: 'page' | 'true'
}) => (
  <nav aria-label={props.label}>
    <ul>
      {props.items.map((item) => (
        <li>
          <a href={item.href} aria-current={item.current ? props.current : undefined}>
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** A narrow page before or beside the desk: signing in, links from mails. One thing to read, one thing to do. */
export const renderDoor = <E extends AppEnv>(
  c: Context<E>,
  options: Options,
  body: Child,
): Promise<Response> =>
  renderPage(
    c,
    { ...options, styles: ['desk.css'], bodyClass: 'door' },
    <>
      <header class="brand">Afterword</header>
      {body}
    </>,
  )
