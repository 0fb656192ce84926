import { Hono } from 'hono'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { AppError } from '../../../src/kernel/error'
import { form, line, text } from '../../../src/web/fields'
import { checkInput, fieldsRefused, readInput, readQuery } from '../../../src/web/read-input'

const app = new Hono()
app.onError((error, c) =>
  c.json(
    { code: error instanceof AppError ? error.code : `fault: ${error.message}` },
    error instanceof AppError ? error.status : 500,
  ),
)
app.post('/', async (c) => c.json(await readInput(c)))
app.get('/', (c) => c.json(readQuery(c)))

const post = async (body: BodyInit | null, headers: Record<string, string> = {}) => {
  const answer = await app.request('/', { method: 'POST', body, headers })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}

describe('the fields of a request', () => {
  it('come the same from JSON, a form and a multipart form', async ({ expect }) => {
    const fields = { name: 'Ada & Ben', body: 'ä\n<b>' }
    const multipart = new FormData()
    for (const [name, value] of Object.entries(fields)) multipart.set(name, value)
    expect((await post(JSON.stringify(fields), { 'content-type': 'application/json' })).json).toEqual(fields)
    expect((await post(new URLSearchParams(fields))).json).toEqual(fields)
    expect(
      Object.values((await post(multipart)).json)
        .join()
        .replace(/\r\n/g, '\n'),
    ).toBe(Object.values(fields).join())
  })

  it('know their type whatever its case and its parameters', async ({ expect }) => {
    expect((await post('{"a":1}', { 'content-type': 'Application/JSON; charset=utf-8' })).json).toEqual({
      a: 1,
    })
    expect(
      (await post('a=1', { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' })).json,
    ).toEqual({ a: '1' })
  })

  it('given twice count once, the first time', async ({ expect }) => {
    expect((await post(new URLSearchParams('a=1&a=2&b=3'))).json).toEqual({ a: '1', b: '3' })
    expect(await (await app.request('/?a=1&a=2&b=3')).json()).toEqual({ a: '1', b: '3' })
  })

  it('take no files', async ({ expect }) => {
    const multipart = new FormData()
    multipart.set('body', new Blob(['x'], { type: 'text/html' }), 'x.html')
    multipart.set('name', 'Ada')
    expect((await post(multipart)).json).toEqual({ name: 'Ada' })
  })

  it('cannot reach into objects', async ({ expect }) => {
    const { json } = await post(new URLSearchParams('__proto__=x&constructor=y&name=Ada'))
    expect(json.name).toBe('Ada')
    expect(({} as Record<string, unknown>).x).toBeUndefined()
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })

  it.for([
    [null, {}, 415, 'web/media-type'],
    ['x', { 'content-type': 'text/plain' }, 415, 'web/media-type'],
    ['x', { 'content-type': 'application/jsonp' }, 415, 'web/media-type'],
    ['', { 'content-type': 'application/json' }, 400, 'web/body-unreadable'],
    ['1', { 'content-type': 'application/json' }, 400, 'web/body-unreadable'],
    ['--x', { 'content-type': 'multipart/form-data; boundary=y' }, 400, 'web/body-unreadable'],
    ['{}', { 'content-type': 'application/json', 'content-length': '1000000' }, 413, 'web/body-too-large'],
    ['x'.repeat(900_001), { 'content-type': 'application/json' }, 413, 'web/body-too-large'],
  ] as const)('%# are refused by kind', async ([body, headers, status, code], { expect }) => {
    const answer = await post(body, headers as Record<string, string>)
    expect([answer.status, answer.json.code]).toEqual([status, code])
  })
})

describe('checking them', () => {
  const schema = form({ name: line(5), body: text(10) })
  const refusal = (input: Record<string, unknown>): AppError => {
    try {
      checkInput(schema, input)
    } catch (error) {
      return error as AppError
    }
    throw new Error('was taken')
  }

  it('gives what the schema makes of them', ({ expect }) => {
    expect(checkInput(schema, { name: ' Ada ', body: 'x' })).toEqual({ name: 'Ada', body: 'x' })
  })

  it('names each wrong field once, with the sentence and its values', ({ expect }) => {
    expect(refusal({ name: 'Ada Lovelace' })).toMatchObject({
      code: 'web/fields-refused',
      status: 422,
      details: {
        issues: [
          { field: 'name', message: 'field.too-long-by', params: { max: '5', count: '7' } },
          { field: 'body', message: 'field.required', params: {} },
        ],
      },
    })
  })

  it('keeps what was typed, so that a form can be shown again with nothing lost', ({ expect }) => {
    expect(refusal({ name: '', body: 'My words', extra: 'kept too', number: 5 }).details.input).toEqual({
      name: '',
      body: 'My words',
      extra: 'kept too',
    })
  })

  it('can be done by hand for what no schema knows', ({ expect }) => {
    const error = fieldsRefused([{ field: 'parentId', message: 'comments.parent-gone' }], { body: 'x' })
    expect(error).toMatchObject({ status: 422, details: { input: { body: 'x' } } })
  })

  it('uses the messages of schemas that are not ours as they are', ({ expect }) => {
    const plain = v.object({ a: v.string('said plainly') })
    expect(() => checkInput(plain, { a: 1 })).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ issues: [{ field: 'a', message: 'said plainly', params: {} }] }),
      }),
    )
  })
})
