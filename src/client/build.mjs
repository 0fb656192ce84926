// Builds the words of all languages into dist/words.txt, and what browsers load into dist/assets: `embed.js` for host pages with parts loaded on demand, and the scripts
// and style sheets of our own pages. Prints each file's size as it travels (gzip −9); the budgets are asserted by test/bench.
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { minify } from 'terser'
import { styleText } from './style-text.mjs'

// Built beside and then settled: a Worker that serves dist/assets meanwhile (another start, the browser tests) never misses a file.
const settled = 'dist/assets'
const out = `dist/building-${process.pid}`
for (const folder of ['assets', 'parts']) mkdirSync(`${out}/${folder}`, { recursive: true })

const shared = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
}

// Host pages: one loader, and parts, each a file of its own with everything it needs: a chunk shared by two parts would be one more request
// on every page. Innermost first, because what loads a part names its version.
// The two that speak before the server could say anything are there in every language; the others need no words of their own.
const languages = await readLanguages()
let version = ''
for (const part of ['solve', 'acts', 'comments', 'subscribe', 'count', 'recent']) {
  const before = version
  for (const { tag, texts } of ['comments', 'subscribe'].includes(part) ? languages : [languages[0]]) {
    const { outputFiles } = await build({
      ...shared,
      entryPoints: [{ in: `src/client/${part}.ts`, out: tag === 'en' ? part : `${part}.${tag}` }],
      outdir: `${out}/parts`,
      write: false,
      charset: 'utf8',
      plugins: [cssAsText(), wordsOf(texts), partsByVersion(before)],
      define: { VERSION: JSON.stringify(before) },
      tsconfig: 'tsconfig.client.json',
    })
    const [{ text, path }] = outputFiles
    const contents = await shortened(text)
    writeFileSync(path, contents)
    version = createHash('sha256').update(version).update(contents).digest('base64url').slice(0, 5)
  }
}
await build({
  ...shared,
  entryPoints: ['src/client/embed.ts'],
  outdir: out,
  plugins: [wordsOf(languages[0].texts)],
  define: { VERSION: JSON.stringify(version) },
  tsconfig: 'tsconfig.client.json',
})
writeFileSync(`${out}/embed.js`, await shortened(readFileSync(`${out}/embed.js`, 'utf8')))

// What TypeScript wants to know of them.
copyFileSync('src/client/elements.d.ts', `${out}/embed.d.ts`)

// Our own pages.
await build({
  ...shared,
  entryPoints: [
    'src/client/desk.ts',
    'src/client/desk-passkey.ts',
    'src/client/status.ts',
    'src/client/desk-import.ts',
    'src/client/survey-file.ts',
    ...['page', 'desk', 'desk-pages', 'demo', 'api'].map((name) => `src/client/styles/${name}.css`),
  ],
  outdir: `${out}/assets`,
  entryNames: '[name]',
  tsconfig: 'tsconfig.client.json',
})

await describeApi()

// Readable from every origin: that is what they are for. Parts are asked for by version, so a kept one is never old; the loader is asked for again.
writeFileSync(
  `${out}/_headers`,
  `/embed.js
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
  X-Content-Type-Options: nosniff
/embed.d.ts
  Content-Type: text/plain; charset=utf-8
  X-Content-Type-Options: nosniff
/parts/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
/assets/*
  X-Content-Type-Options: nosniff
/openapi.json
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Content-Type: application/openapi+json;version=3.1
  X-Content-Type-Options: nosniff
/openapi.d.ts
  Access-Control-Allow-Origin: *
  Content-Type: text/plain; charset=utf-8
  X-Content-Type-Options: nosniff
/docs/*
  Content-Security-Policy: default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
`,
)

settle()
await writeWords()
for (const name of readdirSync(settled, { recursive: true })) {
  if (!/\.(js|css|json|html|ts)$/.test(name)) continue
  const bytes = readFileSync(`${settled}/${name}`)
  console.log(`${String(gzipSync(bytes, { level: 9 }).length).padStart(6)} B gzip  ${name}`)
}

