import { type BanForm, MEASURED_MAX, type Reach } from '../../authors/public'
import { DECIDES } from '../../bans/public'
import { absoluteTime } from '../../i18n/format-time'
import type { Translator } from '../../i18n/translate'
import { truncate } from '../../kernel/text'
import type { Site } from '../../sites/public'
import type { RawInput } from '../../web/read-input'
import { Moment } from '../../web/ui/moment'
import { deskUrl, type Place } from '../desk-url'
import { Box, Field, FieldError, type Issues, marksOf } from '../field'
import { Warning } from '../flash'
import { PlaceFields } from '../queue/place-fields'
import { ReasonFields, TermFields, typedText, WhomField } from './ban-fields'

export interface BanNotes {
  readonly issues?: Issues
  readonly typed?: RawInput
  /** It would hit many: say so, and ask again. */
  readonly warning?: string | undefined
}

interface Props extends BanNotes {
  readonly t: Translator
  readonly site: Site
  readonly form: BanForm
  /** Where one came from, and goes back to. */
  readonly place: Place
  readonly now: number
}

/** Banning who wrote a comment: by what, for how long, and what it would hit. */
export const BanMain = (props: Props) => {
  const { t, site, form, place, issues, typed } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {props.warning && <Warning text={props.warning} />}
      <h1>{t('desk.ban-title', { name: form.name })}</h1>
      <p class="muted">{t('desk.ban-text')}</p>
      <form method="post" action={`/desk/${site.id}/comments/${form.id}/ban`} class="stack">
        <PlaceFields place={place} list={true} />
        <Traits {...props} />
        {(form.offer.address || form.offer.domains.length > 0) && (
          <WhomField
            t={t}
            issues={issues ?? undefined}
            typed={typed ?? {}}
            first={form.offer.proven ? 'proven' : 'everybody'}
            {...(form.address && {
              hits: (who) => hits(t, who === 'proven' ? form.proven : form.address),
            })}
          />
        )}
        <TermFields t={t} issues={issues ?? undefined} typed={typed ?? {}} end="week" how="open" />
        <Field name="decide" label={t('desk.ban-decide')} issues={issues}>
          <select {...marksOf(issues, 'decide')}>
            {DECIDES.map((word) => (
              <option value={word} selected={typedText(typed, 'decide') === word}>
                {t(`desk.ban-decide-${word || ('none' as const)}`)}
              </option>
            ))}
          </select>
          {form.isMore && <p class="muted">{t('desk.ban-more', { max: MEASURED_MAX })}</p>}
        </Field>
        <ReasonFields
          t={t}
          issues={issues ?? undefined}
          typed={typed ?? {}}
          warned={props.warning !== undefined}
        />
        <p>
          <button type="submit" class="primary">
            {t('desk.ban-do')}
          </button>{' '}
          <a class="button quiet" href={deskUrl(site, { ...place, item: form.id })}>
            {t('desk.back-to-list')}
          </a>
        </p>
      </form>
      <Published {...props} />
    </main>
  )
}

const hits = (t: Translator, reach: Reach | undefined): string =>
  reach ? t('desk.ban-hits', { waiting: reach.waiting, people: reach.people }) : ''

const Traits = ({ t, form, issues, typed }: Props) => {
  const { offer } = form
  const ticked = (name: string, first: boolean) => (typed ? typed[name] === 'yes' : first)
  const wrong = (name: string) => <FieldError name={name} issues={issues} />
  return (
    <fieldset class="field">
      <legend>{t('desk.ban-by')}</legend>
      {wrong('by')}
      {offer.address && (
        <>
          <Box
            name="by-address"
            label={`${t('desk.ban-by-address')}: ${offer.address.masked}`}
            hint={t(offer.proven ? 'desk.ban-proven' : 'desk.ban-typed')}
            checked={ticked('by-address', true)}
          />
          {wrong('by-address')}
        </>
      )}
      <Box
        name="by-name"
        label={`${t('desk.ban-by-name')}: ${offer.name}`}
        hint={hits(t, form.named)}
        checked={ticked('by-name', !offer.address)}
      />
      {wrong('by-name')}
      {offer.network ? (
        <Box
          name="by-network"
          label={t('desk.ban-by-network')}
          hint={`${hits(t, form.network)} · ${t('desk.ban-network-until', { until: absoluteTime(t.locale, offer.network.until) })}`}
          checked={ticked('by-network', false)}
        />
      ) : (
        <p class="muted">{t('desk.ban-network-gone')}</p>
      )}
      {wrong('by-network')}
      {offer.domains.length > 0 && (
        <Field name="domain" label={t('desk.ban-domain')} issues={issues}>
          <select {...marksOf(issues, 'domain')}>
            <option value="">{t('desk.ban-no-domain')}</option>
            {offer.domains.map((domain, at) => (
              <option value={domain} selected={typedText(typed, 'domain') === domain}>
                {domain} – {hits(t, form.domains[at])}
              </option>
            ))}
          </select>
        </Field>
      )}
    </fieldset>
  )
}

/** The newest published comments of the address, or of the name without one. */
const Published = ({ t, site, form, now }: Props) => {
  const { published } = form.address ?? form.named
  return (
    <>
      <h2>{t('desk.ban-published')}</h2>
      {published.length === 0 ? (
        <p class="muted">{t('desk.ban-published-none')}</p>
      ) : (
        <ul class="entries">
          {published.map((row) => (
            <li>
              <div>
                <a href={deskUrl(site, { status: 'published', item: row.id })}>{truncate(row.body, 140)}</a>{' '}
                <span class="muted">
                  <Moment t={t} at={row.created_at} now={now} />
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
