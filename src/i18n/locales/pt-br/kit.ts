import type { Text } from '../../text'
import type { kit as en } from '../en/kit'

export const kit: Record<keyof typeof en, Text> = {
  'error.fault': 'Algo falhou do nosso lado. Seu texto continua aqui; tente de novo em instantes.',
  'error.web/not-found': 'Não há nada neste endereço.',
  'error.web/fields-refused': 'Alguns dados precisam de revisão.',
  'error.web/body-unreadable': 'A requisição não tem conteúdo legível. Envie JSON ou campos de formulário.',
  'error.web/body-too-large': 'É mais do que cabe em uma requisição. Encurte e envie de novo.',
  'error.web/media-type': 'Envie a requisição como application/json ou como formulário.',
  'error.web/cross-origin':
    'Esta requisição veio de outro site, por isso nada foi alterado. Abra a própria página e tente de novo.',
  'error.web/too-many-requests': {
    one: 'Foram muitas requisições seguidas. Tente de novo em {count} minuto.',
    many: 'Foram muitas requisições seguidas. Tente de novo em {count} de minutos.',
    other: 'Foram muitas requisições seguidas. Tente de novo em {count} minutos.',
  },
  'error.limits/challenge-needed':
    'Um momento: este aparelho faz uma conta para mostrar que não é um robô. Os lentos levam meio minuto.',
  'error.limits/challenge-failed': 'A conta enviada não vale. Envie de novo e este aparelho faz outra.',
  'error.web/link-altered': 'Este link não está completo. Abra-o no próprio e-mail ou copie-o inteiro.',
  'error.web/link-expired': 'Este link é antigo demais.',
  'field.required': 'Escreva algo aqui.',
  'field.text': 'Isto precisa ser um texto.',
  'field.too-long': 'Encurte para {max} caracteres.',
  'field.too-long-by': {
    one: 'Corte {count} caractere, para ficar com {max}.',
    many: 'Corte {count} de caracteres, para ficar com {max}.',
    other: 'Corte {count} caracteres, para ficar com {max}.',
  },
  'field.email': 'Digite um endereço de e-mail completo, como nome@example.com',
  'field.web-address': 'Digite um endereço da web, como example.com',
  'field.page-address': 'Digite o endereço completo da página, como https://example.org/post/1',
  'field.choice': 'Escolha entre: {choices}.',
  'field.id': 'Isto precisa ser o número de um comentário.',
  'field.number': 'Isto precisa ser um número inteiro de {min} a {max}.',
  'field.day': 'Isto precisa ser um dia, como 2026-11-24.',
  'field.host': 'Isto precisa ser um domínio, como example.org.',
  'field.cursor': 'Este ponto da lista é desconhecido. Comece de novo sem ele.',
  'field.key': 'Idempotency-Key precisa ser um UUID.',
  'page.error-prefix': 'Erro:',
  'error.sites/unknown':
    'Não há nenhum site com este nome aqui. Compare-o com o código no painel de moderação.',
  'error.sites/origin-not-allowed':
    'As páginas de {origin} não podem publicar no site “{site}”. Quem cuida do site pode adicioná-las nas configurações.',
  'mail.wrote': '{name} escreveu:',
  'mail.button-fallback': 'Se o botão não funcionar, abra este endereço:',
}
