import { build } from 'esbuild'

/**
 * A style sheet with what it imports, as short as its text can be: esbuild leaves the values of custom properties and what stands in `:host()` as
 * written. Our own properties, which no page may rely on, go by their first letter.
 */
export async function styleText(path) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    write: false,
    target: 'es2022',
  })
  const { text } = outputFiles[0]
  const own = new Set(text.match(/--aw-[\w-]+/g))
  if (new Set([...own].map((name) => name[5])).size < own.size)
    throw new Error(`${path}: two of ${[...own]} begin alike`)
  return text
    .trim()
    .replace(/(--aw-\w)[\w-]*/g, '$1')
    .replace(/(--[\w-]+:) /g, '$1')
    .replace(/@container \((\w+) ([<>]) (\w+)\)/g, '@container($1$2$3)')
    .replaceAll('transparent', '#0000')
    .replaceAll(', ', ',')
    .replaceAll(' / ', '/')
    .replace(/="([a-z]+)"\]/g, '=$1]')
}
