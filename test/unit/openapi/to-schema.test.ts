import * as v from 'valibot'
import { describe, it } from 'vitest'
import { clientTypes } from '../../../src/openapi/client-types'
import type { Operation } from '../../../src/openapi/operation'
import { readCodes } from '../../../src/openapi/read-codes'
import { exampleOf, fieldsOf, wordsOf } from '../../../src/openapi/shown-field'
import { refusalsOf } from '../../../src/openapi/standard-refusals'
import { toSchema } from '../../../src/openapi/to-schema'
import {
  choice,
  form,
  limit,
  line,
  optionalEmail,
  optionalId,
  optionalLine,
  optionalWebAddress,
  pageAddress,
  text,
} from '../../../src/web/fields'

const GET: Operation = {
  method: 'get',
  path: '/v1/{site}/things',
  id: 'readThings',
  tag: 'Threads',
  does: 'Things',
  answers: { 200: { is: 'Them' } },
}
const propertiesOf = (schema: v.GenericSchema) =>
  toSchema(schema).properties as Readonly<Record<string, unknown>>

describe('a schema that checks, as one that describes', () => {
  it('says of a line that it is not blank, and how long it may be as people count', ({ expect }) => {
    const { name, note } = propertiesOf(form({ name: line(100), note: optionalLine(20) })) as never
    expect(name).toMatchObject({ type: 'string', 'x-maxGraphemes': 100 })
    expect(note).toEqual({ type: 'string', 'x-maxGraphemes': 20 })
    const { pattern } = name as { readonly pattern: string }
    for (const blank of ['', ' \n\t', '\u200b', '\u202e\u2067'])
      expect(new RegExp(pattern, 'u').test(blank), JSON.stringify(blank)).toBe(false)
    for (const word of ['a', ' ж ', '🙂', '.']) expect(new RegExp(pattern, 'u').test(word)).toBe(true)
  })

  it('keeps bidi isolates as words of a text, as cleaning does, and not of a line', ({ expect }) => {
    const { body, name } = propertiesOf(form({ body: text(9), name: line(9) })) as Record<
      string,
      { readonly pattern: string }
    >
    expect(new RegExp(body!.pattern, 'u').test('\u2067')).toBe(true)
    expect(new RegExp(name!.pattern, 'u').test('\u2067')).toBe(false)
    expect(v.safeParse(text(9), '\u2067').success).toBe(true)
    expect(v.safeParse(line(9), '\u2067').success).toBe(false)
  })

  it('takes blank and null for nothing where a field may be missing', ({ expect }) => {
    const blank = { enum: ['', null] }
    expect(propertiesOf(form({ email: optionalEmail, url: optionalWebAddress, parent: optionalId }))).toEqual(
      {
        email: { anyOf: [{ type: 'string', format: 'idn-email', maxLength: 254 }, blank] },
        url: { anyOf: [{ type: 'string', format: 'iri-reference', maxLength: 2048 }, blank] },
        parent: { anyOf: [{ type: 'string', format: 'id', pattern: '^\\s*([1-9]\\d{0,15})?\\s*$' }, blank] },
      },
    )
  })

  it('tells a number of a query as a number, with its default, and choices as they are', ({ expect }) => {
    const schema = form({ limit: limit(50, 20), sort: v.optional(choice(['new', 'old']), 'new') })
    expect(toSchema(schema)).toEqual({
      type: 'object',
      properties: {
        limit: { type: 'integer', minimum: 1, maximum: 50, default: 20 },
        sort: { type: 'string', enum: ['new', 'old'], default: 'new' },
      },
    })
  })

  it('names what must be there, and refers to what has a name', ({ expect }) => {
    const Inner = v.object({ id: v.string() })
    const schema = v.object({ page: pageAddress, items: v.array(Inner) })
    const json = toSchema(schema, { Inner })
    expect(json.required).toEqual(['page', 'items'])
    expect((json.properties as Record<string, unknown>).items).toEqual({
      type: 'array',
      items: { $ref: '#/components/schemas/Inner' },
    })
  })
})

