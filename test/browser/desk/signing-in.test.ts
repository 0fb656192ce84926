import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { useStage } from '../../support/browser/fixture'
import { mailTo } from '../../support/browser/mailbox'

const stage = useStage()

const linkIn = (text: string, path: string): string => new RegExp(`https?://\\S+/${path}/\\S+`).exec(text)![0]

describe('the door of the desk', () => {
  it('opens by a mailed link in the browser that asked, and in no other', async ({ expect }) => {
    const { visitor, worker } = stage()
    const desk = await aModerator(stage())
    const mo = await visitor()
    await mo.page.goto(`${worker.url}/desk/${desk.site}/log`)
    await mo.page.getByLabel('E-mail').fill(desk.email)
    await mo.page.getByRole('button', { name: 'Mail me a link' }).click()
    await mo.page.getByRole('heading', { name: 'Look in your mail' }).waitFor()
    const link = linkIn((await mailTo(worker.url, desk.email, /Your link/)).text, 'desk/sign-in')

    const thief = await visitor()
    await thief.page.goto(link)
    await thief.page.getByRole('heading', { name: 'Open this link where you asked for it' }).waitFor()
    expect(await thief.page.getByRole('button').count()).toBe(0)

    await mo.page.goto(link)
    await mo.page.getByRole('button', { name: 'Sign in' }).click()
    await mo.page.waitForURL(`**/desk/${desk.site}/log`)
    expect(mo.heard.errors).toEqual([])
  })

  it('opens by the code of a mail that is read on a phone, typed where it was asked for (S-43)', async ({
    expect,
  }) => {
    const { visitor, worker } = stage()
    const desk = await aModerator(stage())
    const mo = await visitor()
    await mo.page.goto(`${worker.url}/desk/${desk.site}/log`)
    await mo.page.getByLabel('E-mail').fill(desk.email)
    await mo.page.getByRole('button', { name: 'Mail me a link' }).click()
    const link = linkIn((await mailTo(worker.url, desk.email, /Your link/)).text, 'desk/sign-in')

    const phone = await visitor({ viewport: { width: 390, height: 844 }, hasTouch: true })
    await phone.page.goto(link)
    const shown = await phone.page.locator('.digits').textContent()

    await mo.page.getByLabel('Code of the mail').fill('1234')
    await mo.page.getByRole('button', { name: 'Sign in' }).click()
    await mo.page.getByText('Compare the eight digits').waitFor()
    await mo.page.getByLabel('Code of the mail').fill(shown!)
    await mo.page.keyboard.press('Enter')
    await mo.page.waitForURL(`**/desk/${desk.site}/log`)

    await phone.page.goto(`${worker.url}/desk`)
    await phone.page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor()
    // A refused form is a page of its own, which Chromium tells its console.
    expect(mo.heard.errors.filter((line) => !line.includes('422'))).toEqual([])
  })

  it('closes behind who signs out', async () => {
    const { visitor, worker } = stage()
    const mo = await visitor()
    const desk = await aModerator(stage())
    await signIn(mo, desk)
    await mo.page.getByRole('button', { name: 'Sign out' }).click()
    await mo.page.getByText('You are signed out.').waitFor()
    await mo.page.goto(`${worker.url}/desk/${desk.site}`)
    await mo.page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor()
  })

  it('sends what its forms say although its pages tell nobody where they stand', async ({ expect }) => {
    // Chromium posts with "Origin: null" from pages without a referrer; the check must know that from a stranger's post.
    const { visitor } = stage()
    const mo = await visitor()
    const origins: (string | undefined)[] = []
    mo.page.on('request', (request) => {
      if (request.method() === 'POST')
        void request.allHeaders().then((headers) => origins.push(headers.origin))
    })
    await signIn(mo, await aModerator(stage()))
    expect(origins).toEqual(['null'])
  })
})

describe('a link from the notice', () => {
  it('decides one comment in two taps on a phone, without signing in', async ({ expect }) => {
    const { aComment, host, visitor, worker } = stage()
    const desk = await aModerator(stage())
    const { id } = await aComment(desk.site, `${host.origin}/post/mail`, {
      name: 'Eve',
      body: 'By *mail*.',
      title: 'The post',
    })
    const mail = await mailTo(worker.url, desk.email, /New comment by Eve/)
    const phone = await visitor({ viewport: { width: 390, height: 844 }, hasTouch: true })
    await phone.page.goto(linkIn(mail.text, 'moderate'))
    expect(await phone.page.locator('.words em').textContent()).toBe('mail')
    await phone.page.getByRole('button', { name: 'Approve' }).tap()
    await phone.page.getByRole('heading', { name: 'Published' }).waitFor()
    const shown = await fetch(`${worker.url}/v1/${desk.site}/comments/${id}`)
    expect(shown.status).toBe(200)
    expect(phone.heard.errors).toEqual([])
  })
})
