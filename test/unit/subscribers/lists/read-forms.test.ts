import { describe, it } from 'vitest'
import { translator } from '../../../../src/i18n/translate'
import { readForms } from '../../../../src/subscribers/lists/read-forms'
import { aForm, aList } from '../../../support/a-list'
import { aSite } from '../../../support/a-site'
import { testContext } from '../../../support/test-context'

const [en, de] = [translator('en'), translator('de')]

describe('the forms of a site', () => {
  it('begin with one nobody has to make, named in the language of the desk', async ({ expect }) => {
    const site = await aSite()
    for (const t of [en, de]) {
      const { forms, lists } = await readForms(testContext(), site, t)
      expect(forms).toEqual([
        {
          id: 'default',
          name: t('subscribers.form-default'),
          settings: {
            lists: ['news'],
            choose: false,
            askName: false,
            askFrequency: false,
            askHour: false,
            words: '',
          },
        },
      ])
      expect(lists.map(({ id }) => id)).toEqual(['news'])
    }
  })

  it('keep the default one first, also once it was changed', async ({ expect }) => {
    const site = await aSite()
    await aForm(site, 'aside')
    await aForm(site, 'default', { name: 'Everywhere', askName: 'yes' })
    const { forms } = await readForms(testContext(), site, en)
    expect(forms.map(({ id }) => id)).toEqual(['default', 'aside'])
    expect(forms[0]).toMatchObject({ name: 'Everywhere', settings: { askName: true, askHour: false } })
  })

  it('are those of this site only, with closed lists among them', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    await aList(site, 'old', { closed: 'yes' })
    await aList(other, 'theirs')
    await aForm(other, 'theirs')
    const { forms, lists } = await readForms(testContext(), site, en)
    expect(forms.map(({ id }) => id)).toEqual(['default'])
    expect(lists.map(({ id }) => id).sort()).toEqual(['news', 'old'])
    expect(lists.find(({ id }) => id === 'old')!.closed_at).not.toBeNull()
  })
})
