import type { Text } from '../../translate'
import type { desk as en } from '../en/desk'

export const desk: Record<keyof typeof en, Text> = {}
