import type { Text } from '../text'
import { comments } from './es/comments'
import { followers } from './es/followers'
import { kit } from './es/kit'
import { preferences } from './es/preferences'
import { readers } from './es/readers'
import { reasons } from './es/reasons'
import { subscribers } from './es/subscribers'
import type { ReaderKey } from './reader-words'

export const es: Record<ReaderKey, Text> = {
  ...kit,
  ...comments,
  ...readers,
  ...subscribers,
  ...preferences,
  ...followers,
  ...reasons,
}
