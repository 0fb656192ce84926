import { SECOND_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { AddressRefused, type FetchAnswer, NoAnswer, safeFetch } from '../../platform/safe-fetch'
import { allowsOrigin, type Site } from '../../sites/public'
import { fieldsRefused } from '../../web/read-input'
import { type Forbidden, forbiddenBy } from './policy'
import { type Embed, readEmbed } from './read-embed'

/** One thing a page has to have, and whether it has it. `hint` is in order as it is, but may surprise. */
export interface Finding {
  readonly what: 'answer' | 'loader' | 'module' | 'comments' | 'site' | 'canonical' | 'policy'
  readonly state: 'good' | 'wrong' | 'hint'
  /** What goes into the sentence: an address, a directive. */
  readonly said: Readonly<Record<string, string>>
}

const LIMITS = { timeoutMs: 10 * SECOND_MS, maxBytes: 2_000_000 }

/**
 * Looks at a page as it is served and says whether our code works there. Only pages of the site's own origins are asked, and nothing of their
 * text is shown.
 * @throws web/fields-refused (422) for an address that is not one of the site's
 */
export async function checkPage(
  ctx: Pick<Ctx, 'config'>,
  site: Site,
  page: string,
): Promise<readonly Finding[]> {
  const { origin } = new URL(page)
  if (origin === ctx.config.publicUrl || !allowsOrigin(site, origin, ctx.config.publicUrl)) {
    throw fieldsRefused([{ field: 'page', message: 'set-up.page-elsewhere', params: { origin } }])
  }
  const answer = await ask(ctx, page)
  if ('why' in answer) return [finding('answer', 'wrong', { why: answer.why })]
  if (answer.status !== 200) {
    return [finding('answer', 'wrong', { why: String(answer.status) })]
  }
  const embed = await readEmbed(answer.text)
  const header = answer.headers.get('content-security-policy')
  // A header may carry several policies, parted by commas (RFC 9110, 5.3).
  const policies = [...(header === null ? [] : header.split(',')), ...embed.policies]
  return [
    finding('answer', 'good', {}),
    ...loaderOf(embed, ctx.config.publicUrl, page),
    ...elementsOf(embed, site, ctx.config.publicUrl, page),
    ...canonicalOf(embed, site, ctx.config.publicUrl, page),
    ...policyOf(forbiddenBy(policies, ctx.config.publicUrl)),
  ]
}

const finding = (what: Finding['what'], state: Finding['state'], said: Finding['said'] = {}): Finding => ({
  what,
  state,
  said,
})

async function ask(ctx: Pick<Ctx, 'config'>, page: string): Promise<FetchAnswer | { readonly why: string }> {
  try {
    const headers = { accept: 'text/html', 'user-agent': 'Afterword page check' }
    return await safeFetch(ctx.config, page, { method: 'GET', headers }, LIMITS)
  } catch (error) {
    if (error instanceof AddressRefused || error instanceof NoAnswer) return { why: error.message }
    throw error
  }
}

const urlOf = (href: string, page: string): URL | undefined =>
  URL.canParse(href, page) ? new URL(href, page) : undefined

const isLoader = (src: string, publicUrl: string, page: string): boolean => {
  const url = urlOf(src, page)
  return url !== undefined && url.origin === publicUrl && url.pathname === '/embed.js'
}

function loaderOf({ scripts }: Embed, publicUrl: string, page: string): Finding[] {
  const loader = scripts.find(({ src }) => isLoader(src, publicUrl, page))
  if (!loader) return [finding('loader', 'wrong', { url: `${publicUrl}/embed.js` })]
  return [finding('loader', 'good'), ...(loader.isModule ? [] : [finding('module', 'wrong')])]
}

function elementsOf({ elements, scripts }: Embed, site: Site, publicUrl: string, page: string): Finding[] {
  const loader = scripts.find(({ src }) => isLoader(src, publicUrl, page))
  const common = loader && urlOf(loader.src, page)?.searchParams.get('site')
  const comments = elements.filter(({ name }) => name === 'afterword-comments')
  const others = elements.map((element) => element.site ?? common ?? '').filter((named) => named !== site.id)
  return [
    finding('comments', comments.length > 0 ? 'good' : 'hint'),
    ...(others.length > 0 ? [finding('site', 'wrong', { site: site.id, other: others[0]! })] : []),
  ]
}

/** The thread belongs to the canonical address; one that leads elsewhere is the usual reason for comments in the wrong place. */
function canonicalOf({ canonical }: Embed, site: Site, publicUrl: string, page: string): Finding[] {
  if (canonical === null) return []
  const url = urlOf(canonical, page)
  if (url && allowsOrigin(site, url.origin, publicUrl)) {
    return url.href === new URL(page).href ? [] : [finding('canonical', 'hint', { url: url.href })]
  }
  return [finding('canonical', 'wrong', { url: canonical.slice(0, 300) })]
}

const policyOf = (forbidden: readonly Forbidden[]): Finding[] =>
  forbidden.map(({ directive, missing }) => finding('policy', 'wrong', { directive, missing }))
