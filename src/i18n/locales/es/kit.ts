import type { Text } from '../../text'
import type { kit as en } from '../en/kit'

export const kit: Record<keyof typeof en, Text> = {
  'error.fault': 'Algo ha fallado por nuestra parte. Tu texto sigue aquí; vuelve a intentarlo en un momento.',
  'error.web/not-found': 'No hay nada en esta dirección.',
  'error.web/fields-refused': 'Hay datos que conviene revisar.',
  'error.web/body-unreadable':
    'La petición no tiene un contenido legible. Envía JSON o campos de formulario.',
  'error.web/body-too-large': 'Es más de lo que cabe en una petición. Acórtalo y envíalo de nuevo.',
  'error.web/media-type': 'Envía la petición como application/json o como formulario.',
  'error.web/cross-origin':
    'Esta petición venía de otro sitio, así que no se ha cambiado nada. Abre la propia página y vuelve a intentarlo.',
  'error.web/too-many-requests': {
    one: 'Han sido muchas peticiones seguidas. Vuelve a intentarlo en {count} minuto.',
    many: 'Han sido muchas peticiones seguidas. Vuelve a intentarlo en {count} de minutos.',
    other: 'Han sido muchas peticiones seguidas. Vuelve a intentarlo en {count} minutos.',
  },
  'error.limits/challenge-needed':
    'Un momento: este dispositivo hace un cálculo para mostrar que no es un robot. Los lentos tardan medio minuto.',
  'error.limits/challenge-failed':
    'El cálculo enviado no cuenta. Envíalo otra vez y este dispositivo hará uno nuevo.',
  'error.web/link-altered': 'Este enlace no está completo. Ábrelo desde el propio correo o cópialo entero.',
  'error.web/link-expired': 'Este enlace ya es demasiado antiguo.',
  'field.required': 'Escribe algo aquí.',
  'field.text': 'Esto tiene que ser texto.',
  'field.too-long': 'Acórtalo a {max} caracteres.',
  'field.too-long-by': {
    one: 'Acórtalo en {count} carácter, hasta {max}.',
    many: 'Acórtalo en {count} de caracteres, hasta {max}.',
    other: 'Acórtalo en {count} caracteres, hasta {max}.',
  },
  'field.email': 'Escribe una dirección de correo completa, como nombre@example.com',
  'field.web-address': 'Escribe una dirección web, como example.com',
  'field.page-address': 'Escribe la dirección completa de la página, como https://example.org/post/1',
  'field.choice': 'Elige entre: {choices}.',
  'field.id': 'Esto tiene que ser el número de un comentario.',
  'field.number': 'Esto tiene que ser un número entero de {min} a {max}.',
  'field.day': 'Esto tiene que ser un día, como 2026-11-24.',
  'field.host': 'Esto tiene que ser un dominio, como example.org.',
  'field.cursor': 'No conocemos ese punto de la lista. Empieza de nuevo sin él.',
  'field.key': 'Idempotency-Key tiene que ser un UUID.',
  'page.error-prefix': 'Error:',
  'error.sites/unknown':
    'Aquí no hay ningún sitio con ese nombre. Compáralo con el código del panel de moderación.',
  'error.sites/origin-not-allowed':
    'Las páginas de {origin} no pueden publicar en el sitio «{site}». Su propietario puede añadirlas en los ajustes.',
  'mail.wrote': '{name} escribió:',
  'mail.button-fallback': 'Si el botón no funciona, abre esta dirección:',
}
