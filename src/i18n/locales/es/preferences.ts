import type { Text } from '../../text'
import type { preferences as en } from '../en/preferences'

export const preferences: Record<keyof typeof en, Text> = {
  'preferences.link': 'Elegir lo que recibes',
  'preferences.title': 'Tus novedades de {site}',
  'preferences.for':
    'Para {address}. Esta página no pide contraseña: guarda para ti el correo que te ha traído aquí.',
  'preferences.done-saved': 'Guardado.',
  'preferences.done-paused': 'En pausa. Las novedades volverán solas.',
  'preferences.done-resumed': 'Las novedades vuelven desde ahora.',
  'preferences.done-address':
    'Abre el buzón de la nueva dirección y pulsa el botón de nuestro correo. Hasta entonces no cambia nada.',
  'preferences.done-data': 'Busca nuestro correo. El enlace que contiene vale un día.',
  'preferences.done-back':
    'Busca nuestro correo y pulsa el botón que contiene, y la suscripción se reanudará.',
  'preferences.lists': 'Lo que recibes',
  'preferences.consent':
    'Lo que marques te llegará por correo electrónico de {site}. Puedes darte de baja con un clic en cualquier momento.',
  'preferences.next': 'Próximo envío conjunto: {time}, si hay novedades.',
  'preferences.save': 'Guardar',
  'preferences.pause-title': 'Pausa',
  'preferences.pause-text': 'Sin novedades por un tiempo. Volverán solas el día que elijas.',
  'preferences.paused': 'En pausa hasta el {day}.',
  'preferences.pause-until': 'Hasta el',
  'preferences.pause': 'Poner en pausa',
  'preferences.resume': 'Reanudar desde ahora',
  'preferences.until-wrong': 'Elige un día posterior a hoy y dentro de un año',
  'preferences.following-title': 'Correos sobre comentarios',
  'preferences.following-pages': {
    one: 'Sigues {count} conversación.',
    many: 'Sigues {count} de conversaciones.',
    other: 'Sigues {count} conversaciones.',
  },
  'preferences.following-replies': {
    one: 'Las respuestas a {count} comentario tuyo llegan por correo.',
    many: 'Las respuestas a {count} de comentarios tuyos llegan por correo.',
    other: 'Las respuestas a {count} comentarios tuyos llegan por correo.',
  },
  'preferences.following-open': 'Ver lo que sigues y dejar de seguirlo',
  'preferences.address-title': 'Otra dirección',
  'preferences.address-text':
    'Primero preguntamos en la nueva dirección, y avisamos a la antigua cuando esté hecho.',
  'preferences.address-waits':
    'Un correo con un botón espera en {address}. Mientras no se pulse, no cambia nada.',
  'preferences.address-new': 'Nueva dirección de correo',
  'preferences.address-button': 'Cambiar la dirección',
  'preferences.data-open': 'Ver mis datos',
  'preferences.data-title': 'Tus datos',
  'preferences.data-text':
    'Todo lo que guardamos sobre ti, en un archivo, y el botón que lo borra. El enlace va a {address}, para que no lo encuentre nadie a quien se reenvió un correo.',
  'preferences.data-button': 'Enviarme el enlace',
  'preferences.leave-title': 'Darse de baja',
  'preferences.leave-text': 'Termina todo al momento. Durante media hora se puede deshacer.',
  'preferences.back-text': '¿Te gustaría volver? Te lo preguntamos una vez más por correo.',
  'preferences.back-button': 'Volver',
  'preferences.new-address-title': '¿Novedades de {site} a esta dirección?',
  'preferences.new-address-to':
    'Alguien con una suscripción a {site} quiere recibir desde ahora las novedades en {address}.',
  'preferences.new-address-text':
    'Con el botón aceptas recibir las novedades de {site} en esta dirección, y ya no en la antigua. Puedes darte de baja con un clic en cualquier momento.',
  'preferences.new-address-button': 'Usar esta dirección',
  'preferences.new-address-decline': 'No he pedido esto',
  'preferences.new-address-done-title': 'Cambiada',
  'preferences.new-address-done-text': 'Las novedades de {site} llegan desde ahora a {address}.',
  'preferences.new-address-expired':
    'Vale siete días. Pide uno nuevo en tu página; cada correo lleva a ella.',
  'preferences.new-address-gone':
    'Otra solicitud ocupó su lugar, o se anuló. Tu página muestra cómo están las cosas; cada correo lleva a ella.',
  'preferences.new-address-own-title': 'Esta dirección tiene su propia suscripción',
  'preferences.new-address-own-text':
    '{address} ya recibe novedades de {site}, así que las dos suscripciones quedan como están. Para recibirlas una sola vez, date de baja con un correo de la dirección antigua.',
  'preferences.own-title': 'Todo lo que {site} guarda sobre ti',
  'preferences.own-text':
    'Dirección, opciones, listas, cuándo y a qué texto diste tu consentimiento, y qué correos fueron a {address}.',
  'preferences.own-download': 'Descargar el archivo',
  'preferences.own-expired': 'Un enlace a tus datos vale un día. Podemos enviar uno nuevo a {address}.',
  'preferences.erase-title': 'Borrarlo todo',
  'preferences.erase-text':
    'La dirección, las opciones y las pruebas de consentimiento desaparecen al momento y para siempre. Queda una marca hecha a partir de tu dirección, que nos dice que no le enviemos nada; la dirección no se puede leer en ella.',
  'preferences.erase-comments':
    'Los comentarios que escribiste en {site} quedan como están. Puedes eliminar los tuyos bajo el artículo o pedírselo al sitio.',
  'preferences.erase-button': 'Borrarlo todo',
  'preferences.erased-title': 'Borrado',
  'preferences.erased-text':
    'En las novedades de {site} ya no queda nada sobre ti, y no se te enviará ninguna.',
  'preferences.mail.new-subject': 'Confirma esta dirección para las novedades de {site}',
  'preferences.mail.new-text':
    'Alguien, seguramente tú, quiere recibir en esta dirección las novedades de {site}. Pulsa el botón para aceptar. Hasta entonces no cambia nada.',
  'preferences.mail.new-reason':
    'Este correo llega porque esta dirección se escribió en la página de una suscripción a {site}. Si no has sido tú, no hagas nada; o abre el enlace y dilo, y la dirección quedará bloqueada para siempre.',
  'preferences.mail.changed-subject': 'Las novedades de {site} van ahora a otra dirección',
  'preferences.mail.changed-text':
    'Tal como se pidió, las novedades de {site} van desde ahora a {address}, y ya no a esta dirección.',
  'preferences.mail.changed-reason':
    'Si no has sido tú, abre tu página con el enlace de arriba: allí puedes volver a la dirección anterior o darte de baja.',
  'preferences.mail.data-subject': 'Tus datos en {site}',
  'preferences.mail.data-text':
    'Tal como se pidió, este es el enlace a todo lo que {site} guarda sobre ti. También lleva al botón que lo borra.',
  'preferences.mail.data-reason':
    'Este correo llega porque alguien lo pidió en tu página de {site}. Si no has sido tú, no hagas nada. No reenvíes este correo.',
}
