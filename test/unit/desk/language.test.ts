import { describe, it } from 'vitest'
import { MAIL_SAMPLES } from '../../../src/desk/mail/mail-samples'
import { deskLocale, LOCALE_NAMES } from '../../../src/i18n/translate'
import { aMember, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { call } from '../../support/api'

describe('the desk', () => {
  it.for([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['en', 'en'],
    ['fr', 'en'],
    ['ar', 'en'],
    ['pt-BR', 'en'],
    ['tlh', 'en'],
  ] as const)('asked for %s speaks %s, whole', async ([asked, spoken], { expect }) => {
    const site = await aSite()
    const page = await visit(await aMember(site), `/desk/${site.id}`, { 'accept-language': asked })
    expect(page.text).toContain(`<html lang="${spoken}" dir="ltr">`)
  })

  it('is alone in that: readers are spoken to in every language there is', async ({ expect }) => {
    for (const locale of LOCALE_NAMES) {
      const site = await aSite({ locale })
      const page = await call(`/${site.id}/subscribe`)
      expect(page.text, locale).toContain(`lang="${locale}"`)
    }
    expect(LOCALE_NAMES.filter((locale) => deskLocale(locale) === locale)).toEqual(['en', 'de'])
  })
})

describe('samples of mails', () => {
  it('have a name of their own each, or the desk could never show the second', ({ expect }) => {
    const names = MAIL_SAMPLES.map(({ name }) => name)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })
})
