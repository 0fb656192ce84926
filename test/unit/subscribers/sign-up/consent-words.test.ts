import { describe, it } from 'vitest'
import { translator } from '../../../../src/i18n/translate'
import type { Site } from '../../../../src/sites/public'
import { carryWords, wordsOf } from '../../../../src/subscribers/sign-up/consent-words'
import { readOffer } from '../../../../src/subscribers/sign-up/read-offer'
import { aSite } from '../../../support/a-site'
import { aSignUp, newsContext, receiptsOf } from '../../../support/a-subscriber'

const en = translator('en')

const wordsNow = async (site: Site, t = en) =>
  wordsOf(site, await readOffer(newsContext(), site, 'default'), t)
const carriedNow = async (site: Site, t = en) => {
  const ctx = newsContext()
  return carryWords(ctx, site, await readOffer(ctx, site, 'default'), t)
}

describe('consent words', () => {
  it('are the site’s own, or the sentence of the language', async ({ expect }) => {
    expect(await wordsNow(await aSite({ consentWords: 'Mine.' }))).toBe('Mine.')
    const site = await aSite()
    expect(await wordsNow(site)).toContain(`news from ${site.name}`)
    expect(await wordsNow(site, translator('de'))).toContain(`Neues von ${site.name}`)
  })

  it('C3: get a new version when they change, and old receipts keep the old words', async ({ expect }) => {
    const ctx = newsContext()
    const site = await aSite({ consentWords: 'First.' })
    const changed = { ...site, settings: { ...site.settings, consentWords: 'Second.' } }
    const before = await aSignUp(site, ctx)
    const after = await aSignUp(changed, ctx)
    const again = await aSignUp(changed, ctx)
    expect((await receiptsOf(site, before.email))[0]).toMatchObject({ words: 'First.', version: 1 })
    expect((await receiptsOf(site, after.email))[0]).toMatchObject({ words: 'Second.', version: 2 })
    expect((await receiptsOf(site, again.email))[0]).toMatchObject({ words: 'Second.', version: 2 })
  })

  it('C3: of a form that was open while they changed are the ones it showed', async ({ expect }) => {
    const ctx = newsContext()
    const site = await aSite({ consentWords: 'First.' })
    const carried = await carriedNow(site)
    const changed = { ...site, settings: { ...site.settings, consentWords: 'Second.' } }
    const { email } = await aSignUp(changed, ctx, { words: carried })
    expect((await receiptsOf(site, email))[0]).toMatchObject({ words: 'First.' })
  })

  it('C3: of a form in another language than the answer’s are the ones it showed', async ({ expect }) => {
    const [ctx, site] = [newsContext(), await aSite()]
    const words = await carriedNow(site, translator('de'))
    const { email } = await aSignUp(site, ctx, { words, locale: 'en' })
    expect((await receiptsOf(site, email))[0]).toMatchObject({
      words: await wordsNow(site, translator('de')),
    })
  })

  it('are the current ones for words that we did not carry, or carried for another site', async ({
    expect,
  }) => {
    const ctx = newsContext()
    const [site, other] = [await aSite({ consentWords: 'Mine.' }), await aSite({ consentWords: 'Theirs.' })]
    const forged = `${(await carriedNow(site)).slice(0, -4)}AAAA`
    for (const words of ['nonsense', 'a.b.c', forged, await carriedNow(other)]) {
      const { email } = await aSignUp(site, ctx, { words })
      expect((await receiptsOf(site, email))[0]).toMatchObject({ words: 'Mine.' })
    }
  })
})
