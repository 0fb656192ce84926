import * as v from 'valibot'
import type { Translator } from '../../i18n/translate'
import { Settings, type Site } from '../../sites/public'

/** What stands for all sites of a person where pages expect one: `/desk/all`, a name no site may have (RESERVED_IDS), settings as any begins with. */
export const allSites = (t: Translator): Site => ({
  id: 'all',
  name: t('desk.across'),
  settings: v.parse(Settings, {}),
})
