import type * as v from 'valibot'
import { createSite, type Settings, type Site } from '../../src/sites/public'
import { testContext } from './test-context'

/** Makes a fresh tenant whose pages live at https://{id}.example. Tests assert on their own site only. */
export async function aSite(settings: v.InferInput<typeof Settings> = {}): Promise<Site> {
  const id = `s${crypto.randomUUID().slice(0, 13)}`
  return createSite(testContext(), {
    id,
    name: `The ${id} Courier`,
    settings: { origins: [`https://${id}.example`], ...settings },
  })
}

/** An address of a page of that site. */
export const aPage = (site: Site, path = '/post/1'): string => `https://${site.id}.example${path}`
