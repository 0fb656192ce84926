import { BAN_LISTS, type Ban, type ListBans } from '../../bans/public'
import type { Translator } from '../../i18n/translate'
import { EMAIL_MAX } from '../../kernel/email-address'
import type { Page } from '../../kernel/page'
import { isoDay } from '../../kernel/time'
import type { Site } from '../../sites/public'
import type { RawInput } from '../../web/read-input'
import { Moment } from '../../web/ui/moment'
import { deskUrl } from '../desk-url'
import { Field, type Issues, marksOf } from '../field'
import { Warning } from '../flash'
import { ReasonFields, TermFields, typedText, WhomField } from './ban-fields'
import { BanTraits, untilWords } from './ban-words'

/** What can be typed: a network has no name. */
const TYPED = ['address', 'name', 'domain'] as const

export interface BansNotes {
  readonly done?: string | undefined
  readonly warning?: string | undefined
  /** The ban that was typed would hit many. */
  readonly warned?: boolean
  readonly issues?: Issues
  readonly typed?: RawInput
}

interface Props extends BansNotes {
  readonly t: Translator
  readonly site: Site
  readonly list: ListBans['list']
  readonly page: Page<Ban>
  /** Whose bans this member may change. */
  readonly mine: (ban: Ban) => boolean
  readonly now: number
}

const bansUrl = (site: Site, list: ListBans['list'], after?: string): string => {
  const query = new URLSearchParams({ ...(list !== 'in-force' && { list }), ...(after && { after }) })
  return `/desk/${site.id}/bans${query.size > 0 ? `?${query}` : ''}`
}

/** Who may not write at a site: in force, ended, lifted; and the form for one more. */
export const BansMain = (props: Props) => {
  const { t, site, list, page } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {props.done && (
        <p class="flash" role="status">
          {props.done}
        </p>
      )}
      {props.warning && <Warning text={props.warning} />}
      <h1>{t('desk.nav-bans')}</h1>
      <p class="muted">{t('desk.bans-text')}</p>
      <nav class="tabs" aria-label={t('desk.bans-list')}>
        <ul>
          {BAN_LISTS.map((one) => (
            <li>
              <a href={bansUrl(site, one)} aria-current={one === list ? 'page' : undefined}>
                {t(`desk.bans-${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {page.items.length === 0 ? (
        <p class="muted">{t('desk.bans-none')}</p>
      ) : (
        <ul class="entries bans">
          {page.items.map((ban) => (
            <Entry {...props} ban={ban} />
          ))}
        </ul>
      )}
      {page.next && (
        <p class="more">
          <a href={bansUrl(site, list, page.next)}>{t('desk.more')}</a>
        </p>
      )}
      <h2>{t('desk.ban-new')}</h2>
      <NewForm {...props} />
    </main>
  )
}

const Entry = ({ t, site, ban, now, mine }: Props & { readonly ban: Ban }) => (
  <li>
    <div>
      <BanTraits t={t} ban={ban} />
      <span class="chip">{untilWords(t, ban.endsAt)}</span>{' '}
      {ban.silent && <span class="chip">{t('desk.ban-is-silent')}</span>}
      {ban.reason && <p>{ban.reason}</p>}
      <p class="muted">
        {t('desk.ban-made', { by: ban.madeBy.name })} <Moment t={t} at={ban.madeAt} now={now} />
        {ban.commentId !== null && (
          <>
            {' · '}
            <a href={deskUrl(site, { item: ban.commentId })}>{t('desk.ban-from')}</a>
          </>
        )}
        {ban.lifted && (
          <>
            {' · '}
            {t('desk.ban-was-lifted', { by: ban.lifted.by })} <Moment t={t} at={ban.lifted.at} now={now} />
          </>
        )}
      </p>
    </div>
    {ban.state !== 'lifted' && mine(ban) && <Change t={t} site={site} ban={ban} />}
  </li>
)

const Change = ({ t, site, ban }: Pick<Props, 't' | 'site'> & { readonly ban: Ban }) => {
  const what = ban.name ?? ban.address ?? ban.domain ?? ''
  return (
    <form method="post" action={`/desk/${site.id}/bans/${ban.id}`} class="choose">
      <details>
        <summary>
          {t('desk.ban-change')}
          <span class="sr">: {what}</span>
        </summary>
        {(ban.address !== null || ban.domain !== null) && (
          <WhomField t={t} first={ban.proven ? 'proven' : 'everybody'} at={String(ban.id)} />
        )}
        <TermsOf t={t} ban={ban} />
        <button type="submit" name="change" value="end">
          {t('desk.save')}
          <span class="sr">: {what}</span>
        </button>
      </details>
      {ban.state === 'in-force' && (
        <button type="submit" name="change" value="lift">
          {t('desk.ban-lift')}
          <span class="sr">: {what}</span>
        </button>
      )}
    </form>
  )
}

/** The end as it stands, so that saving without a change changes nothing but the manner. Ids of many forms on a page are kept apart by the ban's. */
const TermsOf = ({ t, ban }: { readonly t: Translator; readonly ban: Ban }) => {
  const typed = {
    end: ban.endsAt === null ? 'ever' : 'date',
    until: ban.endsAt === null ? '' : isoDay(ban.endsAt - 1),
    how: ban.silent ? 'silent' : 'open',
  }
  return <TermFields t={t} typed={typed} end={typed.end} how={typed.how} at={String(ban.id)} />
}

const NewForm = ({ t, site, issues, typed, warned }: Props) => (
  <form method="post" action={`/desk/${site.id}/bans`} class="stack">
    <Field name="by" label={t('desk.ban-by')} issues={issues}>
      <select {...marksOf(issues, 'by')}>
        {TYPED.map((one) => (
          <option value={one} selected={typedText(typed, 'by') === one}>
            {t(`desk.ban-by-${one}`)}
          </option>
        ))}
      </select>
    </Field>
    <Field name="what" label={t('desk.ban-what')} hint={t('desk.ban-what-hint')} issues={issues}>
      <input
        {...marksOf(issues, 'what', 'hint')}
        type="text"
        required
        maxlength={EMAIL_MAX}
        autocapitalize="none"
        spellcheck={false}
        value={typedText(typed, 'what')}
      />
    </Field>
    <WhomField t={t} issues={issues ?? undefined} typed={typed ?? {}} first="everybody" />
    <TermFields t={t} issues={issues ?? undefined} typed={typed ?? {}} end="week" how="open" />
    <ReasonFields t={t} issues={issues ?? undefined} typed={typed ?? {}} warned={warned === true} wanted />
    <p>
      <button type="submit" class="primary">
        {t('desk.ban-do')}
      </button>
    </p>
  </form>
)
