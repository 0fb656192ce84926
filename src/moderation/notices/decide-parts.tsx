import { type Doubt, riskOf } from '../../comments/public'
import type { Translator } from '../../i18n/translate'
import { guessLanguage } from '../../kernel/guess-language'
import { reasonsOf, reasonText, type Site } from '../../sites/public'
import { Moment } from '../../web/ui/moment'
import type { AuthorRecord, Item } from '../queue/read-item'

// What the desk and the page behind a mail's link both show of a comment that is decided (M-10, M-50).

/** So many reasons have a key of their own at the desk. */
const KEYS = 9

/** Why a comment is rejected or returned, and whether its author is mailed: part of the form whose buttons decide. */
export const ReasonPicker = (props: {
  readonly t: Translator
  readonly site: Site
  /** Tells two of them on one page apart. */
  readonly id: string
  /** What the box says; none where there is nobody to mail. */
  readonly tell?: string | undefined
}) => {
  const { t, site, id, tell } = props
  return (
    <div class="why">
      <label for={id}>{t('desk.reason')}</label>
      <select id={id} name="reason">
        <option value="">{t('desk.reason-none')}</option>
        {reasonsOf(site).map((reason, at) => (
          <option value={reason}>
            {at < KEYS && `${at + 1} · `}
            {reasonText(t, reason)}
          </option>
        ))}
      </select>
      {tell && (
        <label class="switch">
          <input type="checkbox" name="tell" value="yes" checked={site.settings.tellAuthors === 'yes'} />{' '}
          {tell}
        </label>
      )}
    </div>
  )
}

/** Why the checks stopped at a comment, and what that makes of its risk. */
export const DoubtFacts = ({ t, doubts }: { readonly t: Translator; readonly doubts: readonly Doubt[] }) => {
  const points = riskOf(doubts)
  return doubts.length === 0 ? null : (
    <>
      <dt>{t('desk.doubts')}</dt>
      <dd>
        {doubts.map(({ code, count = 0, about = '' }) => (
          <>
            <span class="chip">{t(`desk.doubt-${code}`, { count, about })}</span>{' '}
          </>
        ))}
        {points > 0 && <span class="muted">{t('desk.risk-of', { points })}</span>}
      </dd>
    </>
  )
}

/** So many are told; a comment with more says so itself. */
const LINKS = 20

/** Where the links lead whose words say something else: nobody has to follow one to know. */
function targetsIn(html: string): readonly string[] {
  const links = [...html.matchAll(/<a href="([^"]+)"[^>]*>(.*?)<\/a>/gs)]
  const veiled = links.filter(([, href, words]) => ![words, `http://${words}`].includes(href))
  // As a browser reads it: what only looks like another address stands there undressed.
  const targets = veiled
    .map(([, href]) => href!.replaceAll('&amp;', '&'))
    .filter((href) => URL.canParse(href))
  return [...new Set(targets.map((target) => new URL(target).href))]
}

/** What language the words seem to be in, and where their links lead: as text, so that nothing is followed by a slip of the thumb. */
export const WordsFacts = ({
  t,
  item,
}: {
  readonly t: Translator
  readonly item: Pick<Item, 'body' | 'html'>
}) => {
  const targets = targetsIn(item.html)
  const language = guessLanguage(item.body)
  return (
    <>
      {language !== undefined && (
        <>
          <dt>{t('desk.language')}</dt>
          <dd>
            {t('desk.language-seems', {
              language: new Intl.DisplayNames(t.locale, { type: 'language' }).of(language)!,
            })}
          </dd>
        </>
      )}
      {targets.length > 0 && (
        <>
          <dt>{t('desk.links-lead')}</dt>
          <dd>
            {targets.slice(0, LINKS).map((target) => (
              <p>
                <bdi>{target}</bdi>
              </p>
            ))}
            {targets.length > LINKS && '…'}
          </dd>
        </>
      )}
    </>
  )
}

/** How many of those somebody decided were refused (M-30): a share says more than either number. Nothing for who was never refused. */
function refusedOf(t: Translator, counts: AuthorRecord['counts']) {
  const { published = 0, rejected = 0, spam = 0, deleted = 0 } = counts
  const refused = rejected + spam
  const decided = published + refused + deleted
  return refused > 0 && <p class="muted">{t('desk.record-refused', { refused, decided })}</p>
}

/** What became of the author's comments here. */
export const RecordFacts = ({
  t,
  record,
  now,
}: {
  readonly t: Translator
  readonly record: Item['record']
  readonly now: number
}) =>
  record && (
    <>
      <dt>{t('desk.author-record')}</dt>
      <dd>
        {record.isMore && `${t('desk.record-more', { count: record.counted })} `}
        {Object.entries(record.counts)
          .map(([status, count]) => t(`desk.record-${status as Item['status']}`, { count }))
          .join(' · ')}
        {' · '}
        {t('desk.record-since')} <Moment t={t} at={record.firstAt} now={now} />
        {record.lastAt > record.firstAt && (
          <>
            , {t('desk.record-last')} <Moment t={t} at={record.lastAt} now={now} />
          </>
        )}
        {refusedOf(t, record.counts)}
      </dd>
    </>
  )
