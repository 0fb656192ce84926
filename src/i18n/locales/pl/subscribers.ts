import type { Text } from '../../text'
import type { subscribers as en } from '../en/subscribers'

export const subscribers: Record<keyof typeof en, Text> = {
  'error.subscribers/page-not-allowed':
    'Strony z adresu {origin} nie należą do witryny „{site}”. Jej właściciel może je dodać w ustawieniach.',
  'error.subscribers/form-unknown': 'W tej witrynie nie ma formularza zapisu „{form}”.',
  'error.subscribers/list-unknown': 'W witrynie „{site}” nie ma listy „{list}”.',
  'error.subscribers/lists-closed': 'Ten formularz nie przyjmuje już zapisów: jego listy są zamknięte.',
  'subscribers.news-of': 'Nowości z witryny {site}',
  'subscribers.list-missing': 'Wybierz co najmniej jedną listę',
  'subscribers.list-not-there': 'W witrynie „{site}” nie ma listy „{list}”. Wybierz inną.',
  'subscribers.time-zone-wrong': 'Podaj nazwę strefy czasowej, na przykład Europe/Warsaw',
  'subscribers.email-missing': 'Wpisz swój adres e-mail',
  'subscribers.email-label': 'Adres e-mail',
  'subscribers.name-label': 'Imię (opcjonalnie)',
  'subscribers.lists-label': 'Co chcesz otrzymywać?',
  'subscribers.frequency-label': 'Jak często',
  'subscribers.frequency-at-once': 'Od razu, każda osobno',
  'subscribers.frequency-daily': 'Zebrane, raz dziennie',
  'subscribers.frequency-weekly': 'Zebrane, raz w tygodniu',
  'subscribers.weekday-label': 'Dzień',
  'subscribers.hour-label': 'Godzina, według Twojego czasu',
  'subscribers.time-zone-label': 'Twoja strefa czasowa',
  'subscribers.id-wrong': 'Użyj słowa ze znaków a–z, 0–9 i „-”, najwyżej 32 znaki',
  'subscribers.id-taken': 'Ten identyfikator jest już zajęty. Wybierz inne słowo.',
  'subscribers.lists-many':
    'Największa liczba list w witrynie: {max}. Zamiast dodawać nową, wykorzystaj zamkniętą.',
  'subscribers.forms-many':
    'Największa liczba formularzy w witrynie: {max}. Zmień taki, którego nie ma już na żadnej stronie.',
  'subscribers.form-default': 'Zwykły formularz',
  'subscribers.sign-up-button': 'Zapisz się',
  'subscribers.sending': 'Wysyłanie…',
  'subscribers.consent':
    'Zapisując się, wyrażasz zgodę na otrzymywanie nowości z witryny {site} e-mailem. W każdej chwili możesz zrezygnować jednym kliknięciem.',
  'subscribers.page-title': 'Nowości z witryny {site}',
  'subscribers.page-text': 'Zostaw swój adres e-mail, a nowości z witryny {site} przyjdą do Ciebie.',
  'subscribers.pending-title': 'Jeszcze jeden krok',
  'subscribers.pending': 'Znajdź nasz e-mail i naciśnij w nim przycisk.',
  'subscribers.pending-later':
    'Znajdź nasz e-mail i naciśnij w nim przycisk. Teraz zapisuje się wiele osób, więc może to potrwać godzinę lub dłużej.',
  'subscribers.pending-change': 'Użyj innego adresu',
  'subscribers.pending-hint':
    'Po trzech minutach nadal nic? Zajrzyj do folderu ze spamem albo zapisz się ponownie za dziesięć minut.',
  'subscribers.back': 'Wróć na poprzednią stronę',
  'subscribers.confirm-title': 'Potwierdź subskrypcję',
  'subscribers.confirm-text': 'Nowości z witryny {site} będą przychodzić na adres {address}.',
  'subscribers.confirm-button': 'Potwierdź subskrypcję',
  'subscribers.confirmed-title': 'Subskrypcja potwierdzona',
  'subscribers.confirmed-text':
    'Nowości z witryny {site} będą przychodzić na adres {address}. W każdym e-mailu jest link do rezygnacji.',
  'subscribers.already-title': 'Już potwierdzono',
  'subscribers.already-text':
    'Nowości z witryny {site} przychodzą na adres {address}. Nie trzeba już nic robić.',
  'subscribers.expired-title': 'Ten link stracił ważność',
  'subscribers.expired-text':
    'Link potwierdzający działa przez siedem dni. Możemy wysłać nowy na adres {address}.',
  'subscribers.used-title': 'Ten link został już użyty',
  'subscribers.used-text': 'Adres {address} został nim zapisany, a potem wypisany. Możemy wysłać nowy link.',
  'subscribers.again-button': 'Wyślij nowy e-mail',
  'subscribers.again-title': 'Znajdź nasz e-mail',
  'subscribers.again-text':
    'Nowy e-mail jest w drodze na adres {address}. Jeśli poprzednia prośba była przed chwilą, użyj tego, który już masz.',
  'subscribers.gone-title': 'Tej prośby już nie ma',
  'subscribers.gone-text':
    'Została usunięta i nic więcej z jej powodu nie wyślemy. W każdej chwili możesz zapisać się ponownie.',
  'subscribers.not-me-title': 'To nie Twoja prośba?',
  'subscribers.not-me-text':
    'Ktoś wpisał adres {address}, aby otrzymywać nowości z witryny {site}. Ten przycisk usuwa prośbę i nic więcej na ten adres nie wyślemy.',
  'subscribers.not-me-button': 'Usuń i niczego nie wysyłaj',
  'subscribers.not-me-done-title': 'Usunięto',
  'subscribers.not-me-done-text': 'Na adres {address} nic więcej nie wyślemy.',
  'subscribers.leave-title': 'Zrezygnować z nowości z witryny {site}?',
  'subscribers.leave-text': 'Na adres {address} nic więcej nie wyślemy.',
  'subscribers.leave-list-title': 'Zrezygnować z listy „{list}”?',
  'subscribers.leave-list-text':
    'Na adres {address} nie wyślemy już nic z listy „{list}”. Inne listy witryny {site} pozostają bez zmian.',
  'subscribers.left-list-text':
    'Na adres {address} nie przyjdzie już nic z listy „{list}”. Inne listy witryny {site} pozostają bez zmian.',
  'subscribers.leave-button': 'Anuluj subskrypcję',
  'subscribers.left-title': 'Subskrypcja anulowana',
  'subscribers.left-text': 'Na adres {address} nie będą już przychodzić nowości z witryny {site}.',
  'subscribers.undo-text': 'To pomyłka? Przez pół godziny możesz to cofnąć.',
  'subscribers.undo-button': 'Cofnij',
  'subscribers.reason-ask': 'Dlaczego odchodzisz?',
  'subscribers.reason-too-many': 'Za dużo wiadomości',
  'subscribers.reason-not-expected': 'Oczekiwania były inne',
  'subscribers.reason-never-asked': 'To nie był mój zapis',
  'subscribers.reason-elsewhere': 'Czytam to gdzie indziej',
  'subscribers.reason-hint': 'Witryna widzi odpowiedź, nie Twoje imię.',
  'subscribers.reason-button': 'Wyślij odpowiedź',
  'subscribers.undone-title': 'Subskrypcja przywrócona',
  'subscribers.undone-text': 'Nowości z witryny {site} nadal przychodzą na adres {address}.',
  'subscribers.undo-late-title': 'Za późno, by to cofnąć',
  'subscribers.undo-late-text':
    'Rezygnację można cofnąć przez pół godziny. Aby znów otrzymywać nowości z witryny {site}, zapisz się jeszcze raz.',
  'subscribers.unknown-title': 'Tego adresu nie ma na liście',
  'subscribers.unknown-text': 'Wszystko, co go dotyczyło, zostało usunięte i nic na niego nie wyślemy.',
  'subscribers.mail.confirm-subject': 'Potwierdź subskrypcję witryny {site}',
  'subscribers.mail.confirm-text':
    'Ktoś, prawdopodobnie Ty, chce otrzymywać nowości z witryny {site} na ten adres. Naciśnij przycisk, aby potwierdzić. Do tego czasu nic nie wyślemy.',
  'subscribers.mail.confirm-until': 'Przycisk działa do {time}.',
  'subscribers.mail.not-me': 'To nie moja prośba',
  'subscribers.mail.confirm-reason':
    'Ten e-mail przyszedł, ponieważ ten adres wpisano w formularzu zapisu witryny {site}. Jeśli to nie Ty, nie rób nic, a więcej nie przyjdzie; albo powiadom nas linkiem powyżej, a adres zostanie zablokowany na stałe.',
  'subscribers.mail.already-subject': 'Masz już subskrypcję witryny {site}',
  'subscribers.mail.already-text':
    'Ten adres wpisano w formularzu zapisu witryny {site}. Jest już na liście, więc nie trzeba nic robić.',
  'subscribers.mail.already-reason':
    'Jeśli to nie Ty zapisujesz się ponownie, nic się nie zmieniło. Jeśli nie chcesz już nowości, zrezygnuj linkiem powyżej.',
  'subscribers.no-answer':
    'Nie przyszła żadna odpowiedź, więc zapis nie jest jeszcze gotowy. Sprawdź połączenie i naciśnij przycisk ponownie.',
  'subscribers.did-you-mean': 'Jeśli nic nie przyjdzie: czy chodziło o {address}?',
}