describe('what a route refuses', () => {
  it('is what stands in front of it, and its own', ({ expect }) => {
    expect(refusalsOf(GET)).toEqual(['sites/unknown', 'web/fault'])
    expect(refusalsOf({ ...GET, query: form({}) })).toContain('web/fields-refused')
    expect(refusalsOf({ ...GET, path: '/v1/{site}/things/{id}' })).toContain('web/not-found')
    expect(refusalsOf({ ...GET, refuses: ['comments/unknown'] })).toContain('comments/unknown')
  })

  it('of writes is the origin and the body as well', ({ expect }) => {
    const post = refusalsOf({ ...GET, method: 'post', body: form({}) })
    expect(post).toEqual(
      expect.arrayContaining(['sites/origin-not-allowed', 'web/media-type', 'web/body-too-large']),
    )
  })

  it('of the desk is the token, never a site that is not there or an origin', ({ expect }) => {
    const desk = refusalsOf({ ...GET, method: 'post', path: '/v1/desk/{site}/things', token: 'read' })
    expect(desk).toEqual(
      expect.arrayContaining(['team/token-missing', 'team/scope-missing', 'web/not-found']),
    )
    expect(desk).not.toContain('sites/unknown')
    expect(desk).not.toContain('sites/origin-not-allowed')
  })
})

describe('the page', () => {
  it('says in words what a field takes', ({ expect }) => {
    const query = form({
      page: pageAddress,
      name: line(100),
      sort: v.optional(choice(['newest', 'oldest', 'top']), 'newest'),
      limit: limit(50, 20),
      email: optionalEmail,
    })
    const { query: shown, body } = fieldsOf({ ...GET, query, notes: { page: 'Where.' } })
    expect(shown).toEqual([
      { name: 'page', required: true, is: 'web address', note: 'Where.' },
      { name: 'name', required: true, is: 'up to 100 characters', note: undefined },
      { name: 'sort', required: false, is: 'newest, oldest or top; newest if missing', note: undefined },
      { name: 'limit', required: false, is: '1 to 50; 20 if missing', note: undefined },
      { name: 'email', required: false, is: 'e-mail address', note: undefined },
    ])
    expect(body).toEqual([])
  })

  it('names every field of an answer by its path', ({ expect }) => {
    const item = v.object({ id: v.string(), by: v.nullable(v.object({ name: v.string() })) })
    const answer = v.object({
      items: v.array(item),
      next: v.nullable(v.string()),
      more: v.optional(v.string()),
    })
    expect(wordsOf(answer)).toEqual(['items[].id', 'items[].by.name', 'next', 'more?'])
  })

  it('gives a command where one can run, and none for what wants an id', ({ expect }) => {
    expect(exampleOf({ ...GET, query: form({ page: pageAddress }) })).toBe(
      "curl 'http://localhost:8787/v1/demo/things?page=http://localhost:8788/street-lights'",
    )
    const post = exampleOf({ ...GET, method: 'put', example: { a: 1 }, token: 'settings' })
    expect(post).toMatch(
      /^curl -X PUT http:\S+ \\\n.*Content-Type.*\\\n.*Bearer TOKEN' \\\n {2}-d '\{"a":1\}'$/,
    )
    expect(exampleOf({ ...GET, path: '/v1/{site}/things/{id}' })).toBeUndefined()
    expect(exampleOf({ ...GET, method: 'post' })).toBeUndefined()
  })
})

describe('codes', () => {
  it('are read from the table with status and sentence, and nothing else is', ({ expect }) => {
    const page =
      '| code | status | what | do |\n| --- | ---: | --- | --- |\n| `a/b-c` | 404 | it is gone | – |\ntext'
    expect(readCodes(page)).toEqual({ 'a/b-c': { status: 404, happened: 'it is gone' } })
  })
})

describe('types', () => {
  const described = (schema: unknown) => ({
    components: { schemas: { Thing: schema } },
    paths: { '/v1/{site}/things': { get: { parameters: [], responses: {} } } },
  })
  const typeOf = (schema: unknown) =>
    /export type Thing = (.*)/.exec(clientTypes(described(schema), [GET]))![1]

  it.for([
    [{ type: 'string' }, 'string'],
    [{ type: 'integer', minimum: 1 }, 'number'],
    [{ enum: ['a', 1, null] }, '"a" | 1 | null'],
    [{ const: 'x' }, '"x"'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    [{ type: 'array', items: { type: 'string' } }, 'readonly string[]'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, 'readonly ("a" | "b")[]'],
    [{ $ref: '#/components/schemas/Other' }, 'Other'],
    [
      { type: 'object', properties: { a: {}, 'b-c': { type: 'null' } }, required: ['a'] },
      "{ a: unknown; 'b-c'?: null }",
    ],
  ] as const)('make %j %s', ([schema, type], { expect }) => {
    expect(typeOf(schema)).toBe(type)
  })
})
