const BASE = ['web', 'platform', 'i18n', 'kernel']
const SERVICES = [...BASE, 'mail', 'audit']

/** Which folder may import which, besides itself: the whole truth about the shape of src/ (ARCHITECTURE.md shows it as a graph). */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  platform: ['kernel'],
  i18n: ['kernel'],
  web: ['platform', 'i18n', 'kernel'],
  audit: BASE,
  mail: BASE,
  search: BASE,
  limits: BASE,
  auth: [...SERVICES, 'limits'],
  sites: [...SERVICES, 'auth'],
  rules: [...SERVICES, 'auth', 'sites'],
  bans: [...SERVICES, 'auth', 'sites'],
  notes: [...SERVICES, 'auth', 'sites'],
  team: [...SERVICES, 'limits', 'auth', 'sites'],
  followers: [...SERVICES, 'auth', 'sites'],
  comments: [...SERVICES, 'search', 'limits', 'auth', 'sites', 'rules', 'bans', 'followers'],
  following: [...SERVICES, 'auth', 'sites', 'followers', 'comments'],
  threads: [...SERVICES, 'search', 'auth', 'sites', 'rules', 'followers', 'comments', 'moderation'],
  sweeps: [...SERVICES, 'search', 'auth', 'sites', 'rules', 'comments', 'moderation'],
  subscribers: [...SERVICES, 'limits', 'auth', 'sites', 'bans', 'notes', 'followers'],
  moderation: [...SERVICES, 'search', 'auth', 'sites', 'rules', 'bans', 'comments'],
  authors: [...SERVICES, 'auth', 'sites', 'bans', 'notes', 'followers', 'comments', 'moderation'],
  addressbook: [...SERVICES, 'auth', 'sites', 'subscribers', 'desk'],
  desk: [
    ...SERVICES,
    'search',
    'limits',
    'auth',
    'sites',
    'team',
    'rules',
    'bans',
    'notes',
    'followers',
    'comments',
    'following',
    'subscribers',
    'moderation',
    'threads',
    'sweeps',
    'authors',
  ],
  openapi: [
    'limits',
    'web',
    'i18n',
    'kernel',
    'sites',
    'team',
    'followers',
    'comments',
    'following',
    'subscribers',
    'moderation',
    'threads',
    'sweeps',
    'bans',
  ],
  demo: [...SERVICES, 'auth', 'sites', 'comments', 'subscribers', 'moderation'],
  client: [],
}

/** Folders that describe and never run: they may read the schemas of a slice without going through its door. */
export const READS_SCHEMAS = new Set(['openapi'])

/** Open to every folder that may import them, file by file; the others are entered through `public.ts` only. */
export const OPEN = new Set(BASE)
