import type { Text } from '../../text'
import type { preferences as en } from '../en/preferences'

export const preferences: Record<keyof typeof en, Text> = {
  'preferences.link': 'Wybierz, co otrzymujesz',
  'preferences.title': 'Twoje nowości z witryny {site}',
  'preferences.for':
    'Dla adresu {address}. Ta strona nie wymaga hasła: zachowaj e-mail, który tu prowadzi, tylko dla siebie.',
  'preferences.done-saved': 'Zapisano.',
  'preferences.done-paused': 'Wstrzymano. Nowości wrócą same.',
  'preferences.done-resumed': 'Od teraz nowości znów przychodzą.',
  'preferences.done-address':
    'Zajrzyj do skrzynki pod nowym adresem i naciśnij przycisk w naszym e-mailu. Do tego czasu nic się nie zmieni.',
  'preferences.done-data': 'Znajdź nasz e-mail. Link w nim działa przez dobę.',
  'preferences.done-back': 'Znajdź nasz e-mail i naciśnij w nim przycisk, a subskrypcja wróci.',
  'preferences.lists': 'Co otrzymujesz',
  'preferences.consent':
    'To, co zaznaczysz, przyjdzie e-mailem z witryny {site}. W każdej chwili możesz zrezygnować jednym kliknięciem.',
  'preferences.next': 'Następne zebrane nowości: {time}, o ile jakieś będą.',
  'preferences.save': 'Zapisz',
  'preferences.pause-title': 'Przerwa',
  'preferences.pause-text': 'Przez pewien czas żadnych nowości. Wrócą same w wybranym dniu.',
  'preferences.paused': 'Wstrzymano do {day}.',
  'preferences.pause-until': 'Do',
  'preferences.pause': 'Wstrzymaj',
  'preferences.resume': 'Wznów nowości od teraz',
  'preferences.until-wrong': 'Wybierz dzień późniejszy niż dziś, najwyżej za rok',
  'preferences.following-title': 'E-maile o komentarzach',
  'preferences.following-pages': {
    one: 'Obserwujesz {count} rozmowę.',
    few: 'Obserwujesz {count} rozmowy.',
    many: 'Obserwujesz {count} rozmów.',
    other: 'Obserwujesz {count} rozmowy.',
  },
  'preferences.following-replies': {
    one: 'Odpowiedzi na {count} Twój komentarz przychodzą e-mailem.',
    few: 'Odpowiedzi na {count} Twoje komentarze przychodzą e-mailem.',
    many: 'Odpowiedzi na {count} Twoich komentarzy przychodzą e-mailem.',
    other: 'Odpowiedzi na {count} Twojego komentarza przychodzą e-mailem.',
  },
  'preferences.following-open': 'Zobacz, co obserwujesz, i zakończ to',
  'preferences.address-title': 'Inny adres',
  'preferences.address-text': 'Najpierw zapytamy pod nowym adresem, a po zmianie powiadomimy stary.',
  'preferences.address-waits':
    'Pod adresem {address} czeka e-mail z przyciskiem. Dopóki nie zostanie naciśnięty, nic się nie zmieni.',
  'preferences.address-new': 'Nowy adres e-mail',
  'preferences.address-button': 'Zmień adres',
  'preferences.data-open': 'Zobacz moje dane',
  'preferences.data-title': 'Twoje dane',
  'preferences.data-text':
    'Wszystko, co o Tobie przechowujemy, w jednym pliku, oraz przycisk, który to usuwa. Link wyślemy na adres {address}, aby nie trafił do nikogo, komu przekazano e-mail.',
  'preferences.data-button': 'Wyślij mi link',
  'preferences.leave-title': 'Rezygnacja',
  'preferences.leave-text': 'Kończy wszystko od razu. Przez pół godziny można to cofnąć.',
  'preferences.back-text': 'Chcesz wrócić? Zapytamy Cię jeszcze raz e-mailem.',
  'preferences.back-button': 'Wróć',
  'preferences.new-address-title': 'Nowości z witryny {site} na ten adres?',
  'preferences.new-address-to':
    'Subskrybent witryny {site} chce, aby nowości przychodziły odtąd na adres {address}.',
  'preferences.new-address-text':
    'Naciskając przycisk, wyrażasz zgodę na otrzymywanie nowości z witryny {site} na ten adres zamiast starego. W każdej chwili możesz zrezygnować jednym kliknięciem.',
  'preferences.new-address-button': 'Użyj tego adresu',
  'preferences.new-address-decline': 'To nie moja prośba',
  'preferences.new-address-done-title': 'Zmieniono',
  'preferences.new-address-done-text': 'Nowości z witryny {site} przychodzą odtąd na adres {address}.',
  'preferences.new-address-expired':
    'Działa przez siedem dni. O nowy poprosisz na swojej stronie, do której prowadzi każdy e-mail.',
  'preferences.new-address-gone':
    'Zastąpiła go inna prośba albo został wycofany. Aktualny stan pokazuje Twoja strona; prowadzi do niej każdy e-mail.',
  'preferences.new-address-own-title': 'Ten adres ma własną subskrypcję',
  'preferences.new-address-own-text':
    'Na adres {address} nowości z witryny {site} już przychodzą, więc obie subskrypcje pozostają bez zmian. Aby otrzymywać je tylko raz, zrezygnuj przez e-mail wysłany na stary adres.',
  'preferences.own-title': 'Wszystko, co witryna {site} o Tobie przechowuje',
  'preferences.own-text':
    'Adres, wybory, listy, kiedy i na jaki tekst wyrażono zgodę oraz jakie e-maile wysłano na adres {address}.',
  'preferences.own-download': 'Pobierz plik',
  'preferences.own-expired':
    'Link do Twoich danych działa przez dobę. Możemy wysłać nowy na adres {address}.',
  'preferences.erase-title': 'Usuń wszystko',
  'preferences.erase-text':
    'Adres, wybory i potwierdzenia zgód znikną od razu i nie da się ich przywrócić. Zostanie znacznik utworzony z Twojego adresu, który mówi nam, aby nie wysyłać na niego nowości; nie da się z niego odczytać adresu.',
  'preferences.erase-comments':
    'Twoje komentarze w witrynie {site} pozostają bez zmian. Własne możesz usunąć pod artykułem albo zwrócić się z tym do witryny.',
  'preferences.erase-button': 'Usuń wszystko',
  'preferences.erased-title': 'Usunięto',
  'preferences.erased-text': 'W nowościach z witryny {site} nie ma już nic o Tobie i żadnych Ci nie wyślemy.',
  'preferences.mail.new-subject': 'Potwierdź ten adres dla nowości z witryny {site}',
  'preferences.mail.new-text':
    'Ktoś, prawdopodobnie Ty, chce otrzymywać nowości z witryny {site} na ten adres. Naciśnij przycisk, aby wyrazić zgodę. Do tego czasu nic się nie zmieni.',
  'preferences.mail.new-reason':
    'Ten e-mail przyszedł, ponieważ ten adres wpisano na stronie subskrybenta witryny {site}. Jeśli to nie Ty, nie rób nic; albo otwórz link i zaznacz to, a adres zostanie zablokowany na stałe.',
  'preferences.mail.changed-subject': 'Nowości z witryny {site} przychodzą teraz na inny adres',
  'preferences.mail.changed-text':
    'Zgodnie z prośbą nowości z witryny {site} przychodzą odtąd na adres {address}, a nie na ten.',
  'preferences.mail.changed-reason':
    'Jeśli to nie Ty, otwórz swoją stronę linkiem powyżej: tam możesz cofnąć zmianę albo zrezygnować.',
  'preferences.mail.data-subject': 'Twoje dane w witrynie {site}',
  'preferences.mail.data-text':
    'Zgodnie z prośbą: oto link do wszystkiego, co witryna {site} o Tobie przechowuje. Prowadzi też do przycisku, który to usuwa.',
  'preferences.mail.data-reason':
    'Ten e-mail przyszedł, ponieważ ktoś poprosił o niego na Twojej stronie w witrynie {site}. Jeśli to nie Ty, nie rób nic. Nie przekazuj tego e-maila dalej.',
}
