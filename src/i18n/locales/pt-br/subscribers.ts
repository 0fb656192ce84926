import type { Text } from '../../text'
import type { subscribers as en } from '../en/subscribers'

export const subscribers: Record<keyof typeof en, Text> = {
  'error.subscribers/page-not-allowed':
    'As páginas de {origin} não pertencem ao site “{site}”. Quem cuida do site pode adicioná-las nas configurações.',
  'error.subscribers/form-unknown': 'Este site não tem nenhum formulário de inscrição “{form}”.',
  'error.subscribers/list-unknown': 'O site “{site}” não tem nenhuma lista “{list}”.',
  'error.subscribers/lists-closed': 'Este formulário não aceita mais inscrições: as listas estão fechadas.',
  'subscribers.news-of': 'Novidades de {site}',
  'subscribers.list-missing': 'Escolha pelo menos uma lista',
  'subscribers.list-not-there': 'O site “{site}” não tem nenhuma lista “{list}”. Escolha outra.',
  'subscribers.time-zone-wrong': 'Informe um fuso horário pelo nome, como America/Sao_Paulo',
  'subscribers.email-missing': 'Digite seu endereço de e-mail',
  'subscribers.email-label': 'Endereço de e-mail',
  'subscribers.name-label': 'Nome (opcional)',
  'subscribers.lists-label': 'O que você gostaria de receber?',
  'subscribers.frequency-label': 'Com que frequência',
  'subscribers.frequency-at-once': 'Na hora, uma a uma',
  'subscribers.frequency-daily': 'Reunidas, uma vez por dia',
  'subscribers.frequency-weekly': 'Reunidas, uma vez por semana',
  'subscribers.weekday-label': 'Dia',
  'subscribers.hour-label': 'Hora, no seu fuso',
  'subscribers.time-zone-label': 'Seu fuso horário',
  'subscribers.id-wrong': 'Use uma palavra com a–z, 0–9 e “-”, de no máximo 32 caracteres',
  'subscribers.id-taken': 'Esse identificador já existe. Escolha outra palavra.',
  'subscribers.lists-many': 'Um site tem no máximo {max} listas. Dê um novo uso a uma que esteja fechada.',
  'subscribers.forms-many':
    'Um site tem no máximo {max} formulários. Altere um que não esteja mais em nenhuma página.',
  'subscribers.form-default': 'Formulário comum',
  'subscribers.sign-up-button': 'Inscrever-se',
  'subscribers.sending': 'Enviando…',
  'subscribers.consent':
    'Ao se inscrever, você concorda em receber por e-mail as novidades de {site}. Você pode cancelar a inscrição com um clique a qualquer momento.',
  'subscribers.page-title': 'Novidades de {site}',
  'subscribers.page-text': 'Deixe seu endereço de e-mail, e as novidades de {site} chegam até você.',
  'subscribers.pending-title': 'Só mais um passo',
  'subscribers.pending': 'Procure nosso e-mail e aperte o botão que está nele.',
  'subscribers.pending-later':
    'Procure nosso e-mail e aperte o botão que está nele. Muita gente está se inscrevendo agora, então ele pode demorar uma hora ou mais.',
  'subscribers.pending-change': 'Usar outro endereço',
  'subscribers.pending-hint':
    'Nada depois de três minutos? Olhe na pasta de spam, ou inscreva-se de novo em dez minutos.',
  'subscribers.back': 'Voltar à página de onde você veio',
  'subscribers.confirm-title': 'Confirme sua inscrição',
  'subscribers.confirm-text': 'As novidades de {site} chegarão a {address}.',
  'subscribers.confirm-button': 'Confirmar inscrição',
  'subscribers.confirmed-title': 'Tudo certo',
  'subscribers.confirmed-text':
    'As novidades de {site} chegarão a {address}. Todo e-mail traz um link para cancelar a inscrição.',
  'subscribers.already-title': 'Já confirmada',
  'subscribers.already-text': 'As novidades de {site} chegam a {address}. Não falta fazer nada.',
  'subscribers.expired-title': 'Este link é antigo demais',
  'subscribers.expired-text': 'Um link de confirmação vale sete dias. Podemos enviar um novo para {address}.',
  'subscribers.used-title': 'Este link já foi usado',
  'subscribers.used-text':
    'Com ele {address} foi inscrito, e a inscrição foi cancelada depois. Podemos enviar um novo link.',
  'subscribers.again-button': 'Enviar novo e-mail',
  'subscribers.again-title': 'Procure nosso e-mail',
  'subscribers.again-text':
    'Um novo e-mail está a caminho de {address}. Se você acabou de pedir um, use o que já tem.',
  'subscribers.gone-title': 'Este pedido não existe mais',
  'subscribers.gone-text':
    'Ele foi apagado, e nada mais será enviado por causa dele. Você pode se inscrever de novo a qualquer momento.',
  'subscribers.not-me-title': 'Você não pediu isto?',
  'subscribers.not-me-text':
    'Alguém digitou {address} para receber as novidades de {site}. Com este botão o pedido é apagado, e nada mais será enviado a este endereço.',
  'subscribers.not-me-button': 'Apagar e não me enviar nada',
  'subscribers.not-me-done-title': 'Apagado',
  'subscribers.not-me-done-text': 'Nada mais será enviado a {address}.',
  'subscribers.leave-title': 'Deixar de receber as novidades de {site}?',
  'subscribers.leave-text': 'Nada mais será enviado a {address}.',
  'subscribers.leave-list-title': 'Sair de “{list}”?',
  'subscribers.leave-list-text':
    'Nada mais de “{list}” será enviado a {address}. As outras listas de {site} ficam como estão.',
  'subscribers.left-list-text':
    '{address} não receberá mais nada de “{list}”. As outras listas de {site} ficam como estão.',
  'subscribers.leave-button': 'Cancelar inscrição',
  'subscribers.left-title': 'Inscrição cancelada',
  'subscribers.left-text': '{address} não receberá mais novidades de {site}.',
  'subscribers.undo-text': 'Foi sem querer? Durante meia hora você pode desfazer.',
  'subscribers.undo-button': 'Desfazer',
  'subscribers.reason-ask': 'Por que você está saindo?',
  'subscribers.reason-too-many': 'E-mails demais',
  'subscribers.reason-not-expected': 'Não é o que eu esperava',
  'subscribers.reason-never-asked': 'Nunca me inscrevi',
  'subscribers.reason-elsewhere': 'Leio em outro lugar',
  'subscribers.reason-hint': 'O site vê a resposta, não o seu nome.',
  'subscribers.reason-button': 'Enviar resposta',
  'subscribers.undone-title': 'A inscrição continua',
  'subscribers.undone-text': 'As novidades de {site} continuam chegando a {address}.',
  'subscribers.undo-late-title': 'É tarde para desfazer',
  'subscribers.undo-late-text':
    'Um cancelamento pode ser desfeito durante meia hora. Para receber de novo as novidades de {site}, inscreva-se outra vez.',
  'subscribers.unknown-title': 'Este endereço não está na lista',
  'subscribers.unknown-text': 'Tudo sobre ele foi apagado, e nada lhe será enviado.',
  'subscribers.mail.confirm-subject': 'Confirme sua inscrição: {site}',
  'subscribers.mail.confirm-text':
    'Alguém, provavelmente você, pediu para receber neste endereço as novidades de {site}. Aperte o botão para confirmar. Até lá, nada será enviado.',
  'subscribers.mail.confirm-until': 'O botão funciona até {time}.',
  'subscribers.mail.not-me': 'Eu não pedi isto',
  'subscribers.mail.confirm-reason':
    'Você recebeu este e-mail porque este endereço foi digitado em um formulário de inscrição de {site}. Se não foi você, não faça nada, e não virão outros; ou avise pelo link acima, e o endereço ficará bloqueado para sempre.',
  'subscribers.mail.already-subject': 'Você já tem uma inscrição: {site}',
  'subscribers.mail.already-text':
    'Este endereço foi digitado em um formulário de inscrição de {site}. Ele já está na lista, então não há nada a fazer.',
  'subscribers.mail.already-reason':
    'Se não foi você, nada mudou. Se não quer mais as novidades, cancele a inscrição pelo link acima.',
  'subscribers.no-answer':
    'Nenhuma resposta chegou, então a inscrição ainda não foi feita. Verifique a conexão e aperte o botão de novo.',
  'subscribers.did-you-mean': 'Se nada chegar: você quis dizer {address}?',
}
