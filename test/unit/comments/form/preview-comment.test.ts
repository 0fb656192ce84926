import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { previewComment } from '../../../../src/comments/form/preview-comment'
import { BODY_MAX, PreviewComment, SubmitComment } from '../../../../src/comments/schema'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aSite } from '../../../support/a-site'
import { call, postForm, postJson } from '../../../support/api'
import { testContext } from '../../../support/test-context'

const preview = async (site: Site, body: string) =>
  (await previewComment(testContext(), site, v.parse(PreviewComment, { body }))).html

const stored = async (id: number) =>
  (await env.DB.prepare('SELECT html FROM comments WHERE id = ?1').bind(id).first<{ html: string }>())!.html

/** Pieces that Markdown, the cleaning of text and the link finder each look at, in any order. */
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '**',
        '_',
        '`',
        '```\n',
        '> ',
        '- ',
        '1. ',
        '# ',
        '\n',
        '\n\n\n\n\n',
        '\r\n',
        '\u2028',
        '\u202e',
        '\u0000',
        '[x](javascript:alert(1))',
        '[x](https://a.example)',
        'https://b.example/?a=1&b=2',
        '![i](https://c.example)',
        '<b onclick=x>',
        '&amp;',
        '\\*',
        'e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
        '\ud800',
        '👩‍👩‍👧‍👦',
        '   ',
      ),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((pieces) => pieces.join(''))

describe('a preview', () => {
  it('is byte for byte what posting the same words stores, whatever they are', async ({ expect }) => {
    // Four links are doubtful, and a writer is asked about them first: here they are published as they are.
    const site = await aSite({ doubts: 'publish' })
    await fc.assert(
      fc.asyncProperty(words, async (body) => {
        // What posting refuses, a preview refuses too: the same schema decides.
        if (!v.safeParse(PreviewComment, { body }).success) {
          expect(v.safeParse(SubmitComment.entries.body, body).success).toBe(false)
          return
        }
        const { id, html } = await aComment(site, { body })
        expect(await preview(site, body)).toBe(html)
        expect(await stored(id)).toBe(html)
      }),
      { numRuns: 150 },
    )
  })

  it('cleans what is cleaned, and shows nothing that runs', async ({ expect }) => {
    const site = await aSite()
    expect(await preview(site, '  \r\n\r\n**Hi**\u202e\r\n\u0007there  ')).toBe(
      '<p><strong>Hi</strong><br>\nthere</p>',
    )
    expect(await preview(site, '<script>alert(1)</script> [x](javascript:alert(1))')).not.toMatch(
      /<script|href/,
    )
  })
})

describe('POST /v1/{site}/preview', () => {
  it('answers with the HTML alone, kept nowhere, and writes nothing', async ({ expect }) => {
    const site = await aSite()
    const answer = await postJson(`/v1/${site.id}/preview`, { body: 'Hi *there*', name: 'ignored' })
    expect([answer.status, answer.json]).toEqual([200, { html: '<p>Hi <em>there</em></p>' }])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('server-timing')).toContain('rows_written=0')
  })

  it('comes to the element as the body of a comment, with what is wrong told the same', async ({
    expect,
  }) => {
    const site = await aSite()
    const path = `/embed/${site.id}/preview?lang=en`
    const answer = await postJson(path, { body: 'So *it* was.' })
    expect([answer.status, answer.text]).toEqual([
      200,
      '<div class="aw-body" part="body" dir="auto"><p>So <em>it</em> was.</p></div>',
    ])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await postJson(path, {})).json.errors).toEqual([
      { field: 'body', message: expect.stringMatching(/\w/) },
    ])
  })

  it('takes a form too', async ({ expect }) => {
    const site = await aSite()
    expect((await postForm(`/v1/${site.id}/preview`, { body: '`x`' })).json.html).toBe(
      '<p><code>x</code></p>',
    )
  })

  it.for([
    ['nothing', {}],
    ['blanks', { body: ' \n ' }],
    ['something else than text', { body: ['x'] }],
    ['more than a comment holds', { body: 'x'.repeat(BODY_MAX + 1) }],
  ] as const)('refuses %s as posting does, in the same words', async ([, fields], { expect }) => {
    const site = await aSite()
    const page = `https://${site.id}.example/p`
    const looked = await postJson(`/v1/${site.id}/preview`, fields)
    const posted = await postJson(`/v1/${site.id}/comments`, { page, name: 'Ada', ...fields })
    expect(looked.status).toBe(422)
    expect(looked.json).toEqual(posted.json)
    expect(looked.json.errors).toMatchObject([{ field: 'body' }])
  })

  it('takes no site that is none, no foreign page, and no GET', async ({ expect }) => {
    const site = await aSite()
    expect((await postJson('/v1/nobody-here/preview', { body: 'x' })).status).toBe(404)
    const foreign = await postJson(
      `/v1/${site.id}/preview`,
      { body: 'x' },
      { origin: 'https://evil.example' },
    )
    expect(foreign.json.code).toBe('sites/origin-not-allowed')
    expect((await call(`/v1/${site.id}/preview?body=x`)).status).toBe(404)
  })

  it('is counted apart from posting: too many looks say when, and posting goes on', async ({ expect }) => {
    const site = await aSite()
    const asked: string[] = []
    const ctx = {
      ...testContext(),
      mayProceed: async (key: string) => {
        asked.push(key)
        return !key.startsWith('preview:')
      },
    }
    await expect(previewComment(ctx, site, { body: 'x' })).rejects.toMatchObject({
      code: 'web/too-many-requests',
      details: { retryAfterS: 60 },
    })
    expect(asked[0]).toMatch(new RegExp(`^preview:${site.id}:[\\w-]+$`))
    expect((await aComment(site, {}, { ctx })).status).toBe('held')
  })
})
