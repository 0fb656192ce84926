import { describe, it } from 'vitest'
import { absoluteTime, dayName, hourName, relativeTime, weekdayName } from '../../../src/i18n/format-time'
import { fr } from '../../../src/i18n/locales/fr'
import { negotiateLocale } from '../../../src/i18n/negotiate-locale'
import { translator } from '../../../src/i18n/translate'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { aMailedSignUp, newsContext, tokenIn } from '../../support/a-subscriber'
import { at, call, postJson } from '../../support/api'

const t = translator('fr')
const NOW = Date.UTC(2026, 10, 24, 9, 30)
/** What French sets before ; : ! ? » and between thousands. */
const THIN = '\u202f'

describe('French', () => {
  // One for 0 and 1, many for whole millions, which take “de”, other for the rest.
  it.for([
    ['comments.count', 0, '0 commentaire'],
    ['comments.count', 1, '1 commentaire'],
    ['comments.count', 2, '2 commentaires'],
    ['comments.count', 1_234, `1${THIN}234 commentaires`],
    ['comments.count', 1_000_000, `1${THIN}000${THIN}000 de commentaires`],
    ['comments.count', 1_000_001, `1${THIN}000${THIN}001 commentaires`],
    ['comments.fresh', 1, '1 nouveau commentaire'],
    ['comments.fresh', 5, '5 nouveaux commentaires'],
    ['comments.fresh', 2_000_000, `2${THIN}000${THIN}000 de nouveaux commentaires`],
    ['comments.more-replies', 1, 'Afficher 1 autre réponse'],
    ['comments.more-replies', 17, 'Afficher 17 autres réponses'],
    ['comments.votes', 0, '0 vote'],
    ['comments.votes', 21, '21 votes'],
    ['comments.score', -3, '-3 points'],
    ['desk.bulk-did-return', 1, '1 renvoyé à son auteur.'],
    ['desk.bulk-did-return', 3, '3 renvoyés à leurs auteurs.'],
    ['error.web/too-many-requests', 1, 'Cela faisait beaucoup d’un coup. Réessayez dans 1 minute.'],
    ['error.web/too-many-requests', 15, 'Cela faisait beaucoup d’un coup. Réessayez dans 15 minutes.'],
  ] as const)('says %s of %d as “%s”', ([key, count, words], { expect }) => {
    expect(t(key, { count })).toBe(words)
  })

  it('writes dates, hours and numbers as the French do', ({ expect }) => {
    expect(absoluteTime('fr', NOW)).toBe('24 novembre 2026 à 09:30 UTC')
    expect(dayName('fr', NOW)).toBe('24 novembre 2026')
    expect(weekdayName('fr', 1)).toBe('lundi')
    expect(hourName('fr', 19)).toBe('19:00')
    expect(relativeTime('fr', NOW - 3 * 3_600_000, NOW)).toBe('il y a 3 heures')
    expect(relativeTime('fr', NOW - 26 * 3_600_000, NOW)).toBe('hier')
    expect(t('field.too-long', { max: 20_000 })).toBe(`Raccourcissez à 20${THIN}000 caractères.`)
  })

  it('sets thin spaces and round apostrophes, everywhere', ({ expect }) => {
    const forms = Object.values(fr).flatMap((text) =>
      typeof text === 'string' ? [text] : Object.values(text),
    )
    // Addresses, the # of a link, “a–z”, a header's name: what is not French.
    const french = forms.map((form) => form.replaceAll(/https?:\/\/\S+|Authorization: Bearer/g, ''))
    expect(french.filter((form) => /(^|[^\u202f])[;:!?»]|«(?!\u202f)|['"]/.test(form))).toEqual([])
  })

  it.for([
    ['a region', 'fr-CA', undefined, undefined],
    ['the site', undefined, 'fr', 'de'],
    ['the weights of the browser', undefined, undefined, 'en;q=0.4, tlh, fr-CH;q=0.9, de;q=0.7'],
  ] as const)('is chosen by %s', ([, wanted, site, header], { expect }) => {
    expect(negotiateLocale(wanted, site, header)).toBe('fr')
  })
})

describe('in French', () => {
  it('a thread and its page without scripts', async ({ expect }) => {
    const site = await aSite({ hold: 'none', locale: 'fr' })
    const root = await aComment(site, { name: 'Anne' })
    await aComment(site, { name: 'Élie', parentId: String(root.id) })
    const fragment = await call(at(`/embed/${site.id}/thread`, { page: aPage(site) }))
    expect(fragment.text).toContain('2 commentaires')
    expect(fragment.text).toMatch(/<bdi>Élie<\/bdi> en réponse à <bdi>Anne<\/bdi>, <time/)
    expect(fragment.text).toContain('Votre adresse e-mail ne sera pas publiée.')
    const page = await call(at(`/${site.id}/thread`, { page: aPage(site), lang: 'fr-BE' }))
    expect(page.text).toContain('<html lang="fr" dir="ltr">')
    expect(page.text).toContain('Publier le commentaire')
  })

  it('a refusal names the field and what to do', async ({ expect }) => {
    const site = await aSite({ locale: 'fr' })
    const { status, json } = await postJson(`/embed/${site.id}/comments`, { page: aPage(site), name: 'Anne' })
    expect(status).toBe(422)
    expect(json.errors).toEqual([{ field: 'body', message: 'Écrivez d’abord votre commentaire.' }])
  })

  it('the mail that asks to confirm', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail } = await aMailedSignUp(site, ctx, { locale: 'fr' })
    // A header has plain spaces.
    expect(mail!.subject).toBe(`Confirmez votre abonnement : ${site.name}`)
    expect(mail!.html).toContain('<html lang="fr" dir="ltr"')
    expect(mail!.text).toContain('Le bouton fonctionne jusqu’au 22 janvier 2027 à 09:00 UTC.')
    const { text } = await call(`/confirm/${tokenIn(mail, 'confirm')}`)
    expect(text).toContain('Confirmer l’abonnement')
  })
})
