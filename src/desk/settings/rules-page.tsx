import type { Translator } from '../../i18n/translate'
import { PATTERN_MAX, RULE_ACTIONS, RULE_FIELDS, type RuleRow } from '../../rules/public'
import type { Site } from '../../sites/public'
import type { RawInput } from '../../web/read-input'
import { Field, type Issues, marksOf } from '../field'
import { Warning } from '../flash'
import { type Trial, TrialFacts } from './trial-facts'

export interface RulesNotes {
  readonly done?: 'added' | 'changed' | undefined
  readonly warning?: string | undefined
  readonly issues?: Issues
  readonly typed?: RawInput
  /** What the typed rule would have done. */
  readonly trial?: Trial
}

interface Props extends RulesNotes {
  readonly t: Translator
  readonly site: Site
  readonly rules: readonly RuleRow[]
}

/** The owner's rules for words: those there are, and the form for another, which can be tried first. */
export const RulesMain = (props: Props) => {
  const { t, site, rules, trial } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {props.done && (
        <p class="flash" role="status">
          {t(`desk.rule-did-${props.done}`)}
        </p>
      )}
      {props.warning && <Warning text={props.warning} />}
      <h1>{t('desk.nav-rules')}</h1>
      <p class="muted">{t('desk.rules-text')}</p>
      {trial && <TrialFacts t={t} site={site} trial={trial} />}
      <h2>{t('desk.rule-new')}</h2>
      <RuleForm {...props} />
      <h2>{t('desk.rules-there')}</h2>
      {rules.length === 0 ? (
        <p class="muted">{t('desk.rules-none')}</p>
      ) : (
        <ul class="entries">
          {rules.map((rule) => (
            <li>
              <div>
                <span>{t(`desk.rule-in-${rule.field}`)}</span> <code class="inline">{rule.pattern}</code>{' '}
                <span class="chip">{t(`desk.rule-does-${rule.action}`)}</span>
                {rule.off === 1 && <span class="chip"> {t('desk.rule-is-off')}</span>}
                {rule.note && <p class="muted">{rule.note}</p>}
              </div>
              <form method="post" action={`/desk/${site.id}/rules/${rule.id}`}>
                <button type="submit" name="change" value={rule.off === 1 ? 'on' : 'off'}>
                  {t(rule.off === 1 ? 'desk.rule-on' : 'desk.rule-off')}
                  <span class="sr">: {rule.pattern}</span>
                </button>{' '}
                <button type="submit" name="change" value="remove">
                  {t('desk.rule-remove')}
                  <span class="sr">: {rule.pattern}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </main>
  )
}

const RuleForm = ({ t, site, issues, typed = {} }: Props) => {
  const options = (name: 'field' | 'action', all: readonly string[], words: (one: string) => string) => (
    <select {...marksOf(issues, name)}>
      {all.map((one) => (
        <option value={one} selected={typed[name] === one}>
          {words(one)}
        </option>
      ))}
    </select>
  )
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '')
  return (
    <form method="post" action={`/desk/${site.id}/rules`} class="stack">
      <Field name="field" label={t('desk.rule-field')} issues={issues}>
        {options('field', RULE_FIELDS, (one) => t(`desk.rule-in-${one as (typeof RULE_FIELDS)[number]}`))}
      </Field>
      <Field name="pattern" label={t('desk.rule-pattern')} hint={t('desk.rule-pattern-hint')} issues={issues}>
        <input
          {...marksOf(issues, 'pattern', 'hint')}
          type="text"
          required
          maxlength={PATTERN_MAX}
          autocapitalize="none"
          spellcheck={false}
          value={text('pattern')}
        />
      </Field>
      <Field name="action" label={t('desk.rule-action')} issues={issues}>
        {options('action', RULE_ACTIONS, (one) =>
          t(`desk.rule-does-${one as (typeof RULE_ACTIONS)[number]}`),
        )}
      </Field>
      <Field name="note" label={t('desk.rule-note')} issues={issues}>
        <input {...marksOf(issues, 'note')} type="text" value={text('note')} />
      </Field>
      <p>
        <button type="submit" name="do" value="try">
          {t('desk.rule-try')}
        </button>{' '}
        <button type="submit" class="primary" name="do" value="add">
          {t('desk.rule-add')}
        </button>
      </p>
    </form>
  )
}