/** The description of the API and its page, by the same schemas that the Worker checks with; none of it goes into the Worker. */
async function describeApi() {
  const bundle = `${out}.mjs`
  await build({
    ...shared,
    minify: false,
    entryPoints: ['src/openapi/write-description.ts'],
    outfile: bundle,
    platform: 'node',
    tsconfig: 'tsconfig.json',
    plugins: [withoutPlatform()],
  })
  const { writeDescription } = await import(pathToFileURL(resolve(bundle)).href)
  rmSync(bundle)
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const files = await writeDescription(readFileSync('docs/reference/error-codes.md', 'utf8'), version)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(out, name)), { recursive: true })
    writeFileSync(join(out, name), text)
  }
}

/** What stands beside the schemas may reach for the platform; to describe them nothing of it is called. */
function withoutPlatform() {
  return {
    name: 'without-platform',
    setup(pipeline) {
      pipeline.onResolve({ filter: /^cloudflare:/ }, ({ path }) => ({ path, namespace: 'platform' }))
      pipeline.onLoad({ filter: /.*/, namespace: 'platform' }, () => ({
        contents: 'module.exports = {}',
        loader: 'js',
      }))
    },
  }
}

/** Writes what differs, removes what is gone, touches nothing else. */
function settle() {
  const files = (folder) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      : []
  const built = files(out)
  for (const name of built) {
    const target = join(settled, name)
    if (existsSync(target) && readFileSync(target).equals(readFileSync(join(out, name)))) continue
    mkdirSync(dirname(target), { recursive: true })
    renameSync(join(out, name), target)
  }
  for (const name of files(settled)) if (!built.includes(name)) rmSync(join(settled, name), { force: true })
  rmSync(out, { recursive: true, force: true })
}

/** What every language says, as the one text that the Worker unpacks (src/i18n/pack.ts). Written only if it differs. */
async function writeWords() {
  const { default: words } = await run(
    "import { packWords } from './pack'; import { WORDS } from './words'; export default packWords(WORDS)",
  )
  const target = 'dist/words.txt'
  if (!existsSync(target) || readFileSync(target, 'utf8') !== words) writeFileSync(target, words)
}

/** The words of every language, English first, by the first letters of its tag: `pt` is all the Portuguese there is. */
async function readLanguages() {
  const { WORDS } = await run("export { WORDS } from './words'")
  return Object.entries(WORDS).map(([language, texts]) => ({ tag: language.slice(0, 2), texts }))
}

/** A few lines that import from src/i18n, bundled and run. */
async function run(contents) {
  const { outputFiles } = await build({
    ...shared,
    stdin: { contents, resolveDir: 'src/i18n' },
    write: false,
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

/** `word('comments.loading')` becomes the words of one language, and `LANGUAGES` the tags of all others. */
function wordsOf(texts) {
  return {
    name: 'words',
    setup(pipeline) {
      pipeline.onLoad({ filter: /\/src\/client\/[\w-]+\.ts$/ }, ({ path }) => ({
        loader: 'ts',
        contents: readFileSync(path, 'utf8')
          .replace(
            'LANGUAGES',
            languages
              .slice(1)
              .map(({ tag }) => tag)
              .join('|'),
          )
          .replace(/\bword\('([\w.-]+)'\)/g, (call, key) => {
            if (typeof texts[key] !== 'string') throw new Error(`${path}: there are no words for ${call}`)
            return JSON.stringify(texts[key])
          }),
      }))
    },
  }
}

/**
 * What host pages load, a second time: esbuild looks at an expression at a time, terser at what stands around it. Together 3 % fewer bytes on the way.
 * `unsafe` supposes only that nobody replaced what the language itself brings, and that reading a property does nothing.
 */
async function shortened(text) {
  const compress = { passes: 3, unsafe: true, unsafe_arrows: true, pure_getters: true }
  const { code } = await minify(text, { module: true, ecma: 2020, compress })
  return code
}

/** `import css from './x.css'` gives the minified text. */
function cssAsText() {
  return {
    name: 'css-as-text',
    setup(pipeline) {
      pipeline.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
        contents: await styleText(path),
        loader: 'text',
      }))
    },
  }
}

/** `import('./solve')` becomes the built file of that part, left for the browser to load. */
function partsByVersion(version) {
  return {
    name: 'parts-by-version',
    setup(pipeline) {
      pipeline.onResolve({ filter: /^\.\// }, ({ path, kind }) =>
        kind === 'dynamic-import' ? { path: `${path}.js?v=${version}`, external: true } : undefined,
      )
    },
  }
}
