import type { Text } from '../../text'
import type { kit as en } from '../en/kit'

export const kit: Record<keyof typeof en, Text> = {
  'error.fault': 'Coś się u nas zepsuło. Twój tekst nadal tu jest; spróbuj ponownie za chwilę.',
  'error.web/not-found': 'Pod tym adresem niczego nie ma.',
  'error.web/fields-refused': 'Część wpisanych danych trzeba jeszcze poprawić.',
  'error.web/body-unreadable': 'Żądanie nie ma czytelnej treści. Wyślij JSON lub pola formularza.',
  'error.web/body-too-large': 'To więcej, niż mieści się w jednym żądaniu. Skróć treść i wyślij ją ponownie.',
  'error.web/media-type': 'Wyślij żądanie jako application/json lub jako formularz.',
  'error.web/cross-origin':
    'To żądanie przyszło z innej witryny, więc niczego nie zmieniono. Otwórz samą stronę i spróbuj ponownie.',
  'error.web/too-many-requests': {
    one: 'To dużo naraz. Spróbuj ponownie za {count} minutę.',
    few: 'To dużo naraz. Spróbuj ponownie za {count} minuty.',
    many: 'To dużo naraz. Spróbuj ponownie za {count} minut.',
    other: 'To dużo naraz. Spróbuj ponownie za {count} minuty.',
  },
  'error.limits/challenge-needed':
    'Chwileczkę: to urządzenie wykonuje obliczenie, które pokazuje, że nie jest robotem. Wolnym zajmuje to pół minuty.',
  'error.limits/challenge-failed':
    'Wysłane obliczenie się nie liczy. Wyślij jeszcze raz, a to urządzenie wykona nowe.',
  'error.web/link-altered': 'Ten link jest niekompletny. Otwórz go prosto z e-maila albo skopiuj w całości.',
  'error.web/link-expired': 'Ten link stracił ważność.',
  'field.required': 'Wpisz coś tutaj.',
  'field.text': 'Tu musi być tekst.',
  'field.too-long': 'Skróć to do {max} znaków.',
  'field.too-long-by': {
    one: 'Skróć to o {count} znak, do {max}.',
    few: 'Skróć to o {count} znaki, do {max}.',
    many: 'Skróć to o {count} znaków, do {max}.',
    other: 'Skróć to o {count} znaku, do {max}.',
  },
  'field.email': 'Wpisz adres e-mail, na przykład name@example.com',
  'field.web-address': 'Wpisz adres strony, na przykład example.com',
  'field.page-address': 'Podaj pełny adres strony, na przykład https://example.org/post/1',
  'field.choice': 'Wybierz jedną z wartości: {choices}.',
  'field.id': 'Tu musi być identyfikator komentarza.',
  'field.number': 'Tu musi być liczba całkowita od {min} do {max}.',
  'field.day': 'Tu musi być dzień w postaci 2026-11-24.',
  'field.host': 'Tu musi być nazwa hosta, na przykład example.org.',
  'field.cursor': 'To miejsce na liście jest nieznane. Zacznij od początku, bez niego.',
  'field.key': 'Idempotency-Key musi być identyfikatorem UUID.',
  'page.error-prefix': 'Błąd:',
  'error.sites/unknown': 'Nie ma tu witryny o tej nazwie. Porównaj ją z kodem w panelu.',
  'error.sites/origin-not-allowed':
    'Strony z adresu {origin} nie mogą publikować w witrynie „{site}”. Jej właściciel może je dodać w ustawieniach.',
  'mail.wrote': '{name} pisze:',
  'mail.button-fallback': 'Jeśli przycisk nie działa, otwórz ten adres:',
}
