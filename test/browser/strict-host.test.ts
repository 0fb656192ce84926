import { describe, it } from 'vitest'
import { useStage } from '../support/browser/fixture'

const stage = useStage()

describe('a host page with the strictest policy', () => {
  for (const { name, setHTML } of [
    { name: 'without any Trusted Types policy', setHTML: true },
    { name: 'with our policy allowed, in a browser without setHTML', setHTML: false },
  ]) {
    it(`reads, replies and posts ${name}, and nothing is violated`, async ({ expect }) => {
      const { aComment, aSite, embed, visitor, worker } = stage()
      const site = await aSite({ hold: 'none' })
      const policy = [
        "default-src 'none'",
        `script-src 'self' ${worker.url}`,
        "style-src 'none'",
        `connect-src ${worker.url}`,
        'img-src data:',
        "require-trusted-types-for 'script'",
        `trusted-types ${setHTML ? "'none'" : 'afterword'}`,
      ].join('; ')
      const address = embed(
        `<afterword-comments site="${site}"></afterword-comments><afterword-recent site="${site}"></afterword-recent>
         <afterword-count site="${site}"></afterword-count><afterword-subscribe site="${site}"></afterword-subscribe>`,
        { headers: { 'content-security-policy': policy } },
      )
      const ben = await aComment(site, address, { name: 'Ben', body: 'With `code` and\n\n- lists' })
      const { page, heard } = await visitor()
      await page.addInitScript((keep) => {
        const violations: string[] = []
        Object.assign(globalThis, { violations })
        document.addEventListener('securitypolicyviolation', (event) =>
          violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
        )
        if (!keep) Reflect.deleteProperty(Element.prototype, 'setHTML')
      }, setHTML)
      await page.goto(address)
      await page.getByRole('button', { name: 'Reply to Ben' }).click()
      await page.getByLabel('Your reply to Ben').fill('Posted under a strict policy.')
      await page.getByLabel('Name').fill('Ada')
      await page.getByRole('button', { name: 'Post comment' }).click()
      await page.locator(`#c-${ben.id} .aw-replies`, { hasText: 'Posted under a strict policy.' }).waitFor()
      await page.locator('.aw-recent').waitFor()

      const own = page.locator(`#c-${ben.id} .aw-replies .aw-item`)
      await own.getByRole('button', { name: 'Edit', exact: true }).click()
      await page.getByLabel('Edit your comment').fill('Mended **under it**.')
      await page.getByRole('button', { name: 'Preview' }).click()
      await page.locator('[part=preview] strong').waitFor()
      await page.getByRole('button', { name: 'Save changes' }).click()
      await own.locator('.aw-body strong').waitFor()
      await own.getByRole('button', { name: 'Delete', exact: true }).click()
      const question = page.getByRole('dialog', { name: 'Delete this comment?' })
      await question.getByRole('button', { name: 'Delete' }).click()
      await own.waitFor({ state: 'detached' })
      const box = page.locator('afterword-subscribe')
      await box.getByLabel('E-mail address').fill(`${site.slice(0, 9)}-strict@example.org`)
      await box.getByRole('button', { name: 'Sign up' }).click()
      await box.getByText('Look for our mail').waitFor()

      expect(
        await page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations),
      ).toEqual([])
      expect(heard.errors).toEqual([])
      // The sheet of the widget does its work: what is for ears only takes no room.
      expect(await page.locator('.aw-status').evaluate((el) => el.clientWidth)).toBe(1)
      expect(
        await page
          .locator('afterword-comments')
          .evaluate((el) => el.shadowRoot?.querySelectorAll('[style]').length),
      ).toBe(0)
    })
  }

  it('runs nothing that a comment carries, wherever it carries it', async ({ expect }) => {
    const { aComment, aSite, embed, visitor, worker } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(
      `<afterword-comments site="${site}"></afterword-comments><afterword-recent site="${site}"></afterword-recent>`,
    )
    const attack = '"><img src=x onerror=hit()><script>hit()</script><svg onload=hit()>'
    for (const body of [
      attack,
      '[x](javascript:hit())',
      '<javascript:hit()>',
      '![x](x" onerror="hit())',
      '```"onmouseover=hit()\nx\n```',
    ])
      await aComment(site, address, { name: attack.slice(0, 100), title: attack, body })
    const { page } = await visitor()
    await page.addInitScript(() => {
      Object.assign(globalThis, {
        hits: 0,
        hit: () => ((globalThis as unknown as { hits: number }).hits += 1),
      })
    })
    const dangerous = () =>
      page.evaluate(() => {
        const roots = [
          document,
          ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
        ]
        return roots.flatMap((root) =>
          [...root.querySelectorAll('*')]
            .filter(
              (el) =>
                (root !== document &&
                  ['SCRIPT', 'IMG', 'IFRAME', 'STYLE'].includes(el.tagName.toUpperCase())) ||
                [...el.attributes].some(
                  ({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value),
                ),
            )
            .map((el) => el.outerHTML),
        )
      })
    const hits = () => page.evaluate(() => (globalThis as unknown as { hits: number }).hits)
    await page.goto(address)
    await page.locator('.aw-list > .aw-item').nth(4).waitFor()
    await page.locator('.aw-recent > li').nth(4).waitFor()
    expect(await dangerous()).toEqual([])
    expect(await hits()).toBe(0)

    await page.goto(`${worker.url}/${site}/thread?${new URLSearchParams({ page: address })}`)
    await page.locator('.aw-list > .aw-item').nth(4).waitFor()
    expect(await dangerous()).toEqual([])
    expect(await hits()).toBe(0)
  })
})
