import type { Text } from '../text'
import { account } from './de/account'
import { addressbook } from './de/addressbook'
import { bans } from './de/bans'
import { comments } from './de/comments'
import { demo } from './de/demo'
import { desk } from './de/desk'
import { followers } from './de/followers'
import { imports } from './de/imports'
import { kit } from './de/kit'
import { letters } from './de/letters'
import { limits } from './de/limits'
import { listsDesk } from './de/lists-desk'
import { log } from './de/log'
import { mail } from './de/mail'
import { preferences } from './de/preferences'
import { readers } from './de/readers'
import { reasons } from './de/reasons'
import { rules } from './de/rules'
import { setUp } from './de/set-up'
import { subscribers } from './de/subscribers'
import { sweeps } from './de/sweeps'
import { team } from './de/team'
import { threads } from './de/threads'
import type { en } from './en'

export const de: Record<keyof typeof en, Text> = {
  ...kit,
  ...comments,
  ...readers,
  ...subscribers,
  ...preferences,
  ...account,
  ...demo,
  ...desk,
  ...log,
  ...setUp,
  ...listsDesk,
  ...limits,
  ...mail,
  ...letters,
  ...reasons,
  ...rules,
  ...threads,
  ...sweeps,
  ...bans,
  ...addressbook,
  ...imports,
  ...team,
  ...followers,
}
