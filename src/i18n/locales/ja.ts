import type { Text } from '../text'
import { comments } from './ja/comments'
import { followers } from './ja/followers'
import { kit } from './ja/kit'
import { preferences } from './ja/preferences'
import { readers } from './ja/readers'
import { reasons } from './ja/reasons'
import { subscribers } from './ja/subscribers'
import type { ReaderKey } from './reader-words'

export const ja: Record<ReaderKey, Text> = {
  ...kit,
  ...comments,
  ...readers,
  ...subscribers,
  ...preferences,
  ...followers,
  ...reasons,
}
