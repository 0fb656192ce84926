import { readFileSync, rmSync } from 'node:fs'
import { build, type Plugin } from 'esbuild'
import { compile } from 'svelte/compiler'
import { afterAll, describe, it } from 'vitest'
import { compileScript, parse } from 'vue/compiler-sfc'
import { useStage } from '../support/browser/fixture'
import { aProject, type CHAPTERS, chapter } from '../support/wrappers'

// The wrappers of docs/wrappers, used as docs/guides/frameworks.md says, each in the framework it is for (E-50).

const stage = useStage()
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** How each framework shows what its chapter says, lets the page change, and takes all away. */
const APPS = {
  React: `import { createElement as h, useState } from 'react'
    import { createRoot } from 'react-dom/client'
    import { Conversation } from './conversation.tsx'
    function App() {
      const [page, go] = useState(first)
      window.go = go
      return h(Conversation, { page })
    }
    const root = createRoot(document.querySelector('#app'))
    root.render(h(App))
    window.end = () => root.unmount()`,
  Vue: `import { createApp, h, ref } from 'vue'
    import Conversation from './Conversation.vue'
    const page = ref(first)
    const app = createApp({ render: () => h(Conversation, { page: page.value }) })
    app.mount('#app')
    window.go = (next) => { page.value = next }
    window.end = () => app.unmount()`,
  Svelte: `import { createClassComponent } from 'svelte/legacy'
    import Conversation from './Conversation.svelte'
    const app = createClassComponent({ component: Conversation, target: document.querySelector('#app'), props: { page: first } })
    window.go = (next) => app.$set({ page: next })
    window.end = () => app.$destroy()`,
} as const satisfies Record<keyof typeof CHAPTERS, string>

/** Single files of Vue and Svelte, by their own compilers. */
const singleFiles: Plugin = {
  name: 'single-files',
  setup(pipeline) {
    pipeline.onLoad({ filter: /\.vue$/ }, ({ path }) => {
      const { descriptor } = parse(readFileSync(path, 'utf8'))
      return { contents: compileScript(descriptor, { id: 'a', inlineTemplate: true }).content, loader: 'ts' }
    })
    pipeline.onLoad({ filter: /\.svelte$/ }, ({ path }) => ({
      contents: compile(readFileSync(path, 'utf8'), { generate: 'client', filename: path }).js.code,
      loader: 'js',
    }))
  },
}

async function anApp(framework: keyof typeof APPS, fill: (text: string) => string, first: string) {
  const folder = aProject(fill)
  folders.push(folder)
  const { outputFiles } = await build({
    stdin: { contents: APPS[framework], resolveDir: folder },
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    conditions: ['browser'],
    define: {
      first: JSON.stringify(first),
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [singleFiles],
  })
  return outputFiles[0]!.text.replaceAll('</script', '<\\/script')
}

type App = { go(page: string): void; end(): void }

describe('a wrapper', () => {
  for (const framework of Object.keys(APPS) as (keyof typeof APPS)[]) {
    it(`shows a thread, hears what is posted once, follows the page and leaves: ${framework}`, async ({
      expect,
    }) => {
      const { aComment, aSite, host, visitor, worker } = stage()
      const site = await aSite({ hold: 'none' })
      const [first, second] = [`${host.origin}/first-${site}`, `${host.origin}/second-${site}`]
      await aComment(site, first, { body: 'Said of the first.' })
      await aComment(site, second, { body: 'Said of the second.' })
      const fill = (text: string) =>
        text.replaceAll('https://comments.example.org', worker.url).replaceAll(`"blog"`, `"${site}"`)
      const address = host.add({
        body: `<main><h1>An article</h1><div id="app"></div></main><script type="module">${await anApp(framework, fill, first)}</script>`,
      })
      const { page, heard } = await visitor()
      const said: string[] = []
      page.on('console', (message) => said.push(message.text()))
      await page.goto(address)
      await page.getByText('Said of the first.').waitFor()
      await page.locator('.aw-prompt', { hasText: 'What would you do in their place?' }).waitFor()
      const field = page.getByLabel('Your comment')
      await field.click()
      await page.getByRole('toolbar').waitFor()
      await field.fill(`Posted in ${framework}.`)
      await page.getByLabel('Name').fill('Ada')
      await page.getByRole('button', { name: 'Post comment' }).click()
      await page.locator('.aw-item', { hasText: `Posted in ${framework}.` }).waitFor()
      await expect.poll(() => said).toEqual(['published'])

      await page.evaluate((next) => (globalThis as unknown as App).go(next), second)
      await page.getByText('Said of the second.').waitFor()
      await page.getByText('Said of the first.').waitFor({ state: 'detached' })
      await page.evaluate(() => (globalThis as unknown as App).end())
      await page.locator('afterword-comments').waitFor({ state: 'detached' })
      expect(heard.errors).toEqual([])
    })
  }
})

describe('the way into a page of somebody else’s system', () => {
  it('puts the thread below a post of Ghost, and nowhere else', async ({ expect }) => {
    const { aComment, aSite, host, visitor, worker } = stage()
    const site = await aSite({ hold: 'none' })
    const code = chapter('Ghost')
      .replaceAll('https://comments.example.org', worker.url)
      .replaceAll(`'blog'`, `'${site}'`)
    // As Ghost's own theme writes them: the class on the body says which kind of page it is.
    const ghost = (kind: string) =>
      host.add({
        raw: `<!doctype html><html lang="en"><head><title>Ghost</title><link rel="icon" href="data:,"></head>
          <body class="${kind}"><main><article class="gh-article"><h1>A post</h1><p>Words.</p></article></main>${code}</body></html>`,
      })
    const post = ghost('post-template')
    await aComment(site, post, { body: 'Said of the post.' })
    const { page } = await visitor()
    await page.goto(post)
    await page.locator('article + afterword-comments').getByText('Said of the post.').waitFor()
    await page.goto(ghost('home-template'))
    await page.waitForFunction(() => customElements.get('afterword-comments'))
    expect(await page.locator('afterword-comments').count()).toBe(0)
  })

  it('puts it into a page of Jekyll, by the address the page has on the web', async () => {
    const { aComment, aSite, host, visitor, worker } = stage()
    const site = await aSite({ hold: 'none' })
    const article = `${host.origin}/2026/11/30/words.html`
    await aComment(site, article, { body: 'Said of the page.' })
    const code = chapter('Jekyll')
      .replaceAll('https://comments.example.org', worker.url)
      .replaceAll('site="blog"', `site="${site}"`)
      .replace('{{ page.url | absolute_url }}', article)
    const { page } = await visitor()
    await page.goto(host.add({ body: `<main><h1>Words</h1>${code}</main>` }))
    await page.getByText('Said of the page.').waitFor()
  })
})
