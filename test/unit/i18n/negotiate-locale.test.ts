import { describe, it } from 'vitest'
import { negotiateLocale } from '../../../src/i18n/negotiate-locale'

describe('the language of an answer', () => {
  it.for([
    ['what the element says', 'de', 'en', 'en', 'de'],
    ['also with a region', 'de-AT', 'en', undefined, 'de'],
    ['else the site', undefined, 'de', 'en', 'de'],
    ['else the browser', undefined, undefined, 'tlh, de;q=0.8, en;q=0.5', 'de'],
    ['by its weights', undefined, undefined, 'en;q=0.2, de;q=0.9', 'de'],
    ['never what it refuses', undefined, undefined, 'de;q=0, en', 'en'],
    ['else English', undefined, undefined, undefined, 'en'],
    ['whatever is wished for that we do not speak', 'tlh', 'xx', 'tlh', 'en'],
    ['whatever noise comes', '../../etc', '', ';;;,,q=', 'en'],
    ['and not what only looks like a name', 'constructor', '__proto__', undefined, 'en'],
  ] as const)('is %s', ([, wanted, site, header, locale], { expect }) => {
    expect(negotiateLocale(wanted, site, header)).toBe(locale)
  })
})
