import type { Text } from '../../text'
import type { subscribers as en } from '../en/subscribers'

export const subscribers: Record<keyof typeof en, Text> = {
  'error.subscribers/page-not-allowed':
    'Las páginas de {origin} no pertenecen al sitio «{site}». Su propietario puede añadirlas en los ajustes.',
  'error.subscribers/form-unknown': 'Este sitio no tiene ningún formulario de suscripción «{form}».',
  'error.subscribers/list-unknown': 'El sitio «{site}» no tiene ninguna lista «{list}».',
  'error.subscribers/lists-closed': 'Este formulario ya no admite suscripciones: sus listas están cerradas.',
  'subscribers.news-of': 'Novedades de {site}',
  'subscribers.list-missing': 'Elige al menos una lista',
  'subscribers.list-not-there': 'El sitio «{site}» no tiene ninguna lista «{list}». Elige otra.',
  'subscribers.time-zone-wrong': 'Indica una zona horaria por su nombre, como Europe/Madrid',
  'subscribers.email-missing': 'Escribe tu dirección de correo',
  'subscribers.email-label': 'Correo electrónico',
  'subscribers.name-label': 'Nombre (opcional)',
  'subscribers.lists-label': '¿Qué te gustaría recibir?',
  'subscribers.frequency-label': 'Con qué frecuencia',
  'subscribers.frequency-at-once': 'Al momento, una por una',
  'subscribers.frequency-daily': 'Reunidas, una vez al día',
  'subscribers.frequency-weekly': 'Reunidas, una vez a la semana',
  'subscribers.weekday-label': 'El',
  'subscribers.hour-label': 'A las, en tu hora',
  'subscribers.time-zone-label': 'Tu zona horaria',
  'subscribers.id-wrong': 'Usa una palabra con a–z, 0–9 y «-», de 32 caracteres como máximo',
  'subscribers.id-taken': 'Ese identificador ya existe. Elige otra palabra.',
  'subscribers.lists-many':
    'Un sitio tiene {max} listas como máximo. Da un nuevo uso a una que esté cerrada.',
  'subscribers.forms-many':
    'Un sitio tiene {max} formularios como máximo. Cambia uno que ya no esté en ninguna página.',
  'subscribers.form-default': 'Formulario habitual',
  'subscribers.sign-up-button': 'Suscribirse',
  'subscribers.sending': 'Enviando…',
  'subscribers.consent':
    'Al suscribirte aceptas recibir por correo electrónico las novedades de {site}. Puedes darte de baja con un clic en cualquier momento.',
  'subscribers.page-title': 'Novedades de {site}',
  'subscribers.page-text': 'Deja tu dirección de correo y las novedades de {site} irán a ti.',
  'subscribers.pending-title': 'Un paso más',
  'subscribers.pending': 'Busca nuestro correo y pulsa el botón que contiene.',
  'subscribers.pending-later':
    'Busca nuestro correo y pulsa el botón que contiene. Ahora se apunta mucha gente, así que puede tardar una hora o más.',
  'subscribers.pending-change': 'Usar otra dirección',
  'subscribers.pending-hint':
    '¿Nada después de tres minutos? Mira en la carpeta de spam o vuelve a suscribirte en diez minutos.',
  'subscribers.back': 'Volver a la página de la que venías',
  'subscribers.confirm-title': 'Confirma tu suscripción',
  'subscribers.confirm-text': 'Las novedades de {site} llegarán a {address}.',
  'subscribers.confirm-button': 'Confirmar la suscripción',
  'subscribers.confirmed-title': 'Ya está',
  'subscribers.confirmed-text':
    'Las novedades de {site} llegarán a {address}. Cada correo lleva un enlace para darte de baja.',
  'subscribers.already-title': 'Ya confirmada',
  'subscribers.already-text': 'Las novedades de {site} llegan a {address}. No queda nada por hacer.',
  'subscribers.expired-title': 'Este enlace ya es demasiado antiguo',
  'subscribers.expired-text':
    'Un enlace de confirmación vale siete días. Podemos enviar uno nuevo a {address}.',
  'subscribers.used-title': 'Este enlace ya se usó',
  'subscribers.used-text':
    'Con él se suscribió {address}, que desde entonces se ha dado de baja. Podemos enviar un enlace nuevo.',
  'subscribers.again-button': 'Enviar otro correo',
  'subscribers.again-title': 'Busca nuestro correo',
  'subscribers.again-text':
    'Un correo nuevo va camino de {address}. Si acabas de pedir uno, usa el que ya tienes.',
  'subscribers.gone-title': 'Esta solicitud ya no existe',
  'subscribers.gone-text':
    'Se ha borrado, y ya no se enviará nada por ella. Puedes volver a suscribirte en cualquier momento.',
  'subscribers.not-me-title': '¿No has pedido esto?',
  'subscribers.not-me-text':
    'Alguien escribió {address} para recibir las novedades de {site}. Con este botón se borra la solicitud, y ya no se enviará nada a esta dirección.',
  'subscribers.not-me-button': 'Borrarla y no enviarme nada',
  'subscribers.not-me-done-title': 'Borrada',
  'subscribers.not-me-done-text': 'Ya no se enviará nada a {address}.',
  'subscribers.leave-title': '¿Dejar de recibir las novedades de {site}?',
  'subscribers.leave-text': 'Ya no se enviará nada a {address}.',
  'subscribers.leave-list-title': '¿Darte de baja de «{list}»?',
  'subscribers.leave-list-text':
    'Ya no se enviará nada de «{list}» a {address}. Las demás listas de {site} siguen igual.',
  'subscribers.left-list-text':
    '{address} ya no recibirá nada de «{list}». Las demás listas de {site} siguen igual.',
  'subscribers.leave-button': 'Darse de baja',
  'subscribers.left-title': 'Te has dado de baja',
  'subscribers.left-text': '{address} ya no recibirá novedades de {site}.',
  'subscribers.undo-text': '¿Ha sido sin querer? Durante media hora puedes deshacerlo.',
  'subscribers.undo-button': 'Deshacer',
  'subscribers.reason-ask': '¿Por qué te vas?',
  'subscribers.reason-too-many': 'Demasiados correos',
  'subscribers.reason-not-expected': 'No es lo que esperaba',
  'subscribers.reason-never-asked': 'Nunca me suscribí',
  'subscribers.reason-elsewhere': 'Lo leo en otro sitio',
  'subscribers.reason-hint': 'El sitio ve la respuesta, no tu nombre.',
  'subscribers.reason-button': 'Enviar respuesta',
  'subscribers.undone-title': 'La suscripción sigue',
  'subscribers.undone-text': 'Las novedades de {site} siguen llegando a {address}.',
  'subscribers.undo-late-title': 'Es tarde para deshacerlo',
  'subscribers.undo-late-text':
    'Una baja se puede deshacer durante media hora. Para recibir de nuevo las novedades de {site}, suscríbete otra vez.',
  'subscribers.unknown-title': 'Esta dirección no está en la lista',
  'subscribers.unknown-text': 'Se ha borrado todo lo relacionado con ella, y no se le enviará nada.',
  'subscribers.mail.confirm-subject': 'Confirma tu suscripción a {site}',
  'subscribers.mail.confirm-text':
    'Alguien, seguramente tú, ha pedido recibir en esta dirección las novedades de {site}. Pulsa el botón para confirmarlo. Hasta entonces no se enviará nada.',
  'subscribers.mail.confirm-until': 'El botón funciona hasta el {time}.',
  'subscribers.mail.not-me': 'No he pedido esto',
  'subscribers.mail.confirm-reason':
    'Este correo llega porque esta dirección se escribió en un formulario de suscripción de {site}. Si no has sido tú, no hagas nada y no llegarán más; o dínoslo con el enlace de arriba, y la dirección quedará bloqueada para siempre.',
  'subscribers.mail.already-subject': 'Ya tienes una suscripción a {site}',
  'subscribers.mail.already-text':
    'Esta dirección se escribió en un formulario de suscripción de {site}. Ya está en la lista, así que no hay nada que hacer.',
  'subscribers.mail.already-reason':
    'Si no has sido tú, no ha cambiado nada. Si ya no quieres las novedades, date de baja con el enlace de arriba.',
  'subscribers.no-answer':
    'No ha llegado ninguna respuesta, así que la suscripción no está hecha. Comprueba la conexión y vuelve a pulsar el botón.',
  'subscribers.did-you-mean': 'Si no llega nada: ¿querías decir {address}?',
}
