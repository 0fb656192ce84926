import type { JsonSchema } from '../web/fields'
import type { Operation } from './operation'

/**
 * The description as types of TypeScript: `Routes['POST /v1/{site}/comments']` has its `query`, `body` and `answers` by status. Types alone, so that
 * whoever calls us by `fetch` has them checked and loads nothing. Routes that answer with HTML are not among them.
 */
export function clientTypes(description: JsonSchema, operations: readonly Operation[]): string {
  const { components, paths } = description as unknown as {
    components: { schemas: Record<string, JsonSchema> }
    paths: Record<string, Record<string, Described>>
  }
  const routes = operations
    .filter(({ tag }) => tag !== 'Elements' && tag !== 'Feeds')
    .map(({ method, path, does }) => {
      const { parameters, requestBody, responses } = paths[path]![method]!
      const query = parameters.filter((parameter) => parameter.in === 'query')
      const body = requestBody?.content['application/json']?.schema
      return [
        `  /** ${does}. */`,
        `  '${method.toUpperCase()} ${path}': {`,
        `    query: ${query.length === 0 ? '{}' : object(query.map(({ name, required, schema }) => [name, schema, required] as const))}`,
        `    body: ${body ? typeOf(body) : 'undefined'}`,
        `    answers: { ${answersOf(responses)} }`,
        '  }',
      ].join('\n')
    })
  return [
    '// Types of the API, made from /openapi.json. They hold nothing that runs.',
    ...Object.entries(components.schemas).map(([name, schema]) => `export type ${name} = ${typeOf(schema)}`),
    `export interface Routes {\n${routes.join('\n')}\n}`,
    '',
  ].join('\n\n')
}

interface Described {
  readonly parameters: readonly {
    readonly in?: string
    readonly name: string
    readonly required: boolean
    readonly schema: JsonSchema
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>
  >
}

/** `200: Thread; 304: undefined; 404: Problem & { code: 'sites/unknown' }` */
const answersOf = (responses: Described['responses']): string =>
  Object.entries(responses)
    .map(([status, { content = {} }]) => {
      const schema = Object.values(content)[0]?.schema
      return `${status}: ${schema ? typeOf(schema) : 'undefined'}`
    })
    .join('; ')

const object = (
  fields: readonly (readonly [name: string, schema: JsonSchema, required: boolean])[],
): string =>
  `{ ${fields
    .map(
      ([name, schema, required]) =>
        `${/^\w+$/.test(name) ? name : `'${name}'`}${required ? '' : '?'}: ${typeOf(schema)}`,
    )
    .join('; ')} }`

const anyOf = (schemas: readonly JsonSchema[], between: string): string =>
  [...new Set(schemas.map(typeOf))]
    .map((type) => (type.includes(' ') && !type.startsWith('{') ? `(${type})` : type))
    .join(between)

/** A schema as a type: what types cannot say (lengths, patterns) is left to the server. */
function typeOf(schema: JsonSchema): string {
  const {
    $ref,
    allOf,
    anyOf: some,
    enum: words,
    type,
    items,
    properties,
    required = [],
  } = schema as {
    $ref?: string
    allOf?: JsonSchema[]
    anyOf?: JsonSchema[]
    enum?: unknown[]
    const?: unknown
    type?: string
    items?: JsonSchema
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  if ($ref !== undefined) return $ref.slice($ref.lastIndexOf('/') + 1)
  if (allOf) return anyOf(allOf, ' & ')
  if (some) return anyOf(some, ' | ')
  if (words) return words.map((word) => JSON.stringify(word)).join(' | ')
  if ('const' in schema) return JSON.stringify(schema.const)
  if (properties)
    return object(
      // Of what a refusal's code may be, the code is always there.
      Object.entries(properties).map(([name, field]) => [
        name,
        field,
        required.includes(name) || type === undefined,
      ]),
    )
  if (type === 'array') return `readonly ${anyOf([items ?? {}], '')}[]`
  return (
    { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' }[type ?? ''] ??
    'unknown'
  )
}
