/** Where a comment stands. The number is what the database holds (migrations/main/0005_comments.sql). */
export const STATUS = { held: 0, published: 1, rejected: 2, spam: 3, deleted: 4, returned: 5 } as const

export type Status = keyof typeof STATUS

const NAMES = Object.keys(STATUS) as Status[]

export const statusName = (code: number): Status => NAMES[code] ?? 'held'
