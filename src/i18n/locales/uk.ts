import type { Text } from '../text'
import type { ReaderKey } from './reader-words'
import { comments } from './uk/comments'
import { followers } from './uk/followers'
import { kit } from './uk/kit'
import { preferences } from './uk/preferences'
import { readers } from './uk/readers'
import { reasons } from './uk/reasons'
import { subscribers } from './uk/subscribers'

export const uk: Record<ReaderKey, Text> = {
  ...kit,
  ...comments,
  ...readers,
  ...subscribers,
  ...preferences,
  ...followers,
  ...reasons,
}
