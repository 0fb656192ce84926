import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import type { JsonSchema } from '../web/fields'

/**
 * A schema that checks, as JSON Schema 2020-12 that describes. What it accepts before anything is cleaned or turned into something else. Where
 * a check is code, the field says beside it what to tell (`described` in web/fields.ts).
 * @param named schemas that are referred to by name, among the components
 */
export const toSchema = (
  schema: v.GenericSchema,
  named: Readonly<Record<string, v.GenericSchema>> = {},
): JsonSchema => {
  const {
    $schema: _,
    $defs = {},
    ...json
  } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'ignore',
    definitions: named,
  }) as JsonSchema
  return tidy(json, $defs as Readonly<Record<string, JsonSchema>>) as JsonSchema
}

/** Puts what a field says of itself in the place of what was guessed; keeps its default. */
function tidy(value: unknown, defs: Readonly<Record<string, JsonSchema>>): unknown {
  if (Array.isArray(value)) return value.map((item) => tidy(item, defs))
  if (typeof value !== 'object' || value === null) return value
  const node = value as JsonSchema
  if (node.json !== undefined && !('properties' in node)) {
    const said = node.json as JsonSchema
    return { ...said, ...defaultOf(node, said) }
  }
  // Numbered definitions are schemas that are used twice; they are small, so each place has its own.
  const at = /^#\/\$defs\/(\d+)$/.exec(String(node.$ref))?.[1]
  if (at !== undefined) return tidy(defs[at], defs)
  if (typeof node.$ref === 'string') return { $ref: node.$ref.replace('#/$defs/', '#/components/schemas/') }
  return Object.fromEntries(
    Object.entries(node)
      // An object that asks for nothing says so by not saying it.
      .filter(([name, part]) => !(name === 'required' && Array.isArray(part) && part.length === 0))
      .map(([name, part]) => [name, tidy(part, defs)]),
  )
}

/** Blank is not told as a default: it means nothing. A number of a query is told as one. */
function defaultOf(node: JsonSchema, said: JsonSchema): JsonSchema {
  if (node.default === undefined || node.default === '') return {}
  return { default: said.type === 'integer' ? Number(node.default) : node.default }
}
