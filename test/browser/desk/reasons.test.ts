import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeViolations } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()
const PHONE = { width: 375, height: 720 }

describe('a reason', () => {
  it('is one key before the decision; its author reads it in place, edits, and waits again', async ({
    expect,
  }) => {
    const { embed, visitor } = stage()
    const desk = await aModerator(stage())
    const address = embed(`<afterword-comments site="${desk.site}"></afterword-comments>`)
    const ada = await visitor()
    await ada.page.route('**/embed/*/thread*', (route) => route.continue())
    await ada.page.goto(address)
    await ada.page.getByLabel('Your comment').fill('Mumble [here](https://evil.example).')
    await ada.page.getByLabel('Name').fill('Ada')
    await ada.page.getByRole('button', { name: 'Post comment' }).click()
    const own = ada.page.locator('.aw-own')
    await own.waitFor()
    // Nobody has approved it, so its links lead nowhere; the way to its status does, without a word in what servers see.
    expect(await own.locator('.aw-body a[href]').count()).toBe(0)
    const link = (await own.locator('[part=status]').getAttribute('href'))!
    expect(link).toMatch(/\/status#[\w.-]{20,}$/)

    const mo = await visitor({ viewport: { width: 1280, height: 800 } })
    await signIn(mo, desk)
    await mo.page.locator('#pane .item').waitFor()
    await mo.page.keyboard.press('8')
    expect(await mo.page.locator('#reason option:checked').textContent()).toContain('It cannot be understood')
    const sent = mo.page.waitForResponse((answer) => answer.request().method() === 'POST')
    await mo.page.keyboard.press('c')
    expect((await sent).status()).toBe(200)
    expect(await axeViolations(mo.page)).toEqual([])

    await ada.page.reload()
    const note = ada.page.locator('.aw-note', { hasText: 'asks you to change this' })
    await note.waitFor()
    expect(await note.textContent()).toContain('The reason: It cannot be understood as it is written.')
    expect(await axeViolations(ada.page)).toEqual([])

    const status = await visitor()
    const asked: string[] = []
    status.page.on('request', (request) => asked.push(request.url(), JSON.stringify(request.headers())))
    await status.page.goto(link)
    await status.page.getByRole('heading', { name: 'Your comment came back to you' }).waitFor()
    await status.page.getByText('It cannot be understood as it is written.').waitFor()
    expect(status.page.url()).toBe(link.split('#')[0])
    expect(asked.join(' ')).not.toContain(link.split('#')[1]!)
    expect(await axeViolations(status.page)).toEqual([])

    await ada.page.getByRole('button', { name: 'Edit', exact: true }).click()
    await ada.page.getByLabel('Edit your comment').fill('Said clearly.')
    await ada.page.getByRole('button', { name: 'Save changes' }).click()
    await ada.page.locator('.aw-note', { hasText: 'until a moderator has read it' }).waitFor()
    await status.page.getByRole('button', { name: 'Look again' }).click()
    await status.page.getByRole('heading', { name: 'Your comment waits' }).waitFor()
    expect([...ada.heard.errors, ...mo.heard.errors, ...status.heard.errors]).toEqual([])
  })

  it('is chosen by thumb on a phone, with scripts off, and without a word too', async ({ expect }) => {
    const { aComment, host, visitor } = stage()
    const desk = await aModerator(stage())
    const page = `${host.origin}/post/${desk.site}`
    const { id } = await aComment(desk.site, page, { email: 'ada@mail.example' })
    const mo = await visitor({ viewport: PHONE, javaScriptEnabled: false, hasTouch: true })
    await signIn(mo, desk)
    await mo.page.goto(`${stage().worker.url}/desk/${desk.site}?item=${id}`)
    await mo.page.locator('#reason').selectOption({ label: '1 · It is about something else than this page.' })
    await mo.page.getByLabel('Mail it to the author').check()
    await mo.page.getByRole('button', { name: 'Reject' }).tap()
    await mo.page.waitForURL(/done=/)
    const row = await stage()
      .worker.db.prepare('SELECT status, reason FROM comments WHERE id = ?1')
      .bind(Number(id))
      .first()
    expect(row).toEqual({ status: 2, reason: '@off-topic' })
    const job = await stage()
      .worker.db.prepare(
        "SELECT count(*) n FROM jobs WHERE kind = 'moderation.tell-author' AND payload LIKE ?1",
      )
      .bind(`%${id}%`)
      .first<{ n: number }>()
    expect(job!.n).toBe(1)
  })

  it('goes with all that are picked, by Shift and the same key', async ({ expect }) => {
    const { aComment, host, visitor } = stage()
    const desk = await aModerator(stage())
    const page = `${host.origin}/post/${desk.site}`
    for (const body of ['One.', 'Two.']) await aComment(desk.site, page, { body })
    const mo = await visitor({ viewport: { width: 1280, height: 800 } })
    await signIn(mo, desk)
    await mo.page.locator('#pane .item').waitFor()
    await mo.page.keyboard.press('Shift+X')
    await mo.page.keyboard.press('4')
    const sent = mo.page.waitForResponse((answer) => answer.request().method() === 'POST')
    await mo.page.keyboard.press('Shift+C')
    expect((await sent).status()).toBe(200)
    const { results } = await stage()
      .worker.db.prepare('SELECT status, reason FROM comments WHERE site_id = ?1')
      .bind(desk.site)
      .all()
    expect(results).toEqual([
      { status: 5, reason: '@advertising' },
      { status: 5, reason: '@advertising' },
    ])
    expect(mo.heard.errors).toEqual([])
  })
})
