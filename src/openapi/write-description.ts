import { ApiPage } from './api-page'
import { clientTypes } from './client-types'
import { describeApi, OPERATIONS } from './describe-api'
import { readCodes } from './read-codes'

/**
 * The files of the description, by where they are served. The build writes them among the assets, so that the Worker holds no byte of them and
 * no request for them wakes it (decision 16).
 * @param errorCodes docs/reference/error-codes.md
 */
export async function writeDescription(
  errorCodes: string,
  version: string,
): Promise<Readonly<Record<string, string>>> {
  const codes = readCodes(errorCodes)
  const description = describeApi(codes, version)
  const page = await ApiPage({ description, operations: OPERATIONS, codes, version })
  return {
    'openapi.json': `${JSON.stringify(description, null, 1)}\n`,
    'openapi.d.ts': clientTypes(description, OPERATIONS),
    'docs/api.html': `<!doctype html>${page}`,
  }
}
