import type { Translator } from '../i18n/translate'
import type { KeptMail } from '../mail/public'

interface OutboxProps {
  readonly t: Translator
  readonly mails: readonly KeptMail[]
}

/** Every mail that would have been sent, newest first; each opens in place, as text and as its reader would see it. */
export const OutboxPage = ({ t, mails }: OutboxProps) => (
  <main class="outbox">
    <h1>{t('demo.outbox')}</h1>
    <p class="outbox-lead">
      {t('demo.outbox-lead')} <a href="/demo/outbox.json">JSON</a>
    </p>
    {mails.length === 0 && <p class="outbox-empty">{t('demo.outbox-empty')}</p>}
    <ol>
      {mails.map((mail, at) => (
        <li>
          <details open={at === 0} name="mail">
            <summary>
              <span class="outbox-subject">{mail.subject}</span>
              <span class="outbox-to">{t('demo.outbox-to', { address: mail.to })}</span>
              <time datetime={mail.sentAt}>{mail.sentAt.slice(0, 19).replace('T', ' ')} UTC</time>
            </summary>
            <MailParts t={t} mail={mail} />
          </details>
        </li>
      ))}
    </ol>
  </main>
)

const MailParts = ({ t, mail }: { readonly t: Translator; readonly mail: KeptMail }) => (
  <div class="outbox-mail">
    {/* Scripts and forms stay off in there; links open in a tab of their own. */}
    <iframe
      title={`${t('demo.outbox-html')}: ${mail.subject}`}
      src={`/demo/outbox/${mail.id}`}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      loading="lazy"
    />
    <div>
      <h2>{t('demo.outbox-text')}</h2>
      <pre>{linked(mail.text)}</pre>
      <h2>{t('demo.outbox-headers')}</h2>
      <pre>{headerLines(mail)}</pre>
    </div>
  </div>
)

const headerLines = ({ headers }: KeptMail): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')

/** Addresses in the text part as links: that part has to be usable by itself. */
const linked = (text: string) =>
  text.split(/(https?:\/\/[^\s<>"]+)/).map((part, at) => (at % 2 === 1 ? <a href={part}>{part}</a> : part))
