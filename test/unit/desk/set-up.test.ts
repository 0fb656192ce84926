import { env } from 'cloudflare:workers'
import { afterEach, describe, it, vi } from 'vitest'
import { checkPage } from '../../../src/desk/set-up/check-page'
import { PLATFORMS, threadCode } from '../../../src/desk/set-up/platforms'
import { readEmbed } from '../../../src/desk/set-up/read-embed'
import { readProgress } from '../../../src/desk/set-up/read-progress'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, dumpDatabase, send, visit } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

afterEach(() => void vi.restoreAllMocks())

const OURS = 'https://comments.test'
const LOADER = `<script type="module" src="${OURS}/embed.js"></script>`
const codeOf = (site: Site) => `${LOADER}<afterword-comments site="${site.id}"></afterword-comments>`

/** The web, as far as the check sees it: this page, whatever is asked. */
function aWeb(html: string, { status = 200, headers = {} }: { status?: number; headers?: HeadersInit } = {}) {
  const asked: string[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    asked.push(String(input))
    return new Response(html, { status, headers })
  })
  return asked
}

async function found(site: Site, html: string, headers: HeadersInit = {}) {
  aWeb(html, { headers })
  const findings = await checkPage(testContext(), site, aPage(site))
  return findings.map(({ what, state }) => `${what} ${state}`)
}

describe('what a page says about us', () => {
  it('is read as a browser reads it: not from comments, text or other attributes', async ({ expect }) => {
    const embed = await readEmbed(`<!-- ${LOADER} --><p>&lt;script src="x"&gt;</p>
      <script>document.write('<script src="y"><\\/script>')</script>
      <textarea><afterword-comments site="a"></afterword-comments></textarea>
      <template></template><div data-x="<afterword-count>"></div>`)
    expect(embed).toEqual({ scripts: [], elements: [], canonical: null, policies: [] })
  })

  it('is found however it is written', async ({ expect }) => {
    const embed = await readEmbed(`<SCRIPT SRC=${OURS}/embed.js TYPE=module></SCRIPT>
      <afterword-comments SITE='a'><p>unclosed
      <link rel="alternate canonical" href="/x"><link rel=canonical href="/y">
      <meta http-equiv="Content-Security-Policy" content="default-src 'self'">
      <meta http-equiv="refresh" content="1">`)
    expect(embed).toEqual({
      scripts: [{ src: `${OURS}/embed.js`, isModule: true }],
      elements: [{ name: 'afterword-comments', site: 'a' }],
      canonical: '/x',
      policies: ["default-src 'self'"],
    })
  })
})

describe('checking a page', () => {
  it('finds the code where it is', async ({ expect }) => {
    const site = await aSite()
    expect(await found(site, codeOf(site))).toEqual(['answer good', 'loader good', 'comments good'])
  })

  it('takes the site from the script, if no element names one', async ({ expect }) => {
    const site = await aSite()
    const html = `<script type="module" src="${OURS}/embed.js?site=${site.id}"></script><afterword-comments></afterword-comments>`
    expect(await found(site, html)).toEqual(['answer good', 'loader good', 'comments good'])
  })

  it.for([
    [
      'no script',
      (site: Site) => `<afterword-comments site="${site.id}"></afterword-comments>`,
      'loader wrong',
    ],
    [
      'a script of somebody else',
      (site: Site) => codeOf(site).replace(OURS, 'https://comments.test.evil.example'),
      'loader wrong',
    ],
    [
      'a script that is no module',
      (site: Site) => codeOf(site).replace(' type="module"', ''),
      'module wrong',
    ],
    ['no thread', () => LOADER, 'comments hint'],
    ['another site’s name', (site: Site) => codeOf({ ...site, id: 'elsewhere' }), 'site wrong'],
    ['no site’s name', () => `${LOADER}<afterword-comments></afterword-comments>`, 'site wrong'],
    [
      'a canonical link elsewhere',
      (site: Site) => `<link rel="canonical" href="https://old.example/1">${codeOf(site)}`,
      'canonical wrong',
    ],
    [
      'another page as the canonical one',
      (site: Site) => `<link rel="canonical" href="${aPage(site, '/other')}">${codeOf(site)}`,
      'canonical hint',
    ],
    [
      'a policy in the page',
      (site: Site) =>
        `<meta http-equiv="content-security-policy" content="script-src 'self'">${codeOf(site)}`,
      'policy wrong',
    ],
  ] as const)('says so when there is %s', async ([, html, wanted], { expect }) => {
    const site = await aSite()
    expect(await found(site, html(site))).toContain(wanted)
  })

  it('reads the policies of the header, several in one', async ({ expect }) => {
    const site = await aSite()
    const policy = `script-src ${OURS}, connect-src 'self'`
    expect(await found(site, codeOf(site), { 'content-security-policy': policy })).toContain('policy wrong')
    const good = `script-src ${OURS}, connect-src ${OURS}`
    expect(await found(site, codeOf(site), { 'content-security-policy': good })).not.toContain('policy wrong')
  })

  it.for([404, 500, 401, 301, 204])('says so when the page answers %d', async (status, { expect }) => {
    const site = await aSite()
    vi.spyOn(globalThis, 'fetch').mockImplementation(
      async () =>
        new Response(status === 204 ? null : 'x', { status, headers: { location: 'https://a.example' } }),
    )
    const findings = await checkPage(testContext(), site, aPage(site))
    expect(findings).toMatchObject([{ what: 'answer', state: 'wrong' }])
    expect(findings[0]!.said.why).toContain(String(status))
  })

  it('says so when nobody answers, or with too much', async ({ expect }) => {
    const site = await aSite()
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no'))
    expect(await checkPage(testContext(), site, aPage(site))).toMatchObject([{ state: 'wrong' }])
    vi.restoreAllMocks()
    aWeb('x'.repeat(2_000_001))
    expect(await checkPage(testContext(), site, aPage(site))).toMatchObject([{ state: 'wrong' }])
  })

  it('asks only pages of the site’s own addresses, so nobody is sent elsewhere by it', async ({ expect }) => {
    const site = await aSite()
    const other = await aSite()
    const asked = aWeb(codeOf(site))
    for (const page of [
      aPage(other),
      'https://evil.example/',
      'https://comments.test/desk',
      'http://localhost:1/',
    ]) {
      await expect(checkPage(testContext(), site, page), page).rejects.toMatchObject({
        code: 'web/fields-refused',
      })
    }
    expect(asked).toEqual([])
  })

  it('asks by GET, once, without anything of ours', async ({ expect }) => {
    const site = await aSite()
    const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(codeOf(site)))
    await checkPage(testContext(), site, aPage(site))
    expect(spy).toHaveBeenCalledTimes(1)
    const init = spy.mock.calls[0]![1] as RequestInit
    expect(init).toMatchObject({ method: 'GET', redirect: 'manual' })
    expect(Object.keys(init.headers as object).sort()).toEqual(['accept', 'user-agent'])
  })
})

