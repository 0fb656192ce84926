import type { Text } from '../text'
import type { ReaderKey } from './reader-words'
import { comments } from './zh-cn/comments'
import { followers } from './zh-cn/followers'
import { kit } from './zh-cn/kit'
import { preferences } from './zh-cn/preferences'
import { readers } from './zh-cn/readers'
import { reasons } from './zh-cn/reasons'
import { subscribers } from './zh-cn/subscribers'

export const zhCN: Record<ReaderKey, Text> = {
  ...kit,
  ...comments,
  ...readers,
  ...subscribers,
  ...preferences,
  ...followers,
  ...reasons,
}
