import { describe, it } from 'vitest'
import { absoluteTime, dayName, hourName, relativeTime, weekdayName } from '../../../src/i18n/format-time'
import { ptBR } from '../../../src/i18n/locales/pt-br'
import { negotiateLocale } from '../../../src/i18n/negotiate-locale'
import { translator } from '../../../src/i18n/translate'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { aMailedSignUp, newsContext, tokenIn } from '../../support/a-subscriber'
import { at, call, postJson } from '../../support/api'

const t = translator('pt-BR')
const NOW = Date.UTC(2026, 10, 24, 9, 30)

describe('Brazilian Portuguese', () => {
  // One for 0 and 1, many for whole millions, which take “de”, other for the rest.
  it.for([
    ['comments.count', 0, '0 comentário'],
    ['comments.count', 1, '1 comentário'],
    ['comments.count', 2, '2 comentários'],
    ['comments.count', 1_234, '1.234 comentários'],
    ['comments.count', 1_000_000, '1.000.000 de comentários'],
    ['comments.count', 1_000_001, '1.000.001 comentários'],
    ['comments.fresh', 1, '1 comentário novo'],
    ['comments.fresh', 5, '5 comentários novos'],
    ['comments.fresh', 2_000_000, '2.000.000 de comentários novos'],
    ['comments.more-replies', 1, 'Mostrar mais 1 resposta'],
    ['comments.more-replies', 17, 'Mostrar mais 17 respostas'],
    ['comments.votes', 0, '0 voto'],
    ['comments.votes', 21, '21 votos'],
    ['comments.score', -3, '-3 pontos'],
    ['desk.bulk-did-return', 1, '1 devolvido ao autor.'],
    ['desk.bulk-did-return', 3, '3 devolvidos aos autores.'],
    ['error.web/too-many-requests', 1, 'Foram muitas requisições seguidas. Tente de novo em 1 minuto.'],
    ['error.web/too-many-requests', 9, 'Foram muitas requisições seguidas. Tente de novo em 9 minutos.'],
  ] as const)('says %s of %d as “%s”', ([key, count, words], { expect }) => {
    expect(t(key, { count })).toBe(words)
  })

  it('writes dates, hours and numbers as Brazilians do', ({ expect }) => {
    expect(absoluteTime('pt-BR', NOW)).toBe('24 de novembro de 2026 às 09:30 UTC')
    expect(dayName('pt-BR', NOW)).toBe('24 de novembro de 2026')
    expect(weekdayName('pt-BR', 1)).toBe('segunda-feira')
    expect(hourName('pt-BR', 19)).toBe('19:00')
    expect(relativeTime('pt-BR', NOW - 3 * 3_600_000, NOW)).toBe('há 3 horas')
    expect(relativeTime('pt-BR', NOW - 26 * 3_600_000, NOW)).toBe('ontem')
    expect(t('field.too-long', { max: 20_000 })).toBe('Encurte para 20.000 caracteres.')
  })

  it('quotes with round signs, closed as often as opened, and sets no space before a sign', ({ expect }) => {
    const forms = Object.values(ptBR).flatMap((text) =>
      typeof text === 'string' ? [text] : Object.values(text),
    )
    const count = (text: string, sign: string) => text.split(sign).length - 1
    expect(forms.filter((form) => count(form, '“') !== count(form, '”'))).toEqual([])
    expect(forms.filter((form) => /["'«»]| [;:!?”]|“ /.test(form))).toEqual([])
  })

  it.for([
    ['the language alone', 'pt', undefined, undefined],
    ['a neighbour', 'pt-PT', undefined, undefined],
    ['any case', 'PT-br', undefined, undefined],
    ['the site', undefined, 'pt-BR', 'de'],
    ['the weights of the browser', undefined, undefined, 'en;q=0.4, tlh, pt-PT;q=0.9, de;q=0.7'],
  ] as const)('is chosen by %s', ([, wanted, site, header], { expect }) => {
    expect(negotiateLocale(wanted, site, header)).toBe('pt-BR')
  })
})

describe('in Brazilian Portuguese', () => {
  it('a thread and its page without scripts', async ({ expect }) => {
    const site = await aSite({ hold: 'none', locale: 'pt-BR' })
    const root = await aComment(site, { name: 'Inês' })
    await aComment(site, { name: 'Átila', parentId: String(root.id) })
    const fragment = await call(at(`/embed/${site.id}/thread`, { page: aPage(site) }))
    expect(fragment.text).toContain('2 comentários')
    expect(fragment.text).toMatch(/<bdi>Átila<\/bdi> em resposta a <bdi>Inês<\/bdi>, <time/)
    expect(fragment.text).toContain('O seu endereço de e-mail não será publicado.')
    const page = await call(at(`/${site.id}/thread`, { page: aPage(site), lang: 'pt' }))
    expect(page.text).toContain('<html lang="pt-BR" dir="ltr">')
    expect(page.text).toContain('Publicar comentário')
  })

  it('a refusal names the field and what to do', async ({ expect }) => {
    const site = await aSite({ locale: 'pt-BR' })
    const { status, json } = await postJson(`/embed/${site.id}/comments`, { page: aPage(site), name: 'Inês' })
    expect(status).toBe(422)
    expect(json.errors).toEqual([{ field: 'body', message: 'Escreva primeiro seu comentário.' }])
  })

  it('the mail that asks to confirm', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail } = await aMailedSignUp(site, ctx, { locale: 'pt-BR' })
    expect(mail!.subject).toBe(`Confirme sua inscrição: ${site.name}`)
    expect(mail!.html).toContain('<html lang="pt-BR" dir="ltr"')
    expect(mail!.text).toContain('O botão funciona até 22 de janeiro de 2027 às 09:00 UTC.')
    const { text } = await call(`/confirm/${tokenIn(mail, 'confirm')}`)
    expect(text).toContain('Confirmar inscrição')
  })
})
