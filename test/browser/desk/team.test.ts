import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeViolations } from '../../support/browser/axe'
import { useStage, type Visitor } from '../../support/browser/fixture'
import { mailTo } from '../../support/browser/mailbox'

// A Worker with a name: passkeys belong to one, and not to a number.
const stage = useStage({ PUBLIC_URL: 'http://localhost' })

/** A security chip that knows its person and says yes, as Chromium's own virtual one (WebAuthn 3, 11). */
async function withAuthenticator({ context, page }: Visitor): Promise<void> {
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

const scrollsSideways = ({ page }: Visitor) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

describe('a passkey (C9)', () => {
  it('is added, signs in without a name, and is removed', async ({ expect }) => {
    const { visitor, worker } = stage()
    const mo = await visitor()
    const desk = await aModerator(stage())
    await withAuthenticator(mo)
    await signIn(mo, desk)
    await mo.page.getByRole('link', { name: 'Mo Keller' }).click()
    await mo.page.getByLabel('Name of the new passkey').fill('Work laptop')
    await mo.page.getByRole('button', { name: 'Add a passkey' }).click()
    await mo.page.getByText('The passkey is added.').waitFor()
    expect(await axeViolations(mo.page)).toEqual([])

    await mo.page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await mo.page.waitForURL(/sign-in|desk\/s/)
    // The browser may offer it in the field by itself, and this one says yes at once; else there is the button.
    const inside = mo.page.waitForURL(`**/desk/${desk.site}`)
    await mo.page
      .getByRole('button', { name: 'Use a passkey' })
      .click({ timeout: 2000 })
      .catch(() => 'already on its way')
    await inside

    await mo.page.goto(`${worker.url}/desk/account`)
    await mo.page.getByText('by passkey · this browser').waitFor()
    await mo.page.getByRole('button', { name: 'Remove Work laptop' }).click()
    await mo.page.getByText('The passkey is removed.').waitFor()
    expect(mo.heard.errors).toEqual([])
  })

  it('is not missed where the browser has none: the mailed link is there, and nothing that cannot work', async ({
    expect,
  }) => {
    const { visitor, worker } = stage()
    const mo = await visitor({ javaScriptEnabled: false })
    await mo.page.goto(`${worker.url}/desk/sign-in`)
    await mo.page.getByRole('button', { name: 'Mail me a link' }).waitFor()
    expect(await mo.page.getByRole('button', { name: 'Use a passkey' }).count()).toBe(0)
    await signIn(mo, await aModerator(stage()))
    await mo.page.goto(`${worker.url}/desk/account`)
    await mo.page.getByText('Passkeys need JavaScript and').waitFor()
    expect(await mo.page.getByRole('button', { name: 'Add a passkey' }).count()).toBe(0)
  })
})

describe('an invitation (C8)', () => {
  it('brings somebody new to the team on a phone, without scripts', async ({ expect }) => {
    const { visitor, worker } = stage()
    const owner = await visitor()
    const desk = await aModerator(stage())
    await signIn(owner, desk)
    await owner.page.goto(`${worker.url}/desk/${desk.site}/team`)
    const email = `kim-${crypto.randomUUID().slice(0, 8)}@team.example`
    await owner.page.getByLabel('E-mail').fill(email)
    await owner.page.getByLabel('Role', { exact: true }).selectOption('reader')
    await owner.page.getByRole('button', { name: 'Send invitation' }).click()
    await owner.page.getByText('The invitation is on its way.').waitFor()
    expect(await axeViolations(owner.page)).toEqual([])

    const { text } = await mailTo(worker.url, email, /Join the team/)
    const kim = await visitor({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false })
    await kim.page.goto(/https?:\/\/\S+\/desk\/invite\/\S+/.exec(text)![0])
    await kim.page.getByRole('button', { name: 'Join and sign in' }).click()
    await kim.page.getByLabel('Your name').fill('Kim')
    await kim.page.getByRole('button', { name: 'Save the name' }).click()
    await kim.page.getByText('Saved.').waitFor()
    for (const path of ['account', 'sites', `${desk.site}/team`, desk.site]) {
      const answer = await kim.page.goto(`${worker.url}/desk/${path}`)
      expect(answer!.status(), path).toBe(200)
    }

    await owner.page.goto(`${worker.url}/desk/${desk.site}/team`)
    await owner.page.getByRole('button', { name: 'Remove Kim' }).click()
    await owner.page.getByText('Removed.').waitFor()
    expect((await kim.page.goto(`${worker.url}/desk/${desk.site}`))!.status()).toBe(404)
  })
})

describe('the pages of a team', () => {
  it('have nothing axe objects to, and fit 320 pixels', async ({ expect }) => {
    const { visitor, worker } = stage()
    const mo = await visitor({ viewport: { width: 320, height: 640 } })
    const desk = await aModerator(stage())
    await mo.page.goto(`${worker.url}/desk/sign-in`)
    await mo.page.getByRole('button', { name: 'Use a passkey' }).waitFor()
    expect(await axeViolations(mo.page)).toEqual([])
    await signIn(mo, desk)
    for (const path of [
      'account',
      'sites',
      'sites/new',
      `${desk.site}/team`,
      `${desk.site}/tokens`,
      `${desk.site}/archive`,
    ]) {
      await mo.page.goto(`${worker.url}/desk/${path}`)
      expect(await axeViolations(mo.page), path).toEqual([])
      expect(await scrollsSideways(mo), path).toBe(false)
    }
    await mo.page.goto(`${worker.url}/desk/${desk.site}/tokens`)
    await mo.page.getByLabel('Name').fill('A script')
    await mo.page.getByLabel('read and decide').check()
    await mo.page.getByRole('button', { name: 'Make the token' }).click()
    await mo.page.getByLabel('Token', { exact: true }).waitFor()
    expect(await axeViolations(mo.page)).toEqual([])
    expect(await scrollsSideways(mo)).toBe(false)

    await worker.db
      .prepare(
        'UPDATE sessions SET created_at = 0 WHERE person_id IN (SELECT id FROM people WHERE email = ?1)',
      )
      .bind(desk.email)
      .run()
    await mo.page.goto(`${worker.url}/desk/${desk.site}/archive`)
    await mo.page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor()
    expect(await axeViolations(mo.page)).toEqual([])
    await mo.page.getByRole('button', { name: 'Mail a link to' }).click()
    const { text } = await mailTo(worker.url, desk.email, /Your link/)
    await mo.page.goto(/https?:\/\/\S+\/desk\/sign-in\/\S+/.exec(text)![0])
    await mo.page.getByRole('button', { name: 'Sign in' }).click()
    await mo.page.getByRole('heading', { name: 'Archive this site' }).waitFor()
    expect(mo.heard.errors).toEqual([])
  })
})
