import type * as v from 'valibot'
import { checkInput } from '../../src/web/read-input'

/** What a route makes of a query or form. @throws web/fields-refused as the route does */
export const check = <Output>(
  schema: v.GenericSchema<unknown, Output>,
  input: Readonly<Record<string, string>>,
): Output => checkInput(schema, input)
