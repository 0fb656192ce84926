/** Somebody who is signed in at the desk. What they may do is the business of each site (sites/permissions.ts). */
export interface Person {
  readonly id: number
  readonly email: string
  readonly name: string
  /** What they made of the desk's keys, as kept; only who is signed in has them with them. */
  readonly keys?: string
}
