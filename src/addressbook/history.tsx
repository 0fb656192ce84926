import { mailKindWords } from '../desk/public'
import { isTextKey, type Translator } from '../i18n/translate'
import { Moment } from '../web/ui/moment'
import type { WholePerson } from './read-person'

/** What happened with one subscriber, newest first: what they and the team did, which mails went, which failed. */
export const History = (props: {
  readonly t: Translator
  readonly person: Pick<WholePerson, 'actions' | 'mails' | 'softBounces'>
  readonly now: number
}) => {
  const { t, person, now } = props
  const lines = [
    ...person.actions.map(({ created_at, action, actor }) => ({
      at: created_at,
      what: words(t, `desk.log-${action}`, action),
      who: t(actor.startsWith('person:') ? 'addressbook.by-team' : 'addressbook.by-reader'),
    })),
    ...person.mails.map(({ created_at, kind, state }) => ({
      at: created_at,
      what: mailKindWords(t, kind),
      who: words(t, `desk.mail-state-${state}`, state),
    })),
  ].sort((a, b) => b.at - a.at)
  return (
    <>
      {person.softBounces > 0 && <p>{t('addressbook.soft-bounces', { count: person.softBounces })}</p>}
      {lines.length === 0 ? (
        <p class="muted">{t('addressbook.no-history')}</p>
      ) : (
        <ul class="entries">
          {lines.map(({ at, what, who }) => (
            <li>
              <span>
                {what} <span class="muted">{who}</span>
              </span>
              <span class="muted">
                <Moment t={t} at={at} now={now} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const words = (t: Translator, key: string, otherwise: string): string => (isTextKey(key) ? t(key) : otherwise)
