import { Validator } from '@cfworker/json-schema'
import codes from '../../docs/reference/error-codes.md?raw'
import { describeApi, OPERATIONS } from '../../src/openapi/describe-api'
import type { Operation } from '../../src/openapi/operation'
import { readCodes } from '../../src/openapi/read-codes'
import type { JsonSchema } from '../../src/web/fields'

/** The description as it is served. */
export const description = describeApi(readCodes(codes), '0.0.0') as unknown as {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedRoute>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

export interface DescribedRoute {
  readonly operationId: string
  readonly parameters: readonly JsonSchema[]
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: JsonSchema; readonly example?: unknown }>>
  }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>
  >
}

const shapes = OPERATIONS.map((operation) => ({
  operation,
  shape: new RegExp(`^${operation.path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
  // `/v1/desk/{site}/comments` is not `/v1/{site}/…`.
  holes: operation.path.split('{').length,
})).sort((a, b) => a.holes - b.holes)

/** The operation that a request is one of. */
export function operationOf(method: string, path: string): Operation | undefined {
  const { pathname } = new URL(path, 'https://comments.test')
  return shapes.find(
    ({ operation, shape }) => operation.method === method.toLowerCase() && shape.test(pathname),
  )?.operation
}

/** Nothing but what is described: a field too many is as wrong as one too few. */
const strict = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(strict)
  if (typeof value !== 'object' || value === null) return value
  const node = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, strict(part)]))
  return node.type === 'object' && node.properties ? { additionalProperties: false, ...node } : node
}

/** By how exactly they look: building one takes longer than asking it. */
const validators = [new Map<JsonSchema, Validator>(), new Map<JsonSchema, Validator>()] as const

/** What a value has that its schema has not said, in words; nothing if all is as described. */
export function faultsOf(schema: JsonSchema, value: unknown, { exactly = true } = {}): readonly string[] {
  const known = validators[exactly ? 0 : 1]
  let validator = known.get(schema)
  if (!validator) {
    const { components } = description
    const whole = { components, ...schema }
    validator = new Validator((exactly ? strict(whole) : whole) as never, '2020-12', false)
    known.set(schema, validator)
  }
  const { valid, errors } = validator.validate(value)
  return valid ? [] : errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`)
}

/**
 * How an answer differs from what the description promises of its route: a status, a type, a field that is not there. Every answer
 * that a test of the Worker gets passes here (test/support/api.ts).
 */
export function undescribed(
  method: string,
  path: string,
  answer: { readonly status: number; readonly headers: Headers; readonly text: string },
): readonly string[] {
  const operation = operationOf(method, path)
  if (!operation) return []
  const { responses } = description.paths[operation.path]![operation.method]!
  const name = `${method} ${operation.path} ${answer.status}`
  const described = responses[answer.status]
  const type = (answer.headers.get('content-type') ?? '').split(';', 1)[0]!
  // A browser is shown a page whatever it asked for.
  const page = type === 'text/html' && operation.tag !== 'Elements' && operation.tag !== 'Feeds'
  if (page) return []
  if (!described) return [`${name} is not described: ${answer.text.slice(0, 200)}`]
  if (answer.status === 302 || answer.status === 304) return answer.text === '' ? [] : [`${name} has a body`]
  const content = described.content?.[type]
  if (!content) return [`${name} is ${type}, described as ${Object.keys(described.content ?? {})}`]
  if (!/[/+]json$/.test(type)) return []
  return faultsOf(content.schema, JSON.parse(answer.text)).map((fault) => `${name} ${fault}`)
}
