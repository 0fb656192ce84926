import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCAL } from './wrangler.mjs'

const random = () => randomBytes(32).toString('base64url')

/** A fresh pair, as `wrangler secret put` wants them. */
export const makeSecrets = () => ({ SIGNING_KEYS: `k1:${random()}`, HASH_KEY: random() })

const inFile = (vars) =>
  Object.entries(vars)
    .map(([name, value]) => `${name}="${value}"\n`)
    .join('')

/**
 * The secrets of this computer: made once, kept, so that links in yesterday's development mails still open.
 * @returns the path of a file with them, readable by its owner alone
 */
export function keepDevelopmentSecrets() {
  const path = join(LOCAL, 'development-secrets')
  const whole = existsSync(path) && /^SIGNING_KEYS=[\s\S]*^HASH_KEY=/m.test(readFileSync(path, 'utf8'))
  if (!whole) {
    mkdirSync(LOCAL, { recursive: true })
    writeFileSync(path, inFile(makeSecrets()), { mode: 0o600 })
  }
  return path
}

/** What one run needs to know besides. @returns the path of a file with it */
export function writeDevelopmentVars(vars) {
  const path = join(LOCAL, 'development-vars')
  mkdirSync(LOCAL, { recursive: true })
  writeFileSync(path, inFile(vars), { mode: 0o600 })
  return path
}
