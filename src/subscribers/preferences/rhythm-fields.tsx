import { hourName, weekdayName } from '../../i18n/format-time'
import type { Translator } from '../../i18n/translate'
import { timeZones } from '../../kernel/time-zone'
import { FREQUENCIES } from '../lists/sign-up-options'

/** What the fields show: what is stored, or what was just typed. */
export interface RhythmValues {
  readonly frequency?: string | undefined
  readonly hour?: string | undefined
  readonly weekday?: string | undefined
  readonly timeZone?: string | undefined
}

export interface RhythmProps {
  readonly t: Translator
  readonly values: RhythmValues
  readonly frequency: boolean
  readonly hour: boolean
  /**
   * `list` to choose the time zone from: pages that work without scripts. `browser`: a script fills it in, and the answer is the same for
   * every reader.
   */
  readonly zone: 'list' | 'browser'
}

/**
 * How often news come and when. Fields that mean nothing for the frequency chosen are hidden by the style sheet, which reads the choice
 * itself; where it cannot, they show and are not heeded.
 */
export const RhythmFields = ({ t, values, frequency, hour, zone }: RhythmProps) => (
  <div class="aw-when">
    {frequency && (
      <p class="aw-row">
        <label part="label" for="aw-frequency">
          {t('subscribers.frequency-label')}
        </label>
        <select part="input" class="aw-input" id="aw-frequency" name="frequency">
          {FREQUENCIES.map((option) => (
            <option value={option} selected={option === (values.frequency ?? 'at-once')}>
              {t(`subscribers.frequency-${option}`)}
            </option>
          ))}
        </select>
      </p>
    )}
    {hour && (
      <>
        {frequency && (
          <p class="aw-row aw-weekday">
            <label part="label" for="aw-weekday">
              {t('subscribers.weekday-label')}
            </label>
            <select part="input" class="aw-input" id="aw-weekday" name="weekday">
              {[1, 2, 3, 4, 5, 6, 7].map((day) => (
                <option value={day} selected={String(day) === (values.weekday ?? '1')}>
                  {weekdayName(t.locale, day)}
                </option>
              ))}
            </select>
          </p>
        )}
        <p class="aw-row aw-hour">
          <label part="label" for="aw-hour">
            {t('subscribers.hour-label')}
          </label>
          <select part="input" class="aw-input" id="aw-hour" name="hour">
            {Array.from({ length: 24 }, (_, at) => (
              <option value={at} selected={String(at) === (values.hour ?? '7')}>
                {hourName(t.locale, at)}
              </option>
            ))}
          </select>
        </p>
      </>
    )}
    {zone === 'browser' ? (
      <input type="hidden" name="timeZone" value="" />
    ) : (
      <p class="aw-row aw-hour">
        <label part="label" for="aw-zone">
          {t('subscribers.time-zone-label')}
        </label>
        <select part="input" class="aw-input" id="aw-zone" name="timeZone">
          {timeZones().map((name) => (
            <option value={name} selected={name === (values.timeZone || 'UTC')}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </p>
    )}
  </div>
)