describe('the code for each kind of site', () => {
  it.for(PLATFORMS.map((platform) => [platform.name, platform] as const))(
    '%s: script, element with the site, and a way without scripts',
    async ([, platform], { expect }) => {
      const site = await aSite()
      const code = threadCode(platform, site, OURS, 'Read the comments')
      const embed = await readEmbed(code)
      expect(embed.scripts).toEqual([{ src: `${OURS}/embed.js`, isModule: true }])
      expect(embed.elements).toEqual([{ name: 'afterword-comments', site: site.id }])
      expect(code).toContain(`${OURS}/${site.id}/thread?page=`)
      expect(code.trimEnd().split('\n')).toHaveLength(3)
    },
  )
})

describe('how far a site has come', () => {
  it('is read from what is there', async ({ expect }) => {
    const site = await aSite({ origins: [] })
    const ctx = testContext()
    expect(await readProgress(ctx, site)).toEqual({ origins: false, team: 0, mail: false, comments: false })
    await aMember(site)
    const open = { ...site, settings: { ...site.settings, origins: [`https://${site.id}.example`] } }
    await aComment(open, {}, { ctx })
    await env.DB.prepare("INSERT INTO mail_days (site_id, day, state, count) VALUES (?1, ?2, 'sent', 1)")
      .bind(site.id, Math.floor(ctx.clock.now() / 86_400_000))
      .run()
    expect(await readProgress(ctx, open)).toEqual({ origins: true, team: 1, mail: true, comments: true })
  })

  it('takes a mail that was refused for none', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await env.DB.prepare("INSERT INTO mail_days (site_id, day, state, count) VALUES (?1, ?2, 'refused', 9)")
      .bind(site.id, Math.floor(ctx.clock.now() / 86_400_000))
      .run()
    expect((await readProgress(ctx, site)).mail).toBe(false)
  })
})

describe('the page that leads there', () => {
  const path = (site: Site) => `/desk/${site.id}/set-up`

  it('shows every step, with the code for every kind of site', async ({ expect }) => {
    const site = await aSite()
    const { text } = await visit(await aMember(site, 'owner'), `${path(site)}?lang=en`)
    expect(text.match(/<li class="step/g)).toHaveLength(6)
    for (const { name } of PLATFORMS) expect(text).toContain(`<summary>${name}</summary>`)
    expect(text).toContain(`afterword-comments site=&quot;${site.id}&quot;`)
    expect(text).toContain(`/desk/${site.id}/settings`)
  })

  it('says what was found, in words and not by colour alone', async ({ expect }) => {
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    aWeb(`${LOADER}<meta http-equiv="content-security-policy" content="connect-src 'self'">`)
    const before = await dumpDatabase()
    const { status, text } = await send(owner, `${path(site)}?lang=en`, { page: aPage(site) })
    expect(status).toBe(200)
    expect(text).toContain('It loads the script.')
    expect(text).toContain('no &lt;afterword-comments&gt; in it')
    expect(text).toContain('Add https://comments.test to connect-src.')
    expect(text).toContain('To be changed: ')
    expect(text).toContain(`value="${aPage(site)}"`)
    expect(await dumpDatabase()).toBe(before)
  })

  it.for(['', 'no address', 'https://evil.example/x', 'javascript:alert(1)'])(
    'refuses “%s” beside the field, and keeps it',
    async (page, { expect }) => {
      const site = await aSite()
      const asked = aWeb('')
      const answer = await send(await aMember(site, 'owner'), path(site), { page })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('id="page-error"')
      expect(answer.text).toContain(`value="${page}"`)
      expect(asked).toEqual([])
    },
  )

  it('shows nothing of the page but what it was looked at for', async ({ expect }) => {
    const site = await aSite()
    const evil = '<script>alert(1)</script>'
    aWeb(`<link rel="canonical" href="https://x.example/${evil}"><p>secret words</p>${codeOf(site)}`)
    const { text } = await send(await aMember(site, 'owner'), path(site), { page: aPage(site) })
    expect(text).not.toContain('secret words')
    expect(text).not.toContain(evil)
  })
})
