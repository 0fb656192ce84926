import type { Text } from '../text'
import { comments } from './fr/comments'
import { followers } from './fr/followers'
import { kit } from './fr/kit'
import { preferences } from './fr/preferences'
import { readers } from './fr/readers'
import { reasons } from './fr/reasons'
import { subscribers } from './fr/subscribers'
import type { ReaderKey } from './reader-words'

export const fr: Record<ReaderKey, Text> = {
  ...kit,
  ...comments,
  ...readers,
  ...subscribers,
  ...preferences,
  ...followers,
  ...reasons,
}
