import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import type { Site } from '../../src/sites/public'
import { FormInput, ListInput } from '../../src/subscribers/lists/form-schema'
import { saveForm } from '../../src/subscribers/lists/save-form'
import { saveList } from '../../src/subscribers/lists/save-list'
import { hashOf } from './a-subscriber'
import { type TestCtx, testContext } from './test-context'

/** Makes a list of a site, as its owner would at the desk. @returns its id */
export async function aList(
  site: Site,
  id: string,
  fields: Partial<v.InferInput<typeof ListInput>> = {},
): Promise<string> {
  const input = v.parse(ListInput, { id, name: `The ${id} list`, ...fields })
  await saveList(testContext(), site, 1, input, { create: true })
  return id
}

/** Makes a sign-up form of a site; the id `default` changes the one that is always there. @returns its id */
export async function aForm(
  site: Site,
  id: string,
  fields: Partial<v.InferInput<typeof FormInput>> = {},
): Promise<string> {
  const input = v.parse(FormInput, { id, name: `Form ${id}`, list: ['news'], choose: 'fixed', ...fields })
  await saveForm(testContext(), site, 1, input, { create: id !== 'default' })
  return id
}

/** The lists an address is on now, in alphabetical order. */
export async function listsOf(site: Site, ctx: TestCtx, email: string): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `SELECT m.list_id FROM subscriptions m JOIN subscribers s ON s.id = m.subscriber_id
     WHERE s.site_id = ?1 AND s.email_key = ?2 AND m.left_at IS NULL ORDER BY m.list_id`,
  )
    .bind(site.id, await hashOf(ctx, email))
    .all<{ list_id: string }>()
  return results.map(({ list_id }) => list_id)
}
