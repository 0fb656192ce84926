import type { Text } from '../text'
import { comments } from './ar/comments'
import { followers } from './ar/followers'
import { kit } from './ar/kit'
import { preferences } from './ar/preferences'
import { readers } from './ar/readers'
import { reasons } from './ar/reasons'
import { subscribers } from './ar/subscribers'
import type { ReaderKey } from './reader-words'

export const ar: Record<ReaderKey, Text> = {
  ...kit,
  ...comments,
  ...readers,
  ...subscribers,
  ...preferences,
  ...followers,
  ...reasons,
}
