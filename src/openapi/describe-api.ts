import type { GenericSchema } from 'valibot'
import type { JsonSchema } from '../web/fields'
import * as answers from './answers'
import { banOperations } from './ban-operations'
import { deskOperations, Settings } from './desk-operations'
import { mailOperations } from './mail-operations'
import { type Fields, type Operation, TAGS } from './operation'
import { elementOperations, feedOperations, otherOperations } from './other-operations'
import { refusalsOf } from './standard-refusals'
import { sweepOperations } from './sweep-operations'
import { teamOperations } from './team-operations'
import { threadOperations } from './thread-operations'
import { toSchema } from './to-schema'

export const OPERATIONS: readonly Operation[] = [
  ...threadOperations,
  ...mailOperations,
  ...deskOperations,
  ...teamOperations,
  ...sweepOperations,
  ...banOperations,
  ...feedOperations,
  ...elementOperations,
  ...otherOperations,
]

/** A code of docs/reference/error-codes.md. */
export interface Code {
  readonly status: number
  readonly happened: string
}
export type Codes = Readonly<Record<string, Code>>

/** Schemas that have a name: every answer, and each body by the first operation that takes it. */
const NAMED: readonly (readonly [name: string, schema: GenericSchema])[] = [
  ...Object.entries(answers),
  ['Settings', Settings],
  ...OPERATIONS.filter(
    ({ body }, at) => body && OPERATIONS.findIndex((other) => other.body === body) === at,
  ).map(({ id, body }) => [`${id[0]!.toUpperCase()}${id.slice(1)}`, body as Fields] as const),
]
const refOf = (schema: GenericSchema): JsonSchema => ({
  $ref: `#/components/schemas/${NAMED.find((named) => named[1] === schema)?.[0]}`,
})

/** The description of the whole API (OpenAPI 3.1), made of the schemas that check. @param codes what docs/reference says of each code */
export const describeApi = (codes: Codes, version: string): JsonSchema => ({
  openapi: '3.1.0',
  info: {
    title: 'Afterword',
    version,
    summary: 'Comments and newsletter sign-ups for any web page.',
    description: INTRODUCTION,
    license: { name: 'MIT', identifier: 'MIT' },
  },
  tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
  paths: Object.fromEntries(
    [...new Set(OPERATIONS.map(({ path }) => path))].map((path) => [
      path,
      Object.fromEntries(
        OPERATIONS.filter((operation) => operation.path === path).map((operation) => [
          operation.method,
          describe(operation, codes),
        ]),
      ),
    ]),
  ),
  components: {
    schemas: Object.fromEntries(
      NAMED.map(([name, schema]) => {
        const others = Object.fromEntries(NAMED.filter((named) => named[1] !== schema))
        return [name, withNotes(schema, toSchema(schema, others))] as const
      }).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    parameters: PARAMETERS,
    headers: HEADERS,
    securitySchemes: SECURITY,
  },
})

function describe(operation: Operation, codes: Codes): JsonSchema {
  const { id, tag, does, more, token, body, anyBody, example, once, kept, path } = operation
  const desk = path.startsWith('/v1/desk/')
  return {
    operationId: id,
    tags: [tag],
    summary: does,
    ...(more !== undefined && { description: more }),
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => refTo('parameters', name!)),
      ...queryOf(operation),
      ...(desk || tag === 'Operations' ? [] : [refTo('parameters', 'lang')]),
      ...(once ? [refTo('parameters', 'idempotency-key')] : []),
      ...(kept ? [refTo('parameters', 'if-none-match')] : []),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          ['application/json', ...(id === 'decideMany' ? [] : ['application/x-www-form-urlencoded'])].map(
            (type) => [type, { schema: refOf(body), ...(example && { example }) }],
          ),
        ),
      },
    }),
    ...(anyBody && { requestBody: { required: true, content: { '*/*': {} } } }),
    ...(token !== undefined && { security: securityOf(token) }),
    responses: { ...answersOf(operation), ...refusals(operation, codes) },
  }
}

const refTo = (kind: string, name: string): JsonSchema => ({ $ref: `#/components/${kind}/${name}` })

/** A reader may come without a token, and then gets one. */
const securityOf = (token: NonNullable<Operation['token']>): JsonSchema[] =>
  token === 'author' || token === 'reader'
    ? [{ [token]: [] }, ...(token === 'reader' ? [{}] : [])]
    : [{ script: [token] }]

function queryOf({ query, notes = {} }: Operation): JsonSchema[] {
  if (!query) return []
  const { properties = {}, required = [] } = toSchema(query) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(notes[name] !== undefined && { description: notes[name] }),
    schema,
  }))
}

