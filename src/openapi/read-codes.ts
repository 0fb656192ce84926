import type { Codes } from './describe-api'

/** The table of docs/reference/error-codes.md, which a test holds to the code: the sentences stand there and nowhere else. */
export const readCodes = (page: string): Codes =>
  Object.fromEntries(
    [...page.matchAll(/^\| `([\w/-]+)` \| (\d{3}) \| (.+?) \| /gm)].map(([, code, status, happened]) => [
      code!,
      { status: Number(status), happened: happened! },
    ]),
  )
