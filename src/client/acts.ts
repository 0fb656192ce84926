import type { ThreadPart } from './thread-part'

/** What a button can mean, by the attribute that says so: functions of these names in reading.ts (the first), comments.ts (the last two) and composer.ts. */
export const ACTS = ['load', 'reply', 'own', 'vote', 'ask', 'report', 'dismiss', 'sort'] as const

export type Acts = Record<string, (part: ThreadPart, button: HTMLElement) => unknown>
