import type { Context } from 'hono'
import * as v from 'valibot'
import type { FieldIssue } from '../kernel/error'
import { refuse } from './errors'

/** Room for 20,000 of the longest emoji families; a megabyte is refused (issue 2). */
const BODY_MAX_BYTES = 900_000

/** Fields of a request, not yet checked: text from forms, anything from JSON. */
export type RawInput = Readonly<Record<string, unknown>>

/**
 * Reads the fields of a POST: JSON, a form, or multipart (text fields only).
 * @throws web/media-type (415), web/body-too-large (413, without reading on), web/body-unreadable (400)
 */
export async function readInput(c: Context): Promise<RawInput> {
  const type = (c.req.header('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase()
  if (type === 'application/json') return jsonFields(new TextDecoder().decode(await readBody(c)))
  if (type === 'application/x-www-form-urlencoded') {
    return firstOfEach(new URLSearchParams(new TextDecoder().decode(await readBody(c))))
  }
  if (type === 'multipart/form-data') {
    const body = new Response(await readBody(c), {
      headers: { 'content-type': c.req.header('content-type')! },
    })
    try {
      return firstOfEach(await body.formData())
    } catch (error) {
      throw refuse('body-unreadable', {}, { cause: error })
    }
  }
  throw refuse('media-type')
}

/** The bytes of a body, for what is signed as it came. @throws web/body-too-large (413, without reading on) */
export async function readBody(c: Context): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => refuse('body-too-large')
  if (Number(c.req.header('content-length') ?? 0) > BODY_MAX_BYTES) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  // The announced length may be missing or a lie, so what arrives is counted.
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength
    if (size > BODY_MAX_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  const body = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    body.set(chunk, at)
    at += chunk.byteLength
  }
  return body
}

function jsonFields(text: string): RawInput {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw refuse('body-unreadable', {}, { cause: error })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse('body-unreadable')
  return value as RawInput
}

/** A name given twice means its first value (parameter pollution, ASVS 15.3.7); files are not taken. */
function firstOfEach(form: Iterable<[string, unknown]>): RawInput {
  const fields = new Map<string, unknown>()
  for (const [name, value] of form) {
    if (!fields.has(name) && typeof value === 'string') fields.set(name, value)
  }
  return Object.fromEntries(fields)
}

/** The query string as fields, the first of each name. */
export const readQuery = (c: Context): RawInput => firstOfEach(new URL(c.req.url).searchParams)

/**
 * Checks fields against a schema whose messages are locale keys.
 * @throws web/fields-refused (422) with one issue per field, and what was typed
 */
export function checkInput<const Schema extends v.GenericSchema>(
  schema: Schema,
  input: RawInput,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input, { abortPipeEarly: true })
  if (result.success) return result.output
  const issues = new Map<string, FieldIssue>()
  for (const issue of result.issues) {
    const field = v.getDotPath(issue) ?? ''
    if (!issues.has(field)) issues.set(field, { field, ...unpack(issue.message) })
  }
  throw fieldsRefused([...issues.values()], input)
}

/** The refusal for wrong fields; also for what a schema cannot know, such as a parent that does not exist. */
export const fieldsRefused = (issues: readonly FieldIssue[], input: RawInput = {}) =>
  refuse('fields-refused', {
    issues,
    input: Object.fromEntries(
      Object.entries(input).filter((field): field is [string, string] => typeof field[1] === 'string'),
    ),
  })

function unpack(message: string): Pick<FieldIssue, 'message' | 'params'> {
  const [key = '', params] = message.split('?', 2)
  return { message: key, params: Object.fromEntries(new URLSearchParams(params)) }
}
