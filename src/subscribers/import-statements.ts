import type { Bound } from '../platform/sql'
import {
  deleteBrought,
  deleteSubscriptionsOf,
  endMany,
  insertImported,
  insertImportedConsents,
  insertImportedSubscriptions,
  leaveMany,
  rejoinMany,
  restoreMany,
} from './import-queries'
import { insertWords } from './queries'

// Statements that belong together, for batches of an import: a subscriber is never written without receipt and lists.

/** Which run brings people, and under which words. */
export interface BringingRun {
  readonly siteId: string
  readonly importId: number
  readonly words: { readonly form: string; readonly id: string; readonly text: string }
  readonly at: number
}

/** Rows as subscribers/import-queries.ts lists their columns. */
export interface BroughtRows {
  readonly people: readonly (readonly unknown[])[]
  readonly receipts: readonly (readonly unknown[])[]
  readonly memberships: readonly (readonly unknown[])[]
}

/** New addresses of a run with their receipts and lists. */
export const bringPeople = (
  { siteId, importId, words, at }: BringingRun,
  { people, receipts, memberships }: BroughtRows,
): Bound<never>[] => [
  insertWords(words.id, siteId, words.form, words.text, at),
  insertImported(siteId, importId, JSON.stringify(people)),
  insertImportedConsents(importId, words.form, words.id, JSON.stringify(receipts)),
  insertImportedSubscriptions(siteId, importId, JSON.stringify(memberships)),
]

/** Ends the subscriptions of these people at this moment, by which it can be taken back. */
export const endPeople = (siteId: string, idsJson: string, at: number): Bound<never>[] => [
  endMany(siteId, idsJson, at),
  leaveMany(siteId, idsJson, at),
]

/** Takes endPeople() back for those who did nothing since. */
export const restorePeople = (siteId: string, idsJson: string, at: number): Bound<never>[] => [
  rejoinMany(siteId, idsJson, at),
  restoreMany(siteId, idsJson, at),
]

/** Takes people away that a run brought. */
export const removeBrought = (siteId: string, importId: number, idsJson: string): Bound<never>[] => [
  deleteSubscriptionsOf(siteId, idsJson),
  deleteBrought(siteId, importId, idsJson),
]
