import type { Locator } from 'playwright-core'
import { describe, it } from 'vitest'
import { aQueue } from '../support/browser/a-queue'
import { useStage } from '../support/browser/fixture'
import { whole } from '../support/browser/whole'

// The tree that a browser hands to a screen reader, piece by piece as files to read. Whoever changes what is heard reads the difference,
// and then writes it down: npx vitest run --project browser test/browser/heard.test.ts --update

const stage = useStage()

/** What differs between two runs: moments, as they are shown and in full, ids, addresses, the site's name. */
async function heard(part: Locator): Promise<string> {
  const moments = await part.evaluate((el) => {
    const below = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [
        one,
        ...(one.shadowRoot ? below(one.shadowRoot) : []),
      ])
    return [el, ...below(el), ...(el.shadowRoot ? below(el.shadowRoot) : [])].flatMap((one) => [
      ...(one.localName === 'time' ? [one.textContent ?? ''] : []),
      ...(one.querySelector(':scope > time') || one.localName === 'time'
        ? [one.getAttribute('title') ?? '']
        : []),
    ])
  })
  const tree = await part.ariaSnapshot()
  return `${[...new Set(moments)]
    .filter((moment) => moment.length > 2)
    .sort((one, other) => other.length - one.length)
    .reduce((text, moment) => text.replaceAll(moment, '(moment)'), tree)
    .replace(/http:\/\/(localhost|127\.0\.0\.1):\d+(\/[0-9a-f]{8}\b)?/g, '(origin)')
    .replace(/\bs[0-9a-f]{8}-[0-9a-f]{4}\b/g, '(site)')
    .replace(/\d{10,}/g, '(id)')}\n`
}

/** Long ago, so that no moment becomes another while somebody looks. */
const age = (site: string) =>
  stage()
    .worker.db.prepare(
      'UPDATE comments SET created_at = 1740000000000 + (created_at % 1000) WHERE site_id = ?1',
    )
    .bind(site)
    .run()

describe('what a screen reader is told', () => {
  it('of a thread: a named section, a list of lists, and of each comment who, to whom and when', async ({
    expect,
  }) => {
    const { aComment, aSite, embed, visitor, worker } = stage()
    const site = await aSite({ hold: 'none', votes: 'up' })
    const address = embed(`<afterword-comments site="${site}"></afterword-comments>`)
    const ben = await aComment(site, address, {
      name: 'Ben',
      body: 'A **question** for [all](https://example.org).',
    })
    await aComment(site, address, { name: 'Grace', body: '> A question\n\n- One answer.', parentId: ben.id })
    const gone = await aComment(site, address, { name: 'Gone', body: 'Not to be read.' })
    await aComment(site, address, { name: 'Mo', body: 'Answered all the same.', parentId: gone.id })
    const change = (id: string, set: string) =>
      worker.db.prepare(`UPDATE comments SET ${set} WHERE id = ?1`).bind(Number(id)).run()
    await change(ben.id, 'badge = 2, pinned_at = 1')
    // Removed, and its place kept for the answer.
    await change(gone.id, 'status = 4')
    await age(site)
    const { page } = await visitor()
    await page.goto(address)
    await page.getByText('Answered all the same.').waitFor()
    await whole(page)
    await expect(await heard(page.locator('afterword-comments'))).toMatchFileSnapshot('heard/thread.yml')
  })

  it('of a form: what each field is, what it is for, and what is wrong with it', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite()
    const { page } = await visitor()
    await page.goto(
      embed(`<afterword-comments site="${site}" prompt="What would you do?"></afterword-comments>`),
    )
    await page.getByLabel('Your comment').click()
    await page.getByRole('toolbar').waitFor()
    const form = page.locator('form.aw-form')
    await expect(await heard(form)).toMatchFileSnapshot('heard/form.yml')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page.locator('[aria-invalid=true]').nth(1).waitFor()
    await expect(await heard(form)).toMatchFileSnapshot('heard/form-refused.yml')
  })

  it('of a sign-up: what it is, its field and its button, and what became of it', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite()
    const { page } = await visitor()
    await page.goto(
      embed(
        `<afterword-subscribe site="${site}" heading="Straight into your inbox">A daily news update.</afterword-subscribe>`,
      ),
    )
    await page.getByRole('heading', { name: 'Straight into your inbox' }).waitFor()
    const box = page.locator('afterword-subscribe')
    await expect(await heard(box)).toMatchFileSnapshot('heard/sign-up.yml')
    await box.getByRole('textbox').fill('reader@heard.example')
    await box.getByRole('button').click()
    await box.getByRole('status').filter({ hasText: 'reader@heard.example' }).waitFor()
    await expect(await heard(box)).toMatchFileSnapshot('heard/sign-up-done.yml')
  })

  it('of a comment at the desk: what was said, by whom, why it waits, and each decision by name', async ({
    expect,
  }) => {
    const { desk, ids, page, opened } = await aQueue(stage(), 2)
    await age(desk.site)
    await page.reload()
    await opened(0)
    await expect(await heard(page.locator('#rows li').first())).toMatchFileSnapshot('heard/queue-row.yml')
    await expect(await heard(page.locator(`#pane .item[data-id="${ids[0]}"]`))).toMatchFileSnapshot(
      'heard/queue-card.yml',
    )
  })
})
