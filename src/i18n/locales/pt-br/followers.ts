import type { Text } from '../../text'
import type { followers as en } from '../en/followers'

export const followers: Record<keyof typeof en, Text> = {
  'error.followers/code-wrong': 'Esse não é o código do nosso e-mail. Compare os oito dígitos.',
  'error.followers/code-over':
    'Este código é antigo demais ou foi tentado vezes demais. Peça um novo e-mail.',
  'error.following/page-not-allowed':
    'As páginas de {origin} não pertencem ao site “{site}”. Quem cuida do site pode adicioná-las nas configurações.',
  'error.following/page-closed': 'Os comentários estão fechados nesta página, então não há nada para seguir.',
  'followers.code-wrong': 'Digite os oito dígitos do código do nosso e-mail.',
  'followers.notify': 'Enviar por e-mail para mim',
  'followers.notify-no': 'Nada',
  'followers.notify-replies': 'Respostas ao meu comentário',
  'followers.notify-all': 'Todos os comentários daqui',
  'followers.notify-mark': 'Nada, só confirmar meu endereço',
  'followers.how-often': 'Com que frequência',
  'followers.frequency-now': 'Na hora',
  'followers.frequency-hourly': 'A cada hora, reunidos',
  'followers.frequency-daily': 'Uma vez por dia, reunidos',
  'followers.follow-open': 'Seguir por e-mail',
  'followers.follow-title': 'Seguir esta conversa por e-mail',
  'followers.follow-text':
    'Deixe seu endereço de e-mail, e os comentários novos chegam até você. {site} pergunta antes por e-mail, e todo e-mail traz um link para parar.',
  'followers.follow-privacy': 'Perguntamos antes por e-mail. Todo e-mail traz um link para parar.',
  'followers.follow-button': 'Seguir',
  'followers.now-following': 'Você segue esta conversa. Todo e-mail traz um link para parar.',
  'followers.when-up': 'Avise-me por e-mail quando for publicado',
  'followers.when-up-set': 'Enviaremos um e-mail quando for publicado.',
  'followers.asked':
    'Enviamos um e-mail para saber se o endereço é seu. Aperte o botão que está nele. Para ter a marca “confirmado” neste dispositivo, digite aqui o código do e-mail.',
  'followers.asked-page':
    'Enviamos um e-mail para saber se o endereço é seu. Aperte o botão que está nele, e os e-mails começam. Nada depois de três minutos? Olhe na pasta de spam.',
  'followers.code-label': 'Código do nosso e-mail',
  'followers.code-hint': 'Oito dígitos. Valem uma hora.',
  'followers.code-button': 'Confirmar',
  'followers.proven':
    'Confirmado. A partir de agora, os comentários que você escrever aqui com este endereço levam a marca “confirmado”.',
  'followers.on-device': 'Seu endereço está confirmado neste dispositivo.',
  'followers.forget-device': 'Esquecer este dispositivo',
  'followers.confirm-title': 'Confirme seu endereço',
  'followers.confirm-text': 'Os e-mails sobre comentários em {site} chegarão a {address}.',
  'followers.mark-text': 'Você confirma a {site} que {address} é seu. Isso não gera nenhum e-mail.',
  'followers.confirm-button': 'Confirmar endereço',
  'followers.confirmed-title': 'Confirmado',
  'followers.confirmed-text':
    'Os e-mails sobre comentários em {site} chegam a {address}. Todo e-mail traz um link para parar.',
  'followers.marked-text': '{site} sabe que {address} é seu.',
  'followers.code-text':
    'Para ter a marca “confirmado” onde você escreveu, digite lá o código {code}. Não o digite em nenhum outro lugar.',
  'followers.gone-text':
    'Tudo sobre isso foi apagado, e não virão mais e-mails sobre comentários por esse motivo.',
  'followers.not-me-text':
    'Alguém digitou {address} para receber e-mails sobre comentários em {site}. Com este botão isso é apagado, e nada mais será enviado a este endereço.',
  'followers.link-expired-text':
    'Um link para esta página vale 30 dias. Podemos enviar um novo para {address}.',
  'followers.page-title': 'O que você segue em {site}',
  'followers.page-text': 'Os e-mails sobre comentários em {site} chegam a {address}.',
  'followers.page-none': 'Você não segue nada aqui, então não vêm e-mails.',
  'followers.page-gone': 'Uma página que não existe mais',
  'followers.follows-all': 'Todos os comentários, desde {time}',
  'followers.follows-answers': 'Respostas ao seu comentário, desde {time}',
  'followers.follows-up': 'Publicação do seu comentário, desde {time}',
  'followers.stop': 'Parar',
  'followers.stop-all': 'Parar todos os e-mails sobre comentários em {site}',
  'followers.save': 'Salvar',
  'followers.devices-text':
    'Os dispositivos em que você digitou um código põem a marca “confirmado” no que é escrito com seu endereço.',
  'followers.forget-devices': 'Esquecer todos os dispositivos',
  'followers.did-stopped': 'Pronto. Não virão mais e-mails de lá.',
  'followers.did-saved': 'Salvo.',
  'followers.did-forgotten': 'Pronto. Cada dispositivo terá de confirmar seu endereço de novo.',
  'followers.stop-title': 'Parar estes e-mails?',
  'followers.stop-text': 'Não chegarão mais a {address} e-mails sobre comentários em “{page}”.',
  'followers.stop-all-text': 'Não chegarão mais a {address} e-mails sobre comentários em {site}.',
  'followers.stopped-title': 'Pronto',
  'followers.stopped-text': 'Não chegam mais a {address} e-mails sobre comentários em “{page}”.',
  'followers.stopped-all-text': 'Não chegam mais a {address} e-mails sobre comentários em {site}.',
  'followers.mail.confirm-subject': 'Confirme seu endereço: {site}',
  'followers.mail.confirm-text':
    'Alguém, provavelmente você, pediu para receber neste endereço e-mails sobre comentários em {site}. Aperte o botão para recebê-los. Até lá, nada será enviado.',
  'followers.mail.mark-text':
    'Alguém, provavelmente você, quer mostrar em {site} que este endereço lhe pertence. Aperte o botão para confirmar que ele é seu.',
  'followers.mail.code':
    'Para ter a marca “confirmado”, digite este código onde você escreveu: {code}. Ele vale até {time}. Não o dê a ninguém: quem o tiver passa por você lá.',
  'followers.mail.confirm-reason':
    'Você recebeu este e-mail porque este endereço foi digitado em um formulário de comentários de {site}. Se não foi você, não faça nada, e não virão outros; ou avise pelo link acima, e o endereço ficará bloqueado para sempre.',
  'followers.mail.answers-subject': {
    one: 'Uma resposta ao seu comentário em {site}',
    many: '{count} de respostas ao seu comentário em {site}',
    other: '{count} respostas ao seu comentário em {site}',
  },
  'followers.mail.news-subject': {
    one: 'Um comentário novo em {site}',
    many: '{count} de comentários novos em {site}',
    other: '{count} comentários novos em {site}',
  },
  'followers.mail.answers-text': {
    one: 'Alguém respondeu ao seu comentário em {site}.',
    many: 'Há {count} de respostas ao seu comentário em {site}.',
    other: 'Há {count} respostas ao seu comentário em {site}.',
  },
  'followers.mail.news-text': {
    one: 'Há um comentário novo no que você segue em {site}.',
    many: 'Há {count} de comentários novos no que você segue em {site}.',
    other: 'Há {count} comentários novos no que você segue em {site}.',
  },
  'followers.mail.open': 'Ler na página',
  'followers.mail.up-subject': 'Seu comentário em {site} foi publicado',
  'followers.mail.up-text': 'Seu comentário em {site} já está no ar.',
  'followers.mail.more': {
    one: 'Há mais {count} na página.',
    many: 'Há mais {count} na página.',
    other: 'Há mais {count} na página.',
  },
  'followers.mail.stop': 'Parar estes e-mails',
  'followers.mail.stop-all': 'Parar todos os e-mails sobre comentários em {site}',
  'followers.mail.manage': 'Ver o que você segue e com que frequência vêm os e-mails',
  'followers.mail.news-reason':
    'Você recebeu este e-mail porque pediu isso a {site} e confirmou este endereço. Os links acima param os e-mails na hora.',
  'followers.mail.link-subject': 'O que você segue em {site}',
  'followers.mail.link-text': 'Aqui está um novo link para o que você segue em {site}. Ele vale 30 dias.',
  'followers.mail.link-reason':
    'Você recebeu este e-mail porque alguém abriu um link antigo para esta página e pediu um novo. Se não foi você, nada mudou.',
  'mail.sample-follow': 'Confirmar um endereço para comentários',
  'mail.sample-follow-link': 'Um novo link para o que se segue',
  'mail.sample-answer': 'Uma resposta a um comentário',
  'mail.sample-comment-up': 'Seu comentário foi publicado',
  'mail.sample-news-digest': 'Comentários novos, reunidos',
  'desk.mail-job-followers.send-confirmation': 'confirmação de um endereço para comentários',
  'desk.mail-job-followers.send-link': 'link para o que se segue',
  'desk.mail-job-followers.tell-up': 'e-mail ao autor de um comentário publicado',
  'desk.mail-job-following.tell-at-once': 'e-mail sobre um comentário a quem o segue',
  'desk.email-proven': 'confirmado',
  'desk.email-typed': 'só digitado',
  'desk.log-follower.confirm': 'confirmou um endereço',
  'desk.log-follower.decline': 'não havia pedido e-mails',
  'desk.log-follower.stop': 'deixou de seguir',
  'desk.log-follower.stop-all': 'parou todos os e-mails sobre comentários',
  'desk.log-follower.frequency': 'mudou a frequência dos e-mails',
  'desk.log-follower.forget-devices': 'esqueceu todos os dispositivos',
}
