import * as v from 'valibot'
import { choice, form, line, says } from '../web/fields'
import { SCOPE_NAMES, type Scope } from './scopes'

/** How long a token may live; none lives for ever. */
export const TOKEN_DAYS = ['7', '30', '90', '365'] as const

const box = v.optional(v.string())

/** Boxes of a form come one by one: `scope-read=on`. */
export const CreateToken = v.pipe(
  form({
    name: line(60),
    days: v.pipe(choice(TOKEN_DAYS), v.transform(Number)),
    'scope-read': box,
    'scope-moderate': box,
    'scope-addresses': box,
    'scope-export': box,
    'scope-bans': box,
    'scope-log': box,
    'scope-settings': box,
  }),
  v.transform(({ name, days, ...boxes }) => ({
    name,
    days,
    scopes: SCOPE_NAMES.filter((scope: Scope) => boxes[`scope-${scope}`] !== undefined),
  })),
  v.forward(
    v.check(({ scopes }) => scopes.length > 0, says('team.scope-none')),
    ['scopes'],
  ),
)
export type CreateToken = v.InferOutput<typeof CreateToken>
