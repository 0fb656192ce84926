import * as v from 'valibot'

/** How far the deciding of what waits of a banned writer has come: everything up to comment `after`. */
export const BanDecides = v.object({
  siteId: v.string(),
  banId: v.number(),
  personId: v.number(),
  action: v.picklist(['reject', 'spam', 'delete']),
  after: v.number(),
})

/** How many of its decisions are taken back. */
export const BanUndoes = v.object({
  siteId: v.string(),
  banId: v.number(),
  personId: v.number(),
  from: v.number(),
})
