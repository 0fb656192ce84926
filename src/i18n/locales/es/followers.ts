import type { Text } from '../../text'
import type { followers as en } from '../en/followers'

export const followers: Record<keyof typeof en, Text> = {
  'error.followers/code-wrong': 'Ese no es el código de nuestro correo. Compara las ocho cifras.',
  'error.followers/code-over':
    'Este código es demasiado antiguo o se ha probado demasiadas veces. Pide otro correo.',
  'error.following/page-not-allowed':
    'Las páginas de {origin} no pertenecen al sitio «{site}». Su propietario puede añadirlas en los ajustes.',
  'error.following/page-closed':
    'Los comentarios están cerrados en esta página, así que no hay nada que seguir.',
  'followers.code-wrong': 'Escribe las ocho cifras del código de nuestro correo.',
  'followers.notify': 'Enviarme por correo',
  'followers.notify-no': 'Nada',
  'followers.notify-replies': 'Las respuestas a mi comentario',
  'followers.notify-all': 'Todos los comentarios de aquí',
  'followers.notify-mark': 'Nada, solo confirmar mi dirección',
  'followers.how-often': 'Con qué frecuencia',
  'followers.frequency-now': 'Al momento',
  'followers.frequency-hourly': 'Cada hora, reunidos',
  'followers.frequency-daily': 'Una vez al día, reunidos',
  'followers.follow-open': 'Seguir por correo',
  'followers.follow-title': 'Seguir esta conversación por correo',
  'followers.follow-text':
    'Deja tu dirección de correo y los comentarios nuevos irán a ti. {site} te pregunta antes por correo, y cada correo lleva un enlace para dejarlo.',
  'followers.follow-privacy': 'Te preguntamos antes por correo. Cada correo lleva un enlace para dejarlo.',
  'followers.follow-button': 'Seguir',
  'followers.now-following': 'Sigues esta conversación. Cada correo lleva un enlace para dejarlo.',
  'followers.when-up': 'Avisarme por correo cuando se publique',
  'followers.when-up-set': 'Te enviaremos un correo cuando se publique.',
  'followers.asked':
    'Te hemos enviado un correo para saber si la dirección es tuya. Pulsa el botón que contiene. Para tener la marca «confirmado» en este dispositivo, escribe aquí el código del correo.',
  'followers.asked-page':
    'Te hemos enviado un correo para saber si la dirección es tuya. Pulsa el botón que contiene y empezarán los correos. ¿Nada después de tres minutos? Mira en la carpeta de spam.',
  'followers.code-label': 'Código de nuestro correo',
  'followers.code-hint': 'Ocho cifras. Valen una hora.',
  'followers.code-button': 'Confirmar',
  'followers.proven':
    'Confirmado. Desde ahora, los comentarios que escribas aquí con esta dirección llevan la marca «confirmado».',
  'followers.on-device': 'Tu dirección está confirmada en este dispositivo.',
  'followers.forget-device': 'Olvidar este dispositivo',
  'followers.confirm-title': 'Confirma tu dirección',
  'followers.confirm-text': 'Los correos sobre comentarios en {site} llegarán a {address}.',
  'followers.mark-text': 'Confirmas a {site} que {address} es tuya. Eso no trae ningún correo.',
  'followers.confirm-button': 'Confirmar la dirección',
  'followers.confirmed-title': 'Confirmada',
  'followers.confirmed-text':
    'Los correos sobre comentarios en {site} llegan a {address}. Cada uno lleva un enlace para dejarlo.',
  'followers.marked-text': '{site} sabe que {address} es tuya.',
  'followers.code-text':
    'Para tener la marca «confirmado» donde escribiste, introduce allí el código {code}. No lo introduzcas en ningún otro lugar.',
  'followers.gone-text':
    'Se ha borrado todo lo relacionado, y no llegarán más correos sobre comentarios por ello.',
  'followers.not-me-text':
    'Alguien escribió {address} para recibir correos sobre comentarios en {site}. Con este botón se borra, y ya no se enviará nada a esta dirección.',
  'followers.link-expired-text':
    'Un enlace a esta página vale 30 días. Podemos enviar uno nuevo a {address}.',
  'followers.page-title': 'Lo que sigues en {site}',
  'followers.page-text': 'Los correos sobre comentarios en {site} llegan a {address}.',
  'followers.page-none': 'Aquí no sigues nada, así que no llegan correos.',
  'followers.page-gone': 'Una página que ya no existe',
  'followers.follows-all': 'Todos los comentarios, desde el {time}',
  'followers.follows-answers': 'Las respuestas a tu comentario, desde el {time}',
  'followers.follows-up': 'La publicación de tu comentario, desde el {time}',
  'followers.stop': 'Dejar de seguir',
  'followers.stop-all': 'Detener todos los correos sobre comentarios en {site}',
  'followers.save': 'Guardar',
  'followers.devices-text':
    'Los dispositivos en los que introdujiste un código ponen la marca «confirmado» a lo que se escribe con tu dirección.',
  'followers.forget-devices': 'Olvidar todos los dispositivos',
  'followers.did-stopped': 'Detenidos. De ahí no llegarán más correos.',
  'followers.did-saved': 'Guardado.',
  'followers.did-forgotten': 'Olvidados. Cada dispositivo tendrá que confirmar de nuevo tu dirección.',
  'followers.stop-title': '¿Detener estos correos?',
  'followers.stop-text': 'Ya no llegarán a {address} correos sobre comentarios en «{page}».',
  'followers.stop-all-text': 'Ya no llegarán a {address} correos sobre comentarios en {site}.',
  'followers.stopped-title': 'Detenidos',
  'followers.stopped-text': 'Ya no llegan a {address} correos sobre comentarios en «{page}».',
  'followers.stopped-all-text': 'Ya no llegan a {address} correos sobre comentarios en {site}.',
  'followers.mail.confirm-subject': 'Confirma tu dirección para {site}',
  'followers.mail.confirm-text':
    'Alguien, seguramente tú, ha pedido recibir en esta dirección correos sobre comentarios en {site}. Pulsa el botón para recibirlos. Hasta entonces no se enviará nada.',
  'followers.mail.mark-text':
    'Alguien, seguramente tú, quiere mostrar en {site} que esta dirección es suya. Pulsa el botón para confirmar que es tuya.',
  'followers.mail.code':
    'Para tener la marca «confirmado», introduce este código donde escribiste: {code}. Vale hasta el {time}. No se lo des a nadie: quien lo tenga pasará allí por ti.',
  'followers.mail.confirm-reason':
    'Este correo llega porque esta dirección se escribió en un formulario de comentarios de {site}. Si no has sido tú, no hagas nada y no llegarán más; o dínoslo con el enlace de arriba, y la dirección quedará bloqueada para siempre.',
  'followers.mail.answers-subject': {
    one: 'Una respuesta a tu comentario en {site}',
    many: '{count} de respuestas a tu comentario en {site}',
    other: '{count} respuestas a tu comentario en {site}',
  },
  'followers.mail.news-subject': {
    one: 'Un comentario nuevo en {site}',
    many: '{count} de comentarios nuevos en {site}',
    other: '{count} comentarios nuevos en {site}',
  },
  'followers.mail.answers-text': {
    one: 'Alguien ha respondido a tu comentario en {site}.',
    many: 'Hay {count} de respuestas a tu comentario en {site}.',
    other: 'Hay {count} respuestas a tu comentario en {site}.',
  },
  'followers.mail.news-text': {
    one: 'Hay un comentario nuevo en lo que sigues en {site}.',
    many: 'Hay {count} de comentarios nuevos en lo que sigues en {site}.',
    other: 'Hay {count} comentarios nuevos en lo que sigues en {site}.',
  },
  'followers.mail.open': 'Leerlo en la página',
  'followers.mail.up-subject': 'Tu comentario en {site} está publicado',
  'followers.mail.up-text': 'Tu comentario en {site} ya se puede leer.',
  'followers.mail.more': {
    one: 'Hay {count} más en la página.',
    many: 'Hay {count} más en la página.',
    other: 'Hay {count} más en la página.',
  },
  'followers.mail.stop': 'Detener estos correos',
  'followers.mail.stop-all': 'Detener todos los correos sobre comentarios en {site}',
  'followers.mail.manage': 'Ver lo que sigues y con qué frecuencia llegan los correos',
  'followers.mail.news-reason':
    'Este correo llega porque se lo pediste a {site} y confirmaste esta dirección. Los enlaces de arriba lo detienen al momento.',
  'followers.mail.link-subject': 'Lo que sigues en {site}',
  'followers.mail.link-text': 'Este es un enlace nuevo a lo que sigues en {site}. Vale 30 días.',
  'followers.mail.link-reason':
    'Este correo llega porque alguien abrió un enlace antiguo a esta página y pidió uno nuevo. Si no has sido tú, no ha cambiado nada.',
  'mail.sample-follow': 'Confirmar una dirección para comentarios',
  'mail.sample-follow-link': 'Un enlace nuevo a lo que se sigue',
  'mail.sample-answer': 'Una respuesta a un comentario',
  'mail.sample-comment-up': 'Tu comentario está publicado',
  'mail.sample-news-digest': 'Comentarios nuevos, reunidos',
  'desk.mail-job-followers.send-confirmation': 'confirmación de una dirección para comentarios',
  'desk.mail-job-followers.send-link': 'enlace a lo que se sigue',
  'desk.mail-job-followers.tell-up': 'correo al autor de un comentario publicado',
  'desk.mail-job-following.tell-at-once': 'correo sobre un comentario a quien lo sigue',
  'desk.email-proven': 'confirmada',
  'desk.email-typed': 'solo escrita',
  'desk.log-follower.confirm': 'confirmó una dirección',
  'desk.log-follower.decline': 'no había pedido correos',
  'desk.log-follower.stop': 'dejó de seguir',
  'desk.log-follower.stop-all': 'detuvo todos los correos sobre comentarios',
  'desk.log-follower.frequency': 'cambió la frecuencia de los correos',
  'desk.log-follower.forget-devices': 'olvidó todos los dispositivos',
}
