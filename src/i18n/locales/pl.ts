import type { Text } from '../text'
import { comments } from './pl/comments'
import { followers } from './pl/followers'
import { kit } from './pl/kit'
import { preferences } from './pl/preferences'
import { readers } from './pl/readers'
import { reasons } from './pl/reasons'
import { subscribers } from './pl/subscribers'
import type { ReaderKey } from './reader-words'

export const pl: Record<ReaderKey, Text> = {
  ...kit,
  ...comments,
  ...readers,
  ...subscribers,
  ...preferences,
  ...followers,
  ...reasons,
}
