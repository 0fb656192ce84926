import * as v from 'valibot'
import { Settings } from '../../src/sites/public'

/** Every setting of a site at its default but those named here, so that a new setting changes no test of an old one. */
export const siteSettings = (some: v.InferInput<typeof Settings> = {}): Settings => v.parse(Settings, some)
