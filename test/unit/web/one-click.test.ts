import { Hono } from 'hono'
import { describe, it } from 'vitest'
import { translator } from '../../../src/i18n/translate'
import type { AppEnv } from '../../../src/web/app-env'
import { onError } from '../../../src/web/on-error'
import { isOneClick } from '../../../src/web/one-click'
import { testContext } from '../../support/test-context'

const app = new Hono<AppEnv>()
app.onError(onError)
app.use(async (c, next) => {
  c.set('ctx', testContext())
  c.set('t', translator('en'))
  await next()
})
app.post('*', async (c) => c.text(String(await isOneClick(c))))

const FORM = 'application/x-www-form-urlencoded'

async function post(body: BodyInit | null, type?: string, headers: Record<string, string> = {}) {
  const answer = await app.request('/v1/x', {
    method: 'POST',
    body,
    headers: { ...(type !== undefined && { 'content-type': type }), ...headers },
  })
  const text = await answer.text()
  return {
    status: answer.status,
    text,
    code: answer.ok ? undefined : (JSON.parse(text) as { code: string }).code,
  }
}

const multipart = (fields: Record<string, string>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

describe('a POST that means it (RFC 8058)', () => {
  it.for([
    ['as the standard writes it', 'List-Unsubscribe=One-Click', FORM],
    ['with a charset', 'List-Unsubscribe=One-Click', `${FORM}; charset=UTF-8`],
    ['with the type in capitals', 'List-Unsubscribe=One-Click', FORM.toUpperCase()],
    ['in small letters', 'list-unsubscribe=one-click', FORM],
    ['in capitals', 'LIST-UNSUBSCRIBE=ONE-CLICK', FORM],
    ['with a line break behind', 'List-Unsubscribe=One-Click\r\n', FORM],
    ['with blanks around', ' List-Unsubscribe = One-Click ', FORM],
    ['with more beside it', 'a=b&List-Unsubscribe=One-Click&c=d', FORM],
    ['with no type at all', 'List-Unsubscribe=One-Click', undefined],
    ['with a type of no form', 'List-Unsubscribe=One-Click', 'text/plain'],
    ['by the button of our page', 'pressed=yes', FORM],
    ['by the button, with nothing in it', 'pressed=', FORM],
  ] as const)('is taken %s', async ([, body, type], { expect }) => {
    expect(await post(body, type)).toMatchObject({ status: 200, text: 'true' })
  })

  it('is taken as multipart, which some mail programs send', async ({ expect }) => {
    expect((await post(multipart({ 'List-Unsubscribe': 'One-Click' }))).text).toBe('true')
    expect((await post(multipart({ pressed: 'yes' }))).text).toBe('true')
  })

  it.for([
    ['nothing', '', FORM],
    ['nothing of no type', null, undefined],
    ['another field', 'email=ada@example.org', FORM],
    ['another value', 'List-Unsubscribe=Two-Clicks', FORM],
    ['no value', 'List-Unsubscribe=', FORM],
    ['a value that begins so', 'List-Unsubscribe=One-Click-Please', FORM],
    ['a name that begins so', 'List-Unsubscribe-Post=List-Unsubscribe', FORM],
    ['the words without a name', 'One-Click', FORM],
    ['JSON', '{"List-Unsubscribe":"One-Click"}', 'application/json'],
  ] as const)('is not: %s', async ([, body, type], { expect }) => {
    expect(await post(body, type)).toMatchObject({ status: 200, text: 'false' })
  })

  it('is not taken from a file of a multipart form', async ({ expect }) => {
    const form = new FormData()
    form.set('List-Unsubscribe', new Blob(['One-Click']), 'x.txt')
    expect((await post(form)).text).toBe('false')
  })

  it('is refused when announced beyond 10,000 bytes, and read at 10,000', async ({ expect }) => {
    const body = 'List-Unsubscribe=One-Click'
    expect(await post(body, FORM, { 'content-length': '10001' })).toMatchObject({
      status: 413,
      code: 'web/body-too-large',
    })
    expect((await post(body, FORM, { 'content-length': '10000' })).text).toBe('true')
  })

  it('counts only within the first 10,000 characters of what names no type', async ({ expect }) => {
    const late = (before: number) => `${'x'.repeat(before)}&pressed=yes`
    expect((await post(late(10_000 - 12))).text).toBe('true')
    expect((await post(late(10_000))).text).toBe('false')
  })

  it('that cannot be read says so', async ({ expect }) => {
    expect(await post('--x', 'multipart/form-data; boundary=y')).toMatchObject({
      status: 400,
      code: 'web/body-unreadable',
    })
  })
})
