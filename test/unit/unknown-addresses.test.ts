import { describe, it } from 'vitest'
import { aMember, visit } from '../support/a-member'
import { aSite } from '../support/a-site'
import { call, ORIGIN } from '../support/api'

const HTML = { accept: 'text/html,*/*;q=0.8' }
const NOTHING = 'There is nothing at this address.'

/** The way on that a page offers, as its address and its words. */
const wayOn = (text: string) => {
  const [, href, label] = /<a href="([^"]+)"><bdi>(.*?)<\/bdi><\/a>/.exec(text) ?? []
  return [href, label]
}

describe('an address at which nothing is', () => {
  it.for([
    '/nothing',
    '/nothing/at/all',
    '/assets/none.css',
    '/demo/nothing',
    '/v1/nothing',
    '/hooks/nothing',
    '/embed/x/nothing',
  ])('is a page for people, which goes on at the front door: %s', async (path, { expect }) => {
    const answer = await call(path, { headers: HTML })
    expect(answer.status).toBe(404)
    // Elements show what their fragments answer beside themselves.
    if (path.startsWith('/embed/')) return expect(answer.json.code).toBe('web/not-found')
    expect(answer.text).toContain(`<h1 tabindex="-1">${NOTHING}</h1>`)
    expect(wayOn(answer.text)).toEqual(['/', 'comments.test'])
  })

  it.for(['/v1', '/v1/nothing', '/v1/nobody/nothing', '/hooks/nothing', '/embed/x/nothing', '/nothing.json'])(
    'is problem+json for scripts: %s',
    async (path, { expect }) => {
      for (const method of ['GET', 'POST', 'DELETE']) {
        const answer = await call(path, { method, headers: { accept: '*/*' } })
        expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
        expect(answer.json).toEqual({
          title: 'Not Found',
          status: 404,
          code: 'web/not-found',
          detail: NOTHING,
        })
      }
    },
  )

  it('leads a reader back to the site that it belongs to, in the site’s language', async ({ expect }) => {
    const site = await aSite({ locale: 'de' })
    for (const path of ['thread?comment=12', 'report/12', 'subscribe?form=none']) {
      const { status, text } = await call(`/${site.id}/${path}`, { headers: HTML })
      expect(status, path).toBe(404)
      expect(wayOn(text), path).toEqual([site.settings.origins[0], site.name])
      expect(text).toContain('<html lang="de"')
    }
    // A site that is none tells nothing of sites that are.
    const unknown = await call('/nobody/thread?comment=12', { headers: HTML })
    expect([unknown.status, ...wayOn(unknown.text)]).toEqual([404, '/', 'comments.test'])
  })

  it('leads the team back to the desk, whether the site is theirs, another’s or none', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    const member = await aMember(site)
    const paths = [
      `/desk/${site.id}/nothing`,
      `/desk/${site.id}/comments/x`,
      `/desk/${other.id}`,
      '/desk/nobody',
    ]
    for (const path of paths) {
      const { status, text } = await visit(member, path)
      expect([status, ...wayOn(text)], path).toEqual([404, '/desk', 'Back to the desk'])
      expect(text).not.toContain(other.name)
    }
    const asked = await visit(member, `/desk/${site.id}/nothing`, { accept: 'application/json' })
    expect(asked.headers.get('content-type')).toBe('application/problem+json')
  })

  it('asks who is not signed in to sign in first: which addresses there are at the desk is nobody’s business', async ({
    expect,
  }) => {
    const { status, headers } = await call('/desk/nobody/nothing', { headers: HTML })
    expect([status, headers.get('location')]).toEqual([303, '/desk/sign-in?next=%2Fdesk%2Fnobody%2Fnothing'])
  })
})

describe('a slash at the end of an address', () => {
  it.for([
    ['/desk/demo/', '/desk/demo'],
    ['/desk/', '/desk'],
    ['/desk/x/overview/?days=7', '/desk/x/overview?days=7'],
    ['/v1/x/counts///?page=https://x.example/', '/v1/x/counts?page=https://x.example/'],
    ['/embed/x/thread/', '/embed/x/thread'],
    ['/x/thread/?lang=de&q=a/', '/x/thread?lang=de&q=a/'],
    ['/nothing/', '/nothing'],
    ['//', '/'],
    // Only the whole address is none of another host.
    ['//evil.example/', '//evil.example'],
    ['/\\evil.example/', '//evil.example'],
  ])('leads to the one without: %s', async ([path, to], { expect }) => {
    for (const method of ['GET', 'HEAD', 'POST']) {
      const answer = await call(`${ORIGIN}${path}`, { method, headers: HTML })
      expect([answer.status, answer.headers.get('location')]).toEqual([308, `${ORIGIN}${to}`])
    }
  })

  it('opens the desk for who is signed in', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const { status, headers } = await visit(member, `/desk/${site.id}/`)
    expect(status).toBe(308)
    expect((await visit(member, new URL(headers.get('location')!).pathname)).status).toBe(200)
  })

  it('is led on in time for a path of nothing but slashes', async ({ expect }) => {
    const answer = await call(`${ORIGIN}/${'/'.repeat(8000)}x${'/'.repeat(8000)}`)
    expect(answer.status).toBe(308)
  })

  it('may be followed by a page of any origin where elements ask', async ({ expect }) => {
    const { headers } = await call('/embed/x/thread/')
    expect(headers.get('access-control-allow-origin')).toBe('*')
  })
})
