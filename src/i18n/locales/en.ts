// English is the source. Short, active, in the reader's terms: what happened, what it means, what to do.
// Never "please", "sorry", "oops", "invalid", "error occurred" (test/arch/texts.test.ts).
import { account } from './en/account'
import { addressbook } from './en/addressbook'
import { bans } from './en/bans'
import { comments } from './en/comments'
import { demo } from './en/demo'
import { desk } from './en/desk'
import { followers } from './en/followers'
import { imports } from './en/imports'
import { kit } from './en/kit'
import { letters } from './en/letters'
import { limits } from './en/limits'
import { listsDesk } from './en/lists-desk'
import { log } from './en/log'
import { mail } from './en/mail'
import { preferences } from './en/preferences'
import { readers } from './en/readers'
import { reasons } from './en/reasons'
import { rules } from './en/rules'
import { setUp } from './en/set-up'
import { subscribers } from './en/subscribers'
import { sweeps } from './en/sweeps'
import { team } from './en/team'
import { threads } from './en/threads'

export const en = {
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
  ...addressbook,
  ...imports,
  ...team,
  ...followers,
  ...reasons,
  ...rules,
  ...threads,
  ...sweeps,
  ...bans,
}
