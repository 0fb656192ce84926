import type { Text, TextKey } from '../translate'
import { account } from './de/account'
import { comments } from './de/comments'
import { demo } from './de/demo'
import { desk } from './de/desk'
import { kit } from './de/kit'
import { subscribers } from './de/subscribers'

export const de: Record<TextKey, Text> = { ...kit, ...comments, ...subscribers, ...account, ...demo, ...desk }
