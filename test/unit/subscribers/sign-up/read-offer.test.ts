import { describe, it } from 'vitest'
import { translator } from '../../../../src/i18n/translate'
import { wordsOf } from '../../../../src/subscribers/sign-up/consent-words'
import { listName, readOffer } from '../../../../src/subscribers/sign-up/read-offer'
import { aForm, aList } from '../../../support/a-list'
import { aSite } from '../../../support/a-site'
import { newsContext } from '../../../support/a-subscriber'

const en = translator('en')
const ids = (lists: readonly { readonly id: string }[]) => lists.map(({ id }) => id)

describe('readOffer', () => {
  it('offers the one list every site begins with, by the form that is always there', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const offer = await readOffer(ctx, site, 'default')
    expect(ids(offer.lists)).toEqual(['news'])
    expect(offer).toMatchObject({ form: 'default', choose: false, settings: { askName: false } })
    expect(listName(offer.lists[0]!, site.name, en)).toBe(`News from ${site.name}`)
    expect(listName(offer.lists[0]!, site.name, translator('de'))).toBe(`Neues von ${site.name}`)
  })

  it('costs one round trip, and a row for each list', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const { roundTrips, rowsRead } = { ...ctx.db.usage }
    await readOffer(ctx, site, 'default')
    expect(ctx.db.usage.roundTrips - roundTrips).toBe(1)
    expect(ctx.db.usage.rowsRead - rowsRead).toBeLessThanOrEqual(4)
  })

  it('offers a form’s lists in the form’s order, and leaves closed ones out', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    await aList(site, 'alerts')
    await aList(site, 'old', { closed: 'yes' })
    await aForm(site, 'footer', { list: ['weekly', 'old', 'news', 'alerts'], choose: 'choose' })
    const offer = await readOffer(ctx, site, 'footer')
    expect(ids(offer.lists)).toEqual(['weekly', 'news', 'alerts'])
    expect(offer.choose).toBe(true)
    expect(ids(offer.open)).toEqual(['alerts', 'news', 'weekly'])
  })

  it('leaves no choice where one list is left', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'old', { closed: 'yes' })
    await aForm(site, 'footer', { list: ['news', 'old'], choose: 'choose' })
    expect((await readOffer(ctx, site, 'footer')).choose).toBe(false)
  })

  it('offers the lists that a page names in place of the form’s', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    await aForm(site, 'default', { list: ['news', 'weekly'], choose: 'choose' })
    const offer = await readOffer(ctx, site, 'default', ['weekly', 'weekly'])
    expect(ids(offer.lists)).toEqual(['weekly'])
    expect(offer.choose).toBe(false)
  })

  it('refuses forms and lists that are not there, of another site too, and forms without an open list', async ({
    expect,
  }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), newsContext()]
    await aList(other, 'theirs')
    await aForm(other, 'theirs')
    await expect(readOffer(ctx, site, 'theirs')).rejects.toMatchObject({ code: 'subscribers/form-unknown' })
    await expect(readOffer(ctx, site, 'default', ['theirs'])).rejects.toMatchObject({
      code: 'subscribers/list-unknown',
    })
    await aList(site, 'old', { closed: 'yes' })
    await aForm(site, 'footer', { list: ['old'] })
    await expect(readOffer(ctx, site, 'footer')).rejects.toMatchObject({ code: 'subscribers/lists-closed' })
  })
})

describe('the words of a form', () => {
  it('are its own, else those of its only list, else the site’s, else the language’s', async ({ expect }) => {
    const [site, ctx] = [await aSite({ consentWords: 'The site’s.' }), newsContext()]
    const words = async (form: string, lists: string[] = []) =>
      wordsOf(site, await readOffer(ctx, site, form, lists), en)
    await aList(site, 'weekly', { words: 'The list’s.' })
    await aForm(site, 'own', { list: ['weekly'], words: 'The form’s.' })
    await aForm(site, 'one', { list: ['weekly'] })
    await aForm(site, 'both', { list: ['weekly', 'news'] })
    expect(await words('own')).toBe('The form’s.')
    expect(await words('one')).toBe('The list’s.')
    expect(await words('both')).toBe('The site’s.')
    expect(await words('both', ['weekly'])).toBe('The list’s.')
    expect(await words('default')).toBe('The site’s.')
  })

  it('C3: hold the lists and what is said of them where the reader chooses', async ({ expect }) => {
    const [site, ctx] = [await aSite({ consentWords: 'Agreed.' }), newsContext()]
    await aList(site, 'weekly', { name: 'Friday letter', description: 'One every Friday.' })
    await aForm(site, 'footer', { list: ['news', 'weekly'], choose: 'choose' })
    expect(wordsOf(site, await readOffer(ctx, site, 'footer'), en)).toBe(
      `News from ${site.name}\nFriday letter: One every Friday.\nAgreed.`,
    )
  })
})
