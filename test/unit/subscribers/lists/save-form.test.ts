import * as v from 'valibot'
import { describe, it } from 'vitest'
import { translator } from '../../../../src/i18n/translate'
import { FormInput } from '../../../../src/subscribers/lists/form-schema'
import { readForms } from '../../../../src/subscribers/lists/read-forms'
import { FORMS_MAX, saveForm } from '../../../../src/subscribers/lists/save-form'
import { aForm, aList } from '../../../support/a-list'
import { aSite } from '../../../support/a-site'
import { dumpOf } from '../../../support/a-subscriber'
import { testContext } from '../../../support/test-context'

const en = translator('en')
const input = (fields: Partial<v.InferInput<typeof FormInput>>) =>
  v.parse(FormInput, { id: 'footer', name: 'Footer', list: ['news'], choose: 'fixed', ...fields })

describe('saveForm', () => {
  it('makes a form with what it offers and asks', async ({ expect }) => {
    const [site, ctx] = [await aSite(), testContext()]
    await aList(site, 'weekly')
    const asked = {
      list: ['weekly', 'news'],
      choose: 'choose',
      askName: 'yes',
      askHour: 'yes',
      words: ' Yes. ',
    }
    await saveForm(ctx, site, 7, input(asked as never), { create: true })
    const { forms } = await readForms(ctx, site, en)
    expect(forms).toEqual([
      expect.objectContaining({ id: 'default', name: 'Usual form' }),
      {
        id: 'footer',
        name: 'Footer',
        settings: {
          lists: ['weekly', 'news'],
          choose: true,
          askName: true,
          askFrequency: false,
          askHour: true,
          words: ' Yes.',
        },
      },
    ])
    expect(ctx.purged).toEqual([`site-${site.id}`])
  })

  it('changes the form that is always there, and the same again writes nothing', async ({ expect }) => {
    const [site, ctx] = [await aSite(), testContext()]
    const change = () => saveForm(ctx, site, 7, input({ id: 'default', askName: 'yes' }), { create: false })
    await change()
    await change()
    expect((await readForms(ctx, site, en)).forms).toMatchObject([
      { id: 'default', name: 'Footer', settings: { askName: true } },
    ])
    const { audit } = (await dumpOf(site, ctx, 'nobody@example.org')) as { audit: { action: string }[] }
    expect(audit.map(({ action }) => action)).toEqual(['form.change'])
    expect(ctx.purged).toHaveLength(1)
  })

  it('refuses a form without a list of the site', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    await aList(other, 'theirs')
    for (const list of [[], ['theirs'], ['nowhere']]) {
      await expect(aForm(site, 'footer', { list })).rejects.toMatchObject({
        details: { issues: [{ field: 'list', message: 'subscribers.list-missing' }] },
      })
    }
  })

  it('takes an id once, and never that of the usual form', async ({ expect }) => {
    const [site, ctx] = [await aSite(), testContext()]
    await aForm(site, 'footer')
    for (const id of ['footer', 'default', 'preferences', 'desk', 'import']) {
      await expect(saveForm(ctx, site, 7, input({ id }), { create: true })).rejects.toMatchObject({
        details: { issues: [{ field: 'id', message: 'subscribers.id-taken' }] },
      })
    }
  })

  it('does not change a form that is not there, or another site’s', async ({ expect }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), testContext()]
    await aForm(other, 'footer')
    await expect(saveForm(ctx, site, 7, input({}), { create: false })).rejects.toMatchObject({
      code: 'subscribers/form-unknown',
    })
  })

  it('stops at FORMS_MAX', async ({ expect }) => {
    const site = await aSite()
    for (let at = 0; at < FORMS_MAX; at++) await aForm(site, `form-${at}`)
    await expect(aForm(site, 'one-more')).rejects.toMatchObject({
      details: { issues: [{ field: 'id', message: 'subscribers.forms-many' }] },
    })
  })
})
