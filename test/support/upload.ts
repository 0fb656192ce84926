import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { experimental_readRawConfig } from 'wrangler'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of what `wrangler deploy` would upload: the script and the words of all languages. */
    upload: string
  }
}

/** What wrangler.toml names within the project, named from anywhere. */
const fromRoot = (path: string) => (path.startsWith('./src/') ? resolve(path) : path)

/**
 * Bundles the Worker once for all that start or measure it: to bundle it anew for each start took longer than most of what is then asked of it.
 * The widgets are those that `npm run build` made.
 */
export default function bundleOnce(project: TestProject): (() => void) | undefined {
  // Each project of a run asks; the first one's is everybody's.
  const known = process.env.AFTERWORD_UPLOAD
  const folder = known ?? mkdtempSync(join(tmpdir(), 'afterword-upload-'))
  const upload = join(folder, 'upload')
  project.provide('upload', upload)
  if (known) return
  process.env.AFTERWORD_UPLOAD = folder
  const { build: _, ...config } = experimental_readRawConfig({ config: './wrangler.toml' }).rawConfig
  const file = join(folder, 'config.json')
  writeFileSync(
    file,
    JSON.stringify({
      ...config,
      main: resolve(config.main!),
      assets: { ...config.assets, directory: resolve(config.assets!.directory!) },
      alias: Object.fromEntries(
        Object.entries(config.alias as Record<string, string>).map(([name, path]) => [name, fromRoot(path)]),
      ),
    }),
  )
  execFileSync('wrangler', ['deploy', '--dry-run', '--config', file, '--outdir', upload], { stdio: 'pipe' })
  return () => rmSync(folder, { recursive: true })
}
