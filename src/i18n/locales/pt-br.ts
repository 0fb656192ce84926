import type { Text } from '../text'
import { comments } from './pt-br/comments'
import { followers } from './pt-br/followers'
import { kit } from './pt-br/kit'
import { preferences } from './pt-br/preferences'
import { readers } from './pt-br/readers'
import { reasons } from './pt-br/reasons'
import { subscribers } from './pt-br/subscribers'
import type { ReaderKey } from './reader-words'

export const ptBR: Record<ReaderKey, Text> = {
  ...kit,
  ...comments,
  ...readers,
  ...subscribers,
  ...preferences,
  ...followers,
  ...reasons,
}
