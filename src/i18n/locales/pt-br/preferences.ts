import type { Text } from '../../text'
import type { preferences as en } from '../en/preferences'

export const preferences: Record<keyof typeof en, Text> = {
  'preferences.link': 'Escolher o que você recebe',
  'preferences.title': 'Suas novidades de {site}',
  'preferences.for':
    'Para {address}. Esta página não pede senha: guarde para você o e-mail que trouxe até aqui.',
  'preferences.done-saved': 'Salvo.',
  'preferences.done-paused': 'Em pausa. As novidades voltam sozinhas.',
  'preferences.done-resumed': 'As novidades voltam a partir de agora.',
  'preferences.done-address':
    'Abra a caixa de entrada do novo endereço e aperte o botão no nosso e-mail. Até lá, nada muda.',
  'preferences.done-data': 'Procure nosso e-mail. O link que está nele vale um dia.',
  'preferences.done-back': 'Procure nosso e-mail e aperte o botão que está nele, e a inscrição é retomada.',
  'preferences.lists': 'O que você recebe',
  'preferences.consent':
    'O que você marcar chega por e-mail, enviado por {site}. Você pode cancelar a inscrição com um clique a qualquer momento.',
  'preferences.next': 'Próximo envio reunido: {time}, se houver novidades.',
  'preferences.save': 'Salvar',
  'preferences.pause-title': 'Pausa',
  'preferences.pause-text': 'Sem novidades por um tempo. Elas voltam sozinhas no dia que você escolher.',
  'preferences.paused': 'Em pausa até {day}.',
  'preferences.pause-until': 'Até',
  'preferences.pause': 'Pausar',
  'preferences.resume': 'Retomar a partir de agora',
  'preferences.until-wrong': 'Escolha um dia depois de hoje e dentro de um ano',
  'preferences.following-title': 'E-mails sobre comentários',
  'preferences.following-pages': {
    one: 'Você segue {count} conversa.',
    many: 'Você segue {count} de conversas.',
    other: 'Você segue {count} conversas.',
  },
  'preferences.following-replies': {
    one: 'As respostas a {count} comentário seu chegam por e-mail.',
    many: 'As respostas a {count} de comentários seus chegam por e-mail.',
    other: 'As respostas a {count} comentários seus chegam por e-mail.',
  },
  'preferences.following-open': 'Ver o que você segue e deixar de seguir',
  'preferences.address-title': 'Outro endereço',
  'preferences.address-text':
    'Primeiro perguntamos no novo endereço, e avisamos o antigo quando estiver feito.',
  'preferences.address-waits':
    'Um e-mail com um botão espera em {address}. Enquanto ninguém o apertar, nada muda.',
  'preferences.address-new': 'Novo endereço de e-mail',
  'preferences.address-button': 'Mudar endereço',
  'preferences.data-open': 'Ver meus dados',
  'preferences.data-title': 'Seus dados',
  'preferences.data-text':
    'Tudo o que guardamos sobre você, em um arquivo, e o botão que apaga. O link vai para {address}, para ficar fora do alcance de quem recebeu um e-mail encaminhado.',
  'preferences.data-button': 'Enviar o link para mim',
  'preferences.leave-title': 'Cancelar inscrição',
  'preferences.leave-text': 'Encerra tudo na hora. Durante meia hora dá para desfazer.',
  'preferences.back-text': 'Gostaria de voltar? Perguntamos mais uma vez por e-mail.',
  'preferences.back-button': 'Voltar',
  'preferences.new-address-title': 'Novidades de {site} neste endereço?',
  'preferences.new-address-to':
    'Alguém com inscrição em {site} quer receber as novidades em {address} a partir de agora.',
  'preferences.new-address-text':
    'Com o botão você concorda em receber as novidades de {site} neste endereço, e não mais no antigo. Você pode cancelar a inscrição com um clique a qualquer momento.',
  'preferences.new-address-button': 'Usar este endereço',
  'preferences.new-address-decline': 'Eu não pedi isto',
  'preferences.new-address-done-title': 'Mudado',
  'preferences.new-address-done-text': 'As novidades de {site} chegam a {address} a partir de agora.',
  'preferences.new-address-expired':
    'Ele vale sete dias. Peça um novo na sua página; todo e-mail leva até ela.',
  'preferences.new-address-gone':
    'Outro pedido tomou seu lugar, ou ele foi desfeito. Sua página mostra o que vale; todo e-mail leva até ela.',
  'preferences.new-address-own-title': 'Este endereço tem sua própria inscrição',
  'preferences.new-address-own-text':
    '{address} já recebe as novidades de {site}, por isso as duas inscrições ficam como estão. Para receber uma vez só, cancele por um e-mail do endereço antigo.',
  'preferences.own-title': 'Tudo o que {site} guarda sobre você',
  'preferences.own-text':
    'Endereço, opções, listas, quando e com qual texto você consentiu, e que e-mails foram para {address}.',
  'preferences.own-download': 'Baixar o arquivo',
  'preferences.own-expired': 'Um link para os seus dados vale um dia. Podemos enviar um novo para {address}.',
  'preferences.erase-title': 'Apagar tudo',
  'preferences.erase-text':
    'Endereço, opções e provas de consentimento somem na hora e para sempre. Fica uma marca feita a partir do seu endereço, que nos diz para não enviar nada a ele; o endereço não pode ser lido nela.',
  'preferences.erase-comments':
    'Os comentários que você escreveu em {site} ficam como estão. Você pode excluir os seus abaixo do artigo ou pedir isso ao site.',
  'preferences.erase-button': 'Apagar tudo',
  'preferences.erased-title': 'Apagado',
  'preferences.erased-text':
    'Não resta nada sobre você nas novidades de {site}, e nenhuma será enviada a você.',
  'preferences.mail.new-subject': 'Confirme este endereço para as novidades: {site}',
  'preferences.mail.new-text':
    'Alguém, provavelmente você, quer receber neste endereço as novidades de {site}. Aperte o botão para concordar. Até lá, nada muda.',
  'preferences.mail.new-reason':
    'Você recebeu este e-mail porque este endereço foi digitado na página de uma inscrição de {site}. Se não foi você, não faça nada; ou abra o link e diga isso, e o endereço ficará bloqueado para sempre.',
  'preferences.mail.changed-subject': 'Suas novidades agora vão para outro endereço: {site}',
  'preferences.mail.changed-text':
    'Como pedido, as novidades de {site} vão para {address} a partir de agora, e não mais para este endereço.',
  'preferences.mail.changed-reason':
    'Se não foi você, abra sua página pelo link acima: lá você pode voltar ao endereço anterior ou cancelar a inscrição.',
  'preferences.mail.data-subject': 'Seus dados: {site}',
  'preferences.mail.data-text':
    'Como pedido, aqui está o link para tudo o que {site} guarda sobre você. Ele também leva ao botão que apaga.',
  'preferences.mail.data-reason':
    'Você recebeu este e-mail porque alguém pediu isso na sua página de {site}. Se não foi você, não faça nada. Não encaminhe este e-mail.',
}
