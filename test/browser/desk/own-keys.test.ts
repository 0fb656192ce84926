import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { useStage } from '../../support/browser/fixture'
import { waitUntil } from '../../support/browser/wait-until'

const stage = useStage()

describe('own keys at the desk', () => {
  it('do in the queue what the account page says, and stop when they are switched off', async ({
    expect,
  }) => {
    const mo = await aModerator(stage())
    const page = `${stage().host.origin}/own-keys`
    const first = await stage().aComment(mo.site, page)
    await stage().aComment(mo.site, page, { body: 'A second word.' })
    const visitor = await stage().visitor()
    await signIn(visitor, mo)
    const { page: desk } = visitor

    await desk.goto(`${stage().worker.url}/desk/account`)
    await desk.getByLabel('Approve', { exact: true }).fill('f')
    await desk.getByRole('button', { name: 'Save the keys' }).click()
    await desk.getByText('Your keys are saved.').waitFor()

    await desk.goto(`${stage().worker.url}/desk/${mo.site}`)
    // The script shows the button once it has bound the keys.
    await desk.locator('#keys-open:visible').waitFor()
    await desk.keyboard.press('a')
    await desk.keyboard.press('?')
    await desk.locator('dialog#keys[open]').waitFor()
    expect(await desk.locator('tr[data-does=approve] kbd').textContent()).toBe('f')
    const kept = desk.waitForResponse(/\/desk\/account\/keys$/)
    await desk.locator('#keys-on').uncheck()
    expect((await kept).status()).toBe(200)
    await desk.getByRole('button', { name: 'Close' }).click()
    await desk.keyboard.press('f')
    await desk.reload()
    await desk.locator('#keys-open:visible').waitFor()
    expect(await desk.locator('#rows li').count()).toBe(2)

    await desk.locator('#keys-open').click()
    const again = desk.waitForResponse(/\/desk\/account\/keys$/)
    await desk.locator('#keys-on').check()
    await again
    await desk.getByRole('button', { name: 'Close' }).click()
    const decided = desk.waitForResponse((response) => response.url().endsWith(`/comments/${first.id}`))
    await desk.keyboard.press('f')
    expect((await decided).status()).toBe(200)
    await waitUntil('the row to go', async () => (await desk.locator('#rows li:not(.leaving)').count()) === 1)
    expect(visitor.heard.errors).toEqual([])
  })
})
