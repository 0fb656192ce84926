/** Somebody who is signed in at the desk. What they may do is the business of each site (sites/permissions.ts). */
export interface Person {
  readonly id: number
  readonly email: string
  readonly name: string
}
