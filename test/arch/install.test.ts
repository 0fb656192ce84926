import { readFileSync } from 'node:fs'
import { describe, it } from 'vitest'

const read = (path: string) => readFileSync(path, 'utf8')
const wrangler = read('wrangler.toml')
const manifest = JSON.parse(read('package.json')) as {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly allowScripts: Readonly<Record<string, boolean>>
}
const { packages } = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<
    Record<
      string,
      { readonly version?: string; readonly integrity?: string; readonly hasInstallScript?: true }
    >
  >
}

/** A table of wrangler.toml, from its head to the next. */
const tableOf = (name: string) => wrangler.split(`\n[${name}]\n`)[1]?.split(/\n\[/)[0] ?? ''

describe('what is deployed', () => {
  it('says of both further host names whether they are open (S-31)', ({ expect }) => {
    expect(wrangler).toMatch(/^workers_dev = (true|false)$/m)
    expect(wrangler).toMatch(/^preview_urls = false$/m)
    // The guide closes the first one where there is a domain.
    expect(read('docs/guides/install.md')).toContain('workers_dev = false')
  })

  it('never reaches past the firewall of its own zone when it asks others (S-60)', ({ expect }) => {
    expect(wrangler).toMatch(/^ {2}"global_fetch_strictly_public",/m)
  })

  it('has no log of addresses, among which are the links of letters (S-27)', ({ expect }) => {
    expect(tableOf('observability')).toContain('enabled = true')
    expect(tableOf('observability.logs')).toMatch(/^invocation_logs = false/m)
  })

  it('lets a mended loader reach readers: asked for again after minutes, its parts by version (S-75)', ({
    expect,
  }) => {
    const build = read('src/client/build.mjs')
    const age = /\/embed\.js\n(?: {2}.*\n)*? {2}Cache-Control: public, max-age=(\d+)/.exec(build)?.[1]
    expect(Number(age)).toBeLessThanOrEqual(600)
    expect(build).toMatch(/\/parts\/\*\n(?: {2}.*\n)*? {2}Cache-Control: public, max-age=31536000, immutable/)
  })

  it('keeps secrets out of the repository (S-71)', ({ expect }) => {
    expect(read('.gitignore').split('\n')).toContain('.dev.vars')
    const set = [...read('.dev.vars.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
    expect(set, 'examples stay comments').toEqual([])
    expect(wrangler).not.toMatch(/^(SIGNING_KEYS|HASH_KEY|\w*API_KEY|MAIL_HOOK_KEYS|SMTP_URL)\s*=/m)
  })
})

describe('what is installed', () => {
  it('is one version of each, named exactly, held by its hash (S-90)', ({ expect }) => {
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    for (const [name, version] of asked) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version)
    }
    const unheld = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity)
    expect(unheld.map(([path]) => path)).toEqual([])
    expect(read('docs/guides/install.md')).toContain('npm ci')
  })

  it('runs scripts of its own only where that is said (S-91)', ({ expect }) => {
    const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript)
    expect(scripted.map(([path]) => path.replace(/^.*node_modules\//, '')).sort()).toEqual(
      Object.keys(manifest.allowScripts).sort(),
    )
  })

  it('is little: eleven packages run in the Worker and on pages (S-94)', ({ expect }) => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(11)
  })
})

describe('a weakness', () => {
  it('has a private way to us, and a day by which there is an answer (S-89)', ({ expect }) => {
    const page = read('SECURITY.md')
    expect(page).toContain('privately, by a security advisory')
    expect(page).toMatch(/You get an answer within a week/)
  })
})
