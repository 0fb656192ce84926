import { deskLocale, type Locale, translator } from '../i18n/translate'
import { DAY_MS } from '../kernel/time'
import { type Mail, type MailSample, SAMPLE_READER } from '../mail/public'
import type { Role, Site } from '../sites/public'
import { composeBrake } from './compose-brake'
import { deletionSample } from './compose-deletion'
import { INVITATION_LIFE_MS } from './invite-member'

/** The mail that asks somebody to join a team. `by` is the inviter's name, or '' for one who has none. */
export function composeInvitation(
  to: string,
  of: {
    readonly site: Pick<Site, 'id' | 'name'>
    readonly role: Role
    readonly by: string
    readonly url: string
    readonly locale: Locale
  },
): Mail {
  const { site, role, by, url } = of
  const locale = deskLocale(of.locale)
  const t = translator(locale)
  const asked = { site: site.name, role: t(`team.role-${role}`) }
  return {
    siteId: site.id,
    siteName: site.name,
    kind: 'team.invitation',
    to,
    locale,
    subject: t('team.mail-subject', { site: site.name }),
    blocks: [
      {
        kind: 'text',
        text: by === '' ? t('team.mail-text', asked) : t('team.mail-text-by', { ...asked, by }),
      },
      { kind: 'text', text: t(`team.you-may-${role}`) },
      { kind: 'button', label: t('team.mail-button'), url },
      { kind: 'text', text: t('team.mail-limits', { count: INVITATION_LIFE_MS / DAY_MS }) },
      { kind: 'small', text: t('team.mail-why') },
    ],
  }
}

export const teamMailSamples: readonly MailSample[] = [
  {
    name: 'invitation',
    compose: ({ siteId, siteName, locale, publicUrl }) =>
      composeInvitation(SAMPLE_READER, {
        site: { id: siteId, name: siteName },
        role: 'moderator',
        by: 'Ada',
        url: `${publicUrl}/desk/invite/sample`,
        locale,
      }),
  },
  deletionSample,
  {
    name: 'brake',
    compose: ({ siteId, siteName, locale, publicUrl }) =>
      composeBrake(
        { config: { publicUrl } },
        { id: siteId, name: siteName, settings: { locale } },
        { what: 'sign-up', level: 1 },
        SAMPLE_READER,
      ),
  },
]
