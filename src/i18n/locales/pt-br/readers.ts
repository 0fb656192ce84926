import type { Text } from '../../text'
import type { readers as en } from '../en/readers'

export const readers: Record<keyof typeof en, Text> = {
  'error.bans/banned':
    'Este site não aceita mais comentários, votos nem denúncias seus. A equipe bloqueou você.',
  'error.bans/banned-until':
    'Este site não aceita comentários, votos nem denúncias seus até {until}. A equipe bloqueou você.',
  'error.comments/votes-off': 'Este site não aceita votos.',
  'error.comments/vote-own': 'Este comentário é seu. Votar nele ou denunciá-lo cabe aos outros.',
  'error.comments/readers-many':
    'Muitos leitores novos vieram da sua rede hoje, por isso os votos e denúncias de dispositivos que nunca enviaram nenhum não contam por enquanto. Tente de novo amanhã.',
  'comments.sort-top': 'Mais bem avaliados',
  'comments.only-up': 'Este site só aceita votos a favor: envie 1.',
  'comments.votes': { one: '{count} voto', many: '{count} de votos', other: '{count} votos' },
  'comments.score': { one: '{count} ponto', many: '{count} de pontos', other: '{count} pontos' },
  'comments.vote-up': {
    one: 'Votar a favor: {count} voto',
    many: 'Votar a favor: {count} de votos',
    other: 'Votar a favor: {count} votos',
  },
  'comments.vote-up-score': {
    one: 'Votar a favor: {count} ponto',
    many: 'Votar a favor: {count} de pontos',
    other: 'Votar a favor: {count} pontos',
  },
  'comments.vote-down': 'Votar contra',
  'desk.set-votes': 'Votos dos leitores',
  'desk.votes-off': 'nenhum',
  'desk.votes-up': 'a favor',
  'desk.votes-both': 'a favor e contra',
  'desk.set-votes-hint':
    'Para votar não é preciso ter conta: um voto por dispositivo e comentário, com um limite por rede. A ordem “Mais bem avaliados” depende deles.',
  'error.comments/reports-many': 'Muitas denúncias vieram da sua rede. Tente de novo em uma hora.',
  'comments.report': 'Denunciar',
  'comments.report-whom': 'o comentário de {name}',
  'comments.report-title': 'Denunciar este comentário',
  'comments.report-why': 'O que há de errado nele?',
  'comments.report-choose': 'Escolha o que há de errado nele.',
  'comments.report-spam': 'Spam ou publicidade',
  'comments.report-abuse': 'Ofensa ou ódio',
  'comments.report-off-topic': 'Fora do assunto',
  'comments.report-personal-data': 'Dados pessoais de alguém',
  'comments.report-other': 'Outra coisa',
  'comments.report-note': 'Algo a acrescentar? (opcional)',
  'comments.report-note-use': 'Só a moderação lê.',
  'comments.report-send': 'Enviar denúncia',
  'comments.report-done': 'Obrigado. A moderação lerá este comentário com a sua denúncia.',
  'comments.report-close': 'Fechar',
  'comments.report-sent': 'Denunciado',
  'comments.report-illegal': 'Conteúdo ilegal',
  'comments.report-answer-use':
    'Escreva acima o que é ilegal e por quê, até onde você sabe. A decisão é enviada para cá; depois esquecemos o endereço.',
  'comments.report-notice': 'Sua denúncia {reference} a {site}',
  'mail.notice-arrived': 'Ela chegou. A equipe de {site} lê e escreve a você o que decidiu.',
  'mail.notice-removed': 'A equipe de {site} leu: o comentário não é mais público.',
  'mail.notice-kept': 'A equipe de {site} leu: o comentário continua público.',
  'mail.notice-redress':
    'Se você não concorda, denuncie de novo com seus motivos ou recorra a um tribunal ou, na UE, a um órgão certificado de resolução de disputas.',
  'comments.report-back': 'Voltar aos comentários',
  'desk.tab-reported': 'Denunciados',
  'desk.tab-reported-count': 'Denunciados ({count})',
  'desk.tab-reported-more': 'Denunciados ({count}+)',
  'desk.list-reported': 'Comentários denunciados',
  'desk.chip-reported': {
    one: '{count} denúncia',
    many: '{count} de denúncias',
    other: '{count} denúncias',
  },
  'desk.keep': 'Manter',
  'desk.why-reported': 'Leitores o denunciaram.',
  'desk.reports': 'Denúncias',
  'desk.report-count': '{reason}: {count}',
  'desk.reports-settled': {
    one: '{count} já resolvida',
    many: '{count} já resolvidas',
    other: '{count} já resolvidas',
  },
  'desk.set-reports': 'Denúncias que ocultam um comentário',
  'desk.set-reports-hint':
    'Com esse número de leitores, cada um de uma rede própria, um comentário publicado volta a esperar sua decisão; até lá ninguém o vê. 0: nunca, as denúncias só enchem a lista.',
  'desk.notice-reported-subject': 'Denunciado: comentário de {name} em “{page}”',
  'desk.notice-reported-text': {
    one: '{count} leitor denunciou o comentário de {name} em “{page}”. Ninguém o vê até a moderação decidir.',
    many: '{count} de leitores denunciaram o comentário de {name} em “{page}”. Ninguém o vê até a moderação decidir.',
    other:
      '{count} leitores denunciaram o comentário de {name} em “{page}”. Ninguém o vê até a moderação decidir.',
  },
  'desk.log-comment.report-hold': 'retido após denúncias',
  'comments.low': {
    one: 'Mal avaliado: {count} ponto',
    many: 'Mal avaliado: {count} de pontos',
    other: 'Mal avaliado: {count} pontos',
  },
  'comments.long': 'O comentário inteiro de {name}',
  'comments.badge-team': 'Equipe',
  'comments.badge-author': 'Autor',
  'comments.pinned': 'fixado',
  'desk.set-low': 'Votos contra que recolhem um comentário',
  'desk.set-low-hint':
    'Onde se vota a favor e contra, um comentário cujos votos contra superam nesse número os votos a favor fica recolhido; um clique o mostra. 0: nunca.',
  'error.moderation/not-pinnable':
    'Só pode ser fixado um comentário publicado que não responda a nenhum outro.',
  'error.moderation/pins-many': 'Já há {max} comentários fixados nesta página. Solte um primeiro.',
  'desk.pin': 'Fixar no topo',
  'desk.unpin': 'Soltar',
  'desk.log-comment.pin': 'fixado',
  'desk.log-comment.unpin': 'solto',
  'desk.set-listed': 'Buscadores',
  'desk.listed-yes': 'podem encontrar as conversas',
  'desk.listed-no': 'não podem encontrar as conversas',
  'desk.set-listed-hint':
    'Trata-se das páginas sem scripts, que mostram uma conversa sozinhas; cópias estáticas levam data-nosnippet. O que a página anfitriã mostra depende dela.',
}
