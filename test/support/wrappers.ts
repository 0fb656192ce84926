import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { snippetsOf } from './snippets'

export const GUIDE = 'docs/guides/frameworks.md'

/** What a framework's chapter says to write, as a file beside the wrappers. */
export const CHAPTERS = {
  React: 'conversation.tsx',
  Vue: 'Conversation.vue',
  Svelte: 'Conversation.svelte',
} as const

export const chapter = (heading: string): string => {
  const found = snippetsOf(GUIDE).find(({ name }) => name === `${GUIDE} § ${heading}`)
  if (!found) throw new Error(`${GUIDE} has no block under ${heading}`)
  return found.code
}

/**
 * A project as a reader of the guide has it: the wrappers, the types beside them, and what each chapter says. It lies where packages are found.
 * @param fill what becomes of every text: the address of the installation, the site's word
 */
export function aProject(fill: (text: string) => string = (text) => text): string {
  mkdirSync('node_modules/.cache', { recursive: true })
  const folder = mkdtempSync('node_modules/.cache/wrappers-')
  cpSync('src/client/elements.d.ts', join(folder, 'afterword.d.ts'))
  for (const name of ['afterword-react.tsx', 'afterword-vue.ts', 'Afterword.svelte'])
    writeFileSync(join(folder, name), fill(readFileSync(`docs/wrappers/${name}`, 'utf8')))
  for (const [heading, name] of Object.entries(CHAPTERS))
    writeFileSync(join(folder, name), fill(chapter(heading)))
  return folder
}
