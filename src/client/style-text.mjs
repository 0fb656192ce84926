import { build } from 'esbuild'

/** A style sheet with what it imports, as short as its text can be: esbuild leaves the values of custom properties and what stands in `:host()` as written. */
export async function styleText(path) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    write: false,
    target: 'es2022',
  })
  return outputFiles[0].text
    .trim()
    .replace(/(--[\w-]+:) /g, '$1')
    .replaceAll(', ', ',')
    .replaceAll(' / ', '/')
    .replace(/="([a-z]+)"\]/g, '=$1]')
}
