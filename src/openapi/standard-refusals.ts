import type { Operation } from './operation'

const BODY = ['web/body-unreadable', 'web/body-too-large', 'web/media-type', 'web/fields-refused']

/** Every code a route may answer with: its own, and those of what stands in front of it. */
export function refusalsOf({ method, path, query, body, token, refuses = [] }: Operation): readonly string[] {
  const desk = path.startsWith('/v1/desk/')
  const site = path.includes('{site}')
  return [
    ...new Set([
      ...refuses,
      ...(desk ? ['team/token-missing', 'team/token-refused', 'team/scope-missing', 'web/not-found'] : []),
      ...(site && !desk ? ['sites/unknown'] : []),
      ...(site && !desk && method !== 'get' ? ['sites/origin-not-allowed'] : []),
      // The ids of an address: what is none leads nowhere.
      ...(/\{(id|action)\}/.test(path) ? ['web/not-found'] : []),
      ...(token === 'reader' && method === 'put' ? ['web/fields-refused'] : []),
      ...(query ? ['web/fields-refused'] : []),
      ...(body ? BODY : []),
      'web/fault',
    ]),
  ].sort()
}
