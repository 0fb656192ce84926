import { describe, it } from 'vitest'
import { translator } from '../../../src/i18n/translate'
import { currentWords } from '../../../src/subscribers/consent-words'
import { aSite } from '../../support/a-site'
import { aSignUp, newsContext, receiptsOf } from '../../support/a-subscriber'

const en = translator('en')

describe('consent words', () => {
  it('are the site’s own, or the sentence of the language', async ({ expect }) => {
    const own = await currentWords(await aSite({ consentWords: 'Mine.' }), en)
    expect(own.words).toBe('Mine.')
    const site = await aSite()
    expect((await currentWords(site, en)).words).toContain(`news from ${site.name}`)
    expect((await currentWords(site, translator('de'))).words).toContain(`Neues von ${site.name}`)
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
    const { id } = await currentWords(site, en)
    await aSignUp(site, ctx)
    const changed = { ...site, settings: { ...site.settings, consentWords: 'Second.' } }
    const { email } = await aSignUp(changed, ctx, { words: id })
    expect((await receiptsOf(site, email))[0]).toMatchObject({ words: 'First.' })
  })

  it('C3: of a form in another language than the answer’s are the ones it showed', async ({ expect }) => {
    const [ctx, site] = [newsContext(), await aSite()]
    const german = await currentWords(site, translator('de'))
    const { email } = await aSignUp(site, ctx, { words: german.id, locale: 'en' })
    expect((await receiptsOf(site, email))[0]).toMatchObject({ words: german.words })
  })

  it('are the current ones for an id that nobody knows, or that belongs to another site', async ({
    expect,
  }) => {
    const ctx = newsContext()
    const [site, other] = [await aSite({ consentWords: 'Mine.' }), await aSite({ consentWords: 'Theirs.' })]
    await aSignUp(other, ctx)
    for (const words of ['nonsense', (await currentWords(other, en)).id]) {
      const { email } = await aSignUp(site, ctx, { words })
      expect((await receiptsOf(site, email))[0]).toMatchObject({ words: 'Mine.' })
    }
  })
})
