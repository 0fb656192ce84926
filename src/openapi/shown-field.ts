import type { GenericSchema } from 'valibot'
import type { JsonSchema } from '../web/fields'
import type { Operation } from './operation'
import { toSchema } from './to-schema'

/** A field as people read it. */
export interface ShownField {
  readonly name: string
  readonly required: boolean
  readonly is: string
  readonly note?: string | undefined
}

interface Described {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
}

/** What a route takes, in words. */
export function fieldsOf({ query, body, notes = {} }: Operation) {
  const shown = (schema: GenericSchema | undefined): readonly ShownField[] => {
    const { properties = {}, required = [] } = (schema ? toSchema(schema) : {}) as Described
    return Object.entries(properties).map(([name, field]) => ({
      name,
      required: required.includes(name),
      is: inWords(field),
      note: notes[name],
    }))
  }
  return { query: shown(query), body: shown(body) }
}

/** `items[].replies.next` and the like: every field of an answer. */
export const wordsOf = (schema: GenericSchema): readonly string[] => paths(toSchema(schema))

function paths(schema: JsonSchema, before = ''): string[] {
  const { properties, required = [] } = schema as Described
  if (!properties) return []
  return Object.entries(properties).flatMap(([name, field]) => {
    const at = `${before}${name}`
    const inner = (field.anyOf as JsonSchema[] | undefined)?.find(({ properties }) => properties) ?? field
    const list = inner.items as JsonSchema | undefined
    const below = list ? paths(list, `${at}[].`) : paths(inner, `${at}.`)
    return below.length > 0 ? below : [`${at}${required.includes(name) ? '' : '?'}`]
  })
}

const KINDS: Readonly<Record<string, string>> = {
  'idn-email': 'e-mail address',
  iri: 'web address',
  'iri-reference': 'web address',
  id: 'id',
  'time-zone': 'IANA time zone',
  'list-ids': 'text',
  day: 'day',
  host: 'host',
}

/** `e-mail address, up to … characters`, `newest, oldest or top; newest if missing`. */
function inWords(field: JsonSchema): string {
  const kinds = [...new Set(kindsOf(field))]
  const kind =
    kinds.length > 1 ? `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}` : (kinds[0] ?? 'anything')
  return field.default === undefined || field.default === '' || Array.isArray(field.default)
    ? kind
    : `${kind}; ${field.default} if missing`
}

function kindsOf(field: JsonSchema): string[] {
  const {
    anyOf,
    enum: words,
    type,
    format,
    minimum,
    maximum,
  } = field as {
    anyOf?: JsonSchema[]
    enum?: unknown[]
    type?: string
    format?: string
    minimum?: number
    maximum?: number
  }
  // Blank and null are how forms say nothing, and a number as text is a form's number.
  if (anyOf)
    return anyOf.flatMap(kindsOf).filter((kind, _, all) => kind !== 'number as text' || all.length === 1)
  if (words) return words.filter((word) => word !== '' && word !== null).map(String)
  if (type === 'array') return ['list']
  if (type === 'integer' || type === 'number')
    return [
      minimum === undefined
        ? 'number'
        : maximum === undefined
          ? `${minimum} or more`
          : `${minimum} to ${maximum}`,
    ]
  if (type === 'boolean') return ['true', 'false']
  if (/\\d/.test(String(field.pattern)) && format !== 'id') return ['number as text']
  const most = field['x-maxGraphemes'] ?? field.maxLength
  const kind = KINDS[format ?? ''] ?? 'text'
  return [
    kind === 'text' && most !== undefined ? `up to ${Number(most).toLocaleString('en')} characters` : kind,
  ]
}

/** The route as a command that runs where `npm start` does; nothing for what needs an id or a secret of its own. */
export function exampleOf({ method, path, example, query, token }: Operation): string | undefined {
  const url = `http://localhost:8787${path.replace('{site}', 'demo')}`
  if (/\{/.test(url)) return undefined
  const bearer = token === undefined ? '' : " \\\n  -H 'Authorization: Bearer TOKEN'"
  if (method === 'get') {
    const asked = query && 'page' in query.entries ? '?page=http://localhost:8788/street-lights' : ''
    return `curl '${url}${asked}'${bearer}`
  }
  if (!example) return undefined
  const verb = method === 'post' ? '' : `-X ${method.toUpperCase()} `
  return `curl ${verb}${url} \\\n  -H 'Content-Type: application/json'${bearer} \\\n  -d '${JSON.stringify(example)}'`
}
