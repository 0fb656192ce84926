/** Why a reader reports a comment (V-80): the word in the database, and the key of its sentence. */
export const REPORT_REASONS = ['spam', 'abuse', 'off-topic', 'personal-data', 'illegal', 'other'] as const

export type ReportReason = (typeof REPORT_REASONS)[number]
