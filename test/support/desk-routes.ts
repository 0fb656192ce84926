import { app } from '../../src/app'

/** What the app really serves at the desk and its API: hono's own list, without what stands before the routes (`ALL` is middleware). */
export const DESK_ROUTES: readonly string[] = [
  ...new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && /^\/(v1\/)?desk(\/|$)/.test(path))
      .map(({ method, path }) => `${method} ${path.replace(/(.)\/$/, '$1')}`),
  ),
]

/** `GET /desk/:site/log` → its method, and its path with each part filled: by name, else "5". */
export function routeOf(
  route: string,
  fill: Readonly<Record<string, string>>,
): { readonly method: string; readonly path: string } {
  const [method = '', pattern = ''] = route.split(' ')
  return { method, path: pattern.replace(/:(\w+)/g, (_, name: string) => fill[name] ?? '5') }
}