function answersOf({ answers, kept }: Operation): JsonSchema {
  const headers = kept ? { headers: { ETag: refTo('headers', 'ETag') } } : {}
  return {
    ...Object.fromEntries(
      Object.entries(answers).map(([status, { is, schema, type, example }]) => [
        status,
        {
          description: is,
          ...headers,
          ...(schema && {
            content: {
              'application/json': {
                schema: refOf(schema),
                ...(example !== undefined && { example }),
              },
            },
          }),
          ...(type && {
            content: Object.fromEntries([type].flat().map((one) => [one, { schema: { type: 'string' } }])),
          }),
        },
      ]),
    ),
    ...(kept && { 304: { description: 'Nothing has changed since that version', ...headers } }),
  }
}

/** One answer for each status, with the codes it may hold. */
function refusals(operation: Operation, codes: Codes): JsonSchema {
  const byStatus = Map.groupBy(refusalsOf(operation), (code) => {
    const known = codes[code]
    if (!known)
      throw new Error(
        `${operation.id} refuses with ${code}, which docs/reference/error-codes.md does not have`,
      )
    return known.status
  })
  return Object.fromEntries(
    [...byStatus].map(([status, found]) => [
      status,
      {
        description: found.map((code) => `\`${code}\`: ${codes[code]!.happened}`).join('\n\n'),
        ...(status === 429 && { headers: { 'Retry-After': refTo('headers', 'Retry-After') } }),
        ...(status === 401 &&
          operation.tag === 'Desk' && {
            headers: { 'WWW-Authenticate': refTo('headers', 'WWW-Authenticate') },
          }),
        content:
          // Where people look, a refusal is a page for them.
          operation.tag === 'Feeds'
            ? { 'text/html': { schema: { type: 'string' } } }
            : {
                'application/problem+json': {
                  schema: { allOf: [refOf(answers.Problem), { properties: { code: { enum: found } } }] },
                },
              },
      },
    ]),
  )
}

/** What the operations say of fields of their bodies, in the schema that they share. */
function withNotes(schema: GenericSchema, json: JsonSchema): JsonSchema {
  const notes: Readonly<Record<string, string>> = Object.assign(
    {},
    ...OPERATIONS.filter(({ body }) => body === (schema as Fields)).map(({ notes = {} }) => notes),
  )
  const properties = Object.entries((json.properties ?? {}) as Record<string, JsonSchema>)
  return {
    ...json,
    ...(properties.length > 0 && {
      properties: Object.fromEntries(
        properties.map(([name, field]) => [
          name,
          notes[name] === undefined ? field : { ...field, description: notes[name] },
        ]),
      ),
    }),
  }
}

const INTRODUCTION =
  'Times are ISO 8601 in UTC, ids are strings of digits, lists are `{items, next}`: send `next` back as `after`. Errors are `application/problem+json` ' +
  '(RFC 9457) with a stable `code`. Routes below `/v1/` and `/embed/` are readable from every origin and never read a cookie; writes are taken from the ' +
  'site’s own origins, and from scripts outside browsers. `x-maxGraphemes` counts characters as people do, once a field is cleaned.'

const pathId = (name: string, description: string): JsonSchema => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', pattern: '^[1-9]\\d{0,15}$' },
})

const PARAMETERS: JsonSchema = {
  site: {
    name: 'site',
    in: 'path',
    required: true,
    description: 'The word in the embed code.',
    schema: { type: 'string' },
  },
  id: pathId('id', 'Id of a comment.'),
  action: pathId('action', '`undo` of a decision.'),
  move: pathId('move', 'Id of a move.'),
  page: {
    name: 'page',
    in: 'path',
    required: true,
    description: 'Id of a page, as the list of pages gives it.',
    schema: { type: 'string' },
  },
  provider: {
    name: 'provider',
    in: 'path',
    required: true,
    schema: { enum: ['resend', 'postmark', 'mailgun', 'ses'] },
  },
  lang: {
    name: 'lang',
    in: 'query',
    description: 'Language of sentences; else the site’s.',
    schema: { type: 'string' },
  },
  'idempotency-key': {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'A repeat with the same words gets the first answer and writes nothing.',
    schema: { type: 'string', format: 'uuid' },
  },
  'if-none-match': {
    name: 'If-None-Match',
    in: 'header',
    description: 'The `ETag` of what is there.',
    schema: { type: 'string' },
  },
}

const HEADERS: JsonSchema = {
  ETag: { description: 'Changes with everything the answer shows.', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
  'WWW-Authenticate': { description: '`Bearer` (RFC 6750).', schema: { type: 'string' } },
}

const bearer = (description: string): JsonSchema => ({ type: 'http', scheme: 'bearer', description })
const SECURITY: JsonSchema = {
  author: bearer('What posting answered with: opens that one comment.'),
  reader: bearer('What the first vote or report answered with: makes its device one reader.'),
  script: bearer('An API token of the desk, `afterword_…`.'),
}
