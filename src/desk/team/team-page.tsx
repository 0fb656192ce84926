import type { Translator } from '../../i18n/translate'
import { EMAIL_MAX } from '../../kernel/email-address'
import type { Site } from '../../sites/public'
import { ROLES, type readTeam } from '../../team/public'
import { Field, fieldMarks } from '../../web/ui/field'
import { Moment } from '../../web/ui/moment'
import { Warning } from '../flash'

/** What was just done here. */
export const TEAM_DONE = ['invited', 'revoked', 'role', 'removed', 'joined'] as const

/** What is told above and beside the form. */
export interface TeamNotes {
  readonly warning?: string | undefined
  readonly issues?: readonly { readonly field: string; readonly message: string }[]
  readonly typed?: { readonly email?: string | undefined; readonly role?: string | undefined }
}

interface Props extends TeamNotes, Readonly<Awaited<ReturnType<typeof readTeam>>> {
  readonly t: Translator
  readonly site: Site
  readonly selfId: number
  readonly mayChange: boolean
  readonly mayArchive: boolean
  readonly now: number
  readonly done?: (typeof TEAM_DONE)[number] | undefined
}

/** Who works here, who was asked, and for owners the forms that change it. */
export const TeamMain = (props: Props) => {
  const { t, site, done, warning } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {done && (
        <p class="flash" role="status">
          {t(`team.did-${done}`)}
        </p>
      )}
      {warning && <Warning text={warning} />}
      <h1>{t('desk.nav-team')}</h1>
      <ul class="entries">
        {props.members.map((member) => (
          <Member {...props} member={member} />
        ))}
      </ul>
      {props.mayChange && <Invite {...props} />}
      {props.pending.length > 0 && <Pending {...props} />}
      {props.mayChange && (
        <p>
          <a href={`/desk/${site.id}/tokens`}>{t('team.tokens')}</a>
        </p>
      )}
      <h2>{t('team.leave-title')}</h2>
      <p class="muted">{t('team.leave-text')}</p>
      <form method="post" action={`/desk/${site.id}/team/leave`}>
        <button type="submit">{t('team.leave')}</button>
      </form>
      {props.mayArchive && (
        <p>
          <a href={`/desk/${site.id}/archive`}>{t('team.archive-link')}</a> ·{' '}
          <a href={`/desk/sites/${site.id}/delete`}>{t('team.delete-title')}</a>
        </p>
      )}
    </main>
  )
}

const Member = (props: Props & { readonly member: Props['members'][number] }) => {
  const { t, site, member, now } = props
  const name = member.name || member.email
  const isSelf = member.personId === props.selfId
  return (
    <li>
      <div>
        {name} {isSelf && <span class="chip">{t('team.you')}</span>}{' '}
        <span class="muted">
          {member.name && `${member.email} · `}
          {t(`team.role-${member.role}`)} · {t('team.since')} <Moment t={t} at={member.since} now={now} />
        </span>
      </div>
      {props.mayChange && (
        <section class="choose">
          <form class="choose" method="post" action={`/desk/${site.id}/team/${member.personId}/role`}>
            <label class="sr" for={`role-${member.personId}`}>
              {t('team.role-of', { name })}
            </label>
            <select id={`role-${member.personId}`} name="role">
              {ROLES.map((role) => (
                <option value={role} selected={role === member.role}>
                  {t(`team.role-${role}`)}
                </option>
              ))}
            </select>
            <button type="submit" class="quiet">
              {t('team.change-role')}
              <span class="sr"> {name}</span>
            </button>
          </form>
          {!isSelf && (
            <form method="post" action={`/desk/${site.id}/team/${member.personId}/remove`}>
              <button type="submit" class="quiet">
                {t('team.remove')}
                <span class="sr"> {name}</span>
              </button>
            </form>
          )}
        </section>
      )}
    </li>
  )
}

const Invite = ({ t, site, issues, typed }: Props) => {
  const error = (field: string) => issues?.find((issue) => issue.field === field)?.message
  const notes = { hint: t('team.invite-hint'), error: error('email') }
  // What a role may is said below: in the list of choices it would be cut off on a phone.
  const role = { hint: 'below', error: error('role') }
  return (
    <>
      <h2>{t('team.invite-title')}</h2>
      <form method="post" action={`/desk/${site.id}/team/invitations`} class="stack">
        <Field name="email" label={t('team.invite-email')} {...notes}>
          <input
            {...fieldMarks('email', notes)}
            type="email"
            autocomplete="off"
            required
            maxlength={EMAIL_MAX}
            value={typed?.email ?? ''}
          />
        </Field>
        <Field name="role" label={t('team.invite-role')} error={role.error}>
          <select {...fieldMarks('role', role)}>
            {ROLES.map((one) => (
              <option value={one} selected={one === (typed?.role ?? 'moderator')}>
                {t(`team.role-${one}`)}
              </option>
            ))}
          </select>
          <dl class="facts" id="role-hint">
            {ROLES.map((one) => (
              <>
                <dt>{t(`team.role-${one}`)}</dt>
                <dd>{t(`team.may-${one}`)}</dd>
              </>
            ))}
          </dl>
        </Field>
        <button type="submit" class="primary">
          {t('team.invite')}
        </button>
      </form>
    </>
  )
}

const Pending = ({ t, site, pending, now }: Props) => (
  <>
    <h2>{t('team.pending-title')}</h2>
    <ul class="entries">
      {pending.map((invitation) => (
        <li>
          <div>
            {invitation.email}{' '}
            <span class="muted">
              {t(`team.role-${invitation.role}`)} ·{' '}
              {invitation.expiresAt > now ? (
                <>
                  {t('team.pending-asked')} <Moment t={t} at={invitation.mailedAt} now={now} />
                </>
              ) : (
                t('team.pending-over')
              )}
            </span>
          </div>
          <section class="choose">
            {(['again', 'revoke'] as const).map((act) => (
              <form method="post" action={`/desk/${site.id}/team/invitations/${invitation.id}/${act}`}>
                <button type="submit" class="quiet">
                  {t(`team.pending-${act}`)}
                  <span class="sr"> {invitation.email}</span>
                </button>
              </form>
            ))}
          </section>
        </li>
      ))}
    </ul>
  </>
)
