import type { Translator } from '../../i18n/translate'
import type { Item } from '../../moderation/public'
import type { Site } from '../../sites/public'
import { sweepUrl } from '../sweeps/sweep-url'
import { searchUrl } from './search-page'

/** One decision about all that wait and are alike: in the same words, on the same page, with the same links (M-20). Counted first. */
export const SimilarFacts = ({
  t,
  site,
  item,
}: {
  readonly t: Translator
  readonly site: Site
  readonly item: Item
}) => {
  const links = [
    { label: t('desk.similar-text'), asked: { status: 'held', text: String(item.id) } },
    { label: t('desk.similar-thread'), asked: { status: 'held', thread: String(item.id) } },
    ...item.ties.hosts.map(({ host }) => ({
      label: t('desk.similar-host', { host }),
      asked: { status: 'held', host },
    })),
  ]
  return (
    <>
      <dt>{t('desk.similar')}</dt>
      <dd>
        <ul class="ties">
          {links.map(({ label, asked }) => (
            <li>
              <a href={sweepUrl(site, asked)}>{label}</a>
            </li>
          ))}
        </ul>
      </dd>
    </>
  )
}

/** Other comments from the same address or network, or with the same links, as ways into the search (M-20). */
export const TiesFacts = (props: {
  readonly t: Translator
  readonly site: Site
  readonly item: Item
  readonly maySeeAddress: boolean
}) => {
  const { t, site, item } = props
  const { address, network, hosts, counted } = item.ties
  const told = (tie: 'address' | 'network' | 'host', count: number, host = '') =>
    count > counted
      ? t(`desk.tie-${tie}-more`, { count: counted, host })
      : t(`desk.tie-${tie}`, { count, host })
  const links = [
    ...(address > 0 && item.email && props.maySeeAddress
      ? [{ label: told('address', address), asked: { address: item.email } }]
      : []),
    ...(network > 0 ? [{ label: told('network', network), asked: { network: String(item.id) } }] : []),
    ...hosts
      .filter(({ count }) => count > 0)
      .map(({ host, count }) => ({ label: told('host', count, host), asked: { host } })),
  ]
  if (links.length === 0) return null
  return (
    <>
      <dt>{t('desk.ties')}</dt>
      <dd>
        <ul class="ties">
          {links.map(({ label, asked }) => (
            <li>
              <a href={searchUrl(site, asked)}>{label}</a>
            </li>
          ))}
        </ul>
      </dd>
    </>
  )
}
