import type { Text } from '../../text'
import type { readers as en } from '../en/readers'

export const readers: Record<keyof typeof en, Text> = {
  'error.bans/banned':
    'Este sitio ya no admite comentarios, votos ni denuncias tuyos. Su equipo te ha vetado.',
  'error.bans/banned-until':
    'Este sitio no admite comentarios, votos ni denuncias tuyos hasta el {until}. Su equipo te ha vetado.',
  'error.comments/votes-off': 'Este sitio no admite votos.',
  'error.comments/vote-own': 'Este comentario es tuyo. Votarlo o denunciarlo es cosa de los demás.',
  'error.comments/readers-many':
    'Hoy han llegado muchos lectores nuevos desde tu red, así que por ahora no cuentan los votos y denuncias de dispositivos que nunca habían enviado ninguno. Vuelve a intentarlo mañana.',
  'comments.sort-top': 'Mejor valorados',
  'comments.only-up': 'Este sitio solo admite votos a favor: envía 1.',
  'comments.votes': { one: '{count} voto', many: '{count} de votos', other: '{count} votos' },
  'comments.score': { one: '{count} punto', many: '{count} de puntos', other: '{count} puntos' },
  'comments.vote-up': {
    one: 'Votar a favor: {count} voto',
    many: 'Votar a favor: {count} de votos',
    other: 'Votar a favor: {count} votos',
  },
  'comments.vote-up-score': {
    one: 'Votar a favor: {count} punto',
    many: 'Votar a favor: {count} de puntos',
    other: 'Votar a favor: {count} puntos',
  },
  'comments.vote-down': 'Votar en contra',
  'desk.set-votes': 'Votos de los lectores',
  'desk.votes-off': 'ninguno',
  'desk.votes-up': 'a favor',
  'desk.votes-both': 'a favor y en contra',
  'desk.set-votes-hint':
    'Para votar no hace falta cuenta: un voto por dispositivo y comentario, con un límite por red. El orden «Mejor valorados» depende de ellos.',
  'error.comments/reports-many':
    'Han llegado muchas denuncias desde tu red. Vuelve a intentarlo en una hora.',
  'comments.report': 'Denunciar',
  'comments.report-whom': 'el comentario de {name}',
  'comments.report-title': 'Denunciar este comentario',
  'comments.report-why': '¿Qué tiene de malo?',
  'comments.report-choose': 'Elige qué tiene de malo.',
  'comments.report-spam': 'Spam o publicidad',
  'comments.report-abuse': 'Insultos u odio',
  'comments.report-off-topic': 'Fuera de tema',
  'comments.report-personal-data': 'Datos personales de alguien',
  'comments.report-other': 'Otra cosa',
  'comments.report-note': '¿Algo que añadir? (opcional)',
  'comments.report-note-use': 'Solo lo lee la moderación.',
  'comments.report-send': 'Enviar la denuncia',
  'comments.report-done': 'Gracias. La moderación leerá este comentario junto con tu denuncia.',
  'comments.report-close': 'Cerrar',
  'comments.report-sent': 'Denunciado',
  'comments.report-illegal': 'Contenido ilegal',
  'comments.report-answer-use':
    'Escribe arriba qué es ilegal y por qué, según tu leal saber. La decisión se envía aquí; después olvidamos la dirección.',
  'comments.report-notice': 'Tu denuncia {reference} a {site}',
  'mail.notice-arrived': 'Ha llegado. El equipo de {site} la lee y te escribe lo que decide.',
  'mail.notice-removed': 'El equipo de {site} la ha leído: el comentario ya no es público.',
  'mail.notice-kept': 'El equipo de {site} la ha leído: el comentario sigue siendo público.',
  'mail.notice-redress':
    'Si no estás de acuerdo, denúncialo de nuevo con tus razones o acude a un tribunal o, en la UE, a un órgano certificado de resolución de litigios.',
  'comments.report-back': 'Volver a los comentarios',
  'desk.tab-reported': 'Denunciados',
  'desk.tab-reported-count': 'Denunciados ({count})',
  'desk.tab-reported-more': 'Denunciados ({count}+)',
  'desk.list-reported': 'Comentarios denunciados',
  'desk.chip-reported': {
    one: '{count} denuncia',
    many: '{count} de denuncias',
    other: '{count} denuncias',
  },
  'desk.keep': 'Conservar',
  'desk.why-reported': 'Lo han denunciado lectores.',
  'desk.reports': 'Denuncias',
  'desk.report-count': '{reason}: {count}',
  'desk.reports-settled': {
    one: '{count} ya resuelta',
    many: '{count} ya resueltas',
    other: '{count} ya resueltas',
  },
  'desk.set-reports': 'Denuncias que ocultan un comentario',
  'desk.set-reports-hint':
    'Con ese número de lectores, cada uno desde una red distinta, un comentario publicado vuelve a esperar tu decisión; hasta entonces nadie lo ve. 0: nunca, las denuncias solo llenan la lista.',
  'desk.notice-reported-subject': 'Denunciado: comentario de {name} en «{page}»',
  'desk.notice-reported-text': {
    one: '{count} lector ha denunciado el comentario de {name} en «{page}». Nadie lo ve hasta que la moderación decida.',
    many: '{count} de lectores han denunciado el comentario de {name} en «{page}». Nadie lo ve hasta que la moderación decida.',
    other:
      '{count} lectores han denunciado el comentario de {name} en «{page}». Nadie lo ve hasta que la moderación decida.',
  },
  'desk.log-comment.report-hold': 'retenido tras las denuncias',
  'comments.low': {
    one: 'Mal valorado: {count} punto',
    many: 'Mal valorado: {count} de puntos',
    other: 'Mal valorado: {count} puntos',
  },
  'comments.long': 'El comentario entero de {name}',
  'comments.badge-team': 'Equipo',
  'comments.badge-author': 'Autor',
  'comments.pinned': 'fijado',
  'desk.set-low': 'Votos en contra que pliegan un comentario',
  'desk.set-low-hint':
    'Donde se vota a favor y en contra, un comentario cuyos votos en contra superan en ese número a los votos a favor queda plegado; un clic lo muestra. 0: nunca.',
  'error.moderation/not-pinnable': 'Solo se puede fijar un comentario publicado que no responda a otro.',
  'error.moderation/pins-many': 'Ya hay {max} comentarios fijados en esta página. Suelta antes uno.',
  'desk.pin': 'Fijar arriba',
  'desk.unpin': 'Soltar',
  'desk.log-comment.pin': 'fijado',
  'desk.log-comment.unpin': 'soltado',
  'desk.set-listed': 'Buscadores',
  'desk.listed-yes': 'pueden encontrar los hilos',
  'desk.listed-no': 'no pueden encontrar los hilos',
  'desk.set-listed-hint':
    'Se trata de las páginas sin scripts, que muestran un hilo por sí solas; las copias estáticas llevan data-nosnippet. Lo que muestra la página anfitriona depende de ella.',
}
