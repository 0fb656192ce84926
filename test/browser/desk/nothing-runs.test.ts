import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { useStage } from '../../support/browser/fixture'
import { mailTo } from '../../support/browser/mailbox'
import { XSS_PAYLOADS } from '../../support/browser/xss-payloads'

const stage = useStage()

/** What a page must not hold, however it came there: our own markup has none of these. */
const dangers = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    const elements = document.querySelectorAll('body *')
    for (const element of elements) {
      if (
        /^(script|iframe|object|embed|base|link|style|img|video|audio|math|template|meta)$/i.test(
          element.localName,
        )
      ) {
        found.push(element.outerHTML.slice(0, 200))
      }
      for (const { name, value } of element.attributes) {
        const leads = /^(href|src|action|formaction|xlink:href)$/i.test(name)
        if (/^on/i.test(name) || name === 'style') found.push(`${element.localName} ${name}`)
        if (leads && /^(javascript|data|vbscript):/i.test(value.replace(/[\s\p{Cc}]/gu, '')))
          found.push(`${name}=${value}`)
      }
    }
    return { found, ran: (globalThis as { __pwned?: unknown }).__pwned }
  })

const NOTHING = { found: [], ran: undefined }

/** A name of at most 100 characters, as the form takes it. */
const asName = (payload: string) => [...payload].slice(0, 100).join('')

describe('what a visitor types', () => {
  it('runs nowhere at the desk: lists, panes opened by the script, whole pages', {
    timeout: 180_000,
  }, async ({ expect }) => {
    const { aComment, host, visitor, worker } = stage()
    const desk = await aModerator(stage())
    for (const [at, payload] of XSS_PAYLOADS.entries()) {
      const page = `${host.origin}/post/${desk.site}/${at}`
      await aComment(desk.site, page, {
        name: asName(payload),
        body: payload,
        title: payload.slice(0, 300),
      }).catch(
        // A name of nothing but invisible characters is no name; the words alone still have to be shown.
        () => aComment(desk.site, page, { body: payload, title: payload.slice(0, 300) }),
      )
    }
    const mo = await visitor({ viewport: { width: 1280, height: 800 } })
    await signIn(mo, desk)
    let opened = 0
    for (let href: string | null = `/desk/${desk.site}`; href; ) {
      await mo.page.goto(new URL(href, worker.url).href)
      expect(await dangers(mo.page)).toEqual(NOTHING)
      const ids = await mo.page
        .locator('#rows li')
        .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.id ?? ''))
      for (const id of ids) {
        await mo.page.locator(`#rows li[data-id="${id}"] a`).click()
        await mo.page.locator(`#pane .item[data-id="${id}"]`).waitFor()
        expect(await dangers(mo.page), await mo.page.locator('.words').innerText()).toEqual(NOTHING)
        opened++
      }
      href = await mo.page
        .locator('#more')
        .first()
        .getAttribute('href', { timeout: 200 })
        .catch(() => null)
    }
    expect(opened).toBe(XSS_PAYLOADS.length)
    // The policy of our pages was never even asked: nothing tried.
    expect(mo.heard.errors).toEqual([])
    expect(mo.heard.requests.filter((asked) => asked.includes('evil.example'))).toEqual([])
  })

  it('runs nowhere behind the link of a notice', async ({ expect }) => {
    const { aComment, host, visitor, worker } = stage()
    const desk = await aModerator(stage())
    const evil = '"><img src=x onerror=window.__pwned=1><script>window.__pwned=2</script>'
    await aComment(desk.site, `${host.origin}/post/evil`, { name: evil, body: evil, title: evil })
    const mail = await mailTo(worker.url, desk.email, /New comment/)
    const mo = await visitor()
    await mo.page.goto(/https?:\/\/\S+\/moderate\/\S+/.exec(mail.text)![0])
    expect(await dangers(mo.page)).toEqual(NOTHING)
    await mo.page.getByRole('button', { name: 'Spam' }).click()
    await mo.page.getByRole('heading', { name: 'Marked as spam' }).waitFor()
    expect(await dangers(mo.page)).toEqual(NOTHING)
    expect(mo.heard.errors).toEqual([])
  })

  it('runs nowhere in the settings, though an owner typed it', async ({ expect }) => {
    const { visitor, worker } = stage()
    const desk = await aModerator(stage())
    const mo = await visitor()
    await signIn(mo, desk)
    const evil = '</textarea><script>window.__pwned=3</script>'
    await mo.page.goto(`${worker.url}/desk/${desk.site}/settings`)
    await mo.page.getByLabel('Name of the site').fill(evil)
    await mo.page.getByLabel('Words of consent').fill(evil)
    await mo.page.getByRole('button', { name: 'Save' }).click()
    await mo.page.getByText('Saved.').waitFor()
    expect(await mo.page.getByLabel('Words of consent').inputValue()).toBe(evil)
    for (const path of ['/settings', '/snippet', '/log', '']) {
      await mo.page.goto(`${worker.url}/desk/${desk.site}${path}`)
      expect(await dangers(mo.page), path).toEqual(NOTHING)
    }
    expect(mo.heard.errors).toEqual([])
  })
})
