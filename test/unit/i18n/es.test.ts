import { describe, it } from 'vitest'
import { absoluteTime, dayName, hourName, relativeTime, weekdayName } from '../../../src/i18n/format-time'
import { es } from '../../../src/i18n/locales/es'
import { negotiateLocale } from '../../../src/i18n/negotiate-locale'
import { translator } from '../../../src/i18n/translate'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { aMailedSignUp, newsContext, tokenIn } from '../../support/a-subscriber'
import { at, call, postJson } from '../../support/api'

const t = translator('es')
const NOW = Date.UTC(2026, 10, 24, 9, 30)

describe('Spanish', () => {
  // One for 1 alone, many for whole millions, which take “de”, other for the rest.
  it.for([
    ['comments.count', 0, '0 comentarios'],
    ['comments.count', 1, '1 comentario'],
    ['comments.count', 2, '2 comentarios'],
    // Spanish parts thousands from five digits on.
    ['comments.count', 1_234, '1234 comentarios'],
    ['comments.count', 12_345, '12.345 comentarios'],
    ['comments.count', 1_000_000, '1.000.000 de comentarios'],
    ['comments.count', 1_000_001, '1.000.001 comentarios'],
    ['comments.fresh', 1, '1 comentario nuevo'],
    ['comments.fresh', 5, '5 comentarios nuevos'],
    ['comments.fresh', 2_000_000, '2.000.000 de comentarios nuevos'],
    ['comments.more-replies', 1, 'Mostrar 1 respuesta más'],
    ['comments.more-replies', 17, 'Mostrar 17 respuestas más'],
    ['comments.votes', 0, '0 votos'],
    ['comments.votes', 1, '1 voto'],
    ['comments.score', -3, '-3 puntos'],
    ['desk.bulk-did-return', 1, '1 devuelto a su autor.'],
    ['desk.bulk-did-return', 3, '3 devueltos a sus autores.'],
    [
      'error.web/too-many-requests',
      1,
      'Han sido muchas peticiones seguidas. Vuelve a intentarlo en 1 minuto.',
    ],
    [
      'error.web/too-many-requests',
      9,
      'Han sido muchas peticiones seguidas. Vuelve a intentarlo en 9 minutos.',
    ],
  ] as const)('says %s of %d as “%s”', ([key, count, words], { expect }) => {
    expect(t(key, { count })).toBe(words)
  })

  it('writes dates, hours and numbers as Spanish does', ({ expect }) => {
    expect(absoluteTime('es', NOW)).toBe('24 de noviembre de 2026 a las 9:30 UTC')
    expect(dayName('es', NOW)).toBe('24 de noviembre de 2026')
    expect(weekdayName('es', 1)).toBe('lunes')
    expect(hourName('es', 19)).toBe('19:00')
    expect(relativeTime('es', NOW - 3 * 3_600_000, NOW)).toBe('hace 3 horas')
    expect(relativeTime('es', NOW - 26 * 3_600_000, NOW)).toBe('ayer')
    expect(t('field.too-long', { max: 20_000 })).toBe('Acórtalo a 20.000 caracteres.')
  })

  it('opens what it closes: questions, exclamations and quotes; and quotes as papers do', ({ expect }) => {
    const forms = Object.values(es).flatMap((text) =>
      typeof text === 'string' ? [text] : Object.values(text),
    )
    const count = (text: string, sign: string) => text.split(sign).length - 1
    const lopsided = forms.filter((form) =>
      ['¿?', '¡!', '«»'].some(([open, close]) => count(form, open!) !== count(form, close!)),
    )
    expect(lopsided).toEqual([])
    expect(forms.filter((form) => /["'“”]| [;:!?»]|« /.test(form))).toEqual([])
  })

  it.for([
    ['a region', 'es-MX', undefined, undefined],
    ['the site', undefined, 'es', 'de'],
    ['the weights of the browser', undefined, undefined, 'en;q=0.4, tlh, es-419;q=0.9, de;q=0.7'],
  ] as const)('is chosen by %s', ([, wanted, site, header], { expect }) => {
    expect(negotiateLocale(wanted, site, header)).toBe('es')
  })
})

describe('in Spanish', () => {
  it('a thread and its page without scripts', async ({ expect }) => {
    const site = await aSite({ hold: 'none', locale: 'es' })
    const root = await aComment(site, { name: 'Inés' })
    await aComment(site, { name: 'Íñigo', parentId: String(root.id) })
    const fragment = await call(at(`/embed/${site.id}/thread`, { page: aPage(site) }))
    expect(fragment.text).toContain('2 comentarios')
    expect(fragment.text).toMatch(/<bdi>Íñigo<\/bdi> en respuesta a <bdi>Inés<\/bdi>, <time/)
    expect(fragment.text).toContain('Tu dirección de correo electrónico no será publicada.')
    const page = await call(at(`/${site.id}/thread`, { page: aPage(site), lang: 'es-AR' }))
    expect(page.text).toContain('<html lang="es" dir="ltr">')
    expect(page.text).toContain('Publicar el comentario')
  })

  it('a refusal names the field and what to do', async ({ expect }) => {
    const site = await aSite({ locale: 'es' })
    const { status, json } = await postJson(`/embed/${site.id}/comments`, { page: aPage(site), name: 'Inés' })
    expect(status).toBe(422)
    expect(json.errors).toEqual([{ field: 'body', message: 'Escribe primero tu comentario.' }])
  })

  it('the mail that asks to confirm', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail } = await aMailedSignUp(site, ctx, { locale: 'es' })
    expect(mail!.subject).toBe(`Confirma tu suscripción a ${site.name}`)
    expect(mail!.html).toContain('<html lang="es" dir="ltr"')
    expect(mail!.text).toContain('El botón funciona hasta el 22 de enero de 2027 a las 9:00 UTC.')
    const { text } = await call(`/confirm/${tokenIn(mail, 'confirm')}`)
    expect(text).toContain('Confirmar la suscripción')
  })
})
