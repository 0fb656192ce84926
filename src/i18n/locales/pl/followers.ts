import type { Text } from '../../text'
import type { followers as en } from '../en/followers'

export const followers: Record<keyof typeof en, Text> = {
  'error.followers/code-wrong': 'To nie jest kod z naszego e-maila. Porównaj osiem cyfr.',
  'error.followers/code-over':
    'Ten kod stracił ważność albo wpisywano go zbyt wiele razy. Zamów nowy e-mail.',
  'error.following/page-not-allowed':
    'Strony z adresu {origin} nie należą do witryny „{site}”. Jej właściciel może je dodać w ustawieniach.',
  'error.following/page-closed': 'Komentowanie na tej stronie jest zamknięte, więc nie ma czego obserwować.',
  'followers.code-wrong': 'Wpisz osiem cyfr kodu z naszego e-maila.',
  'followers.notify': 'Wysyłaj mi e-mailem',
  'followers.notify-no': 'Nic',
  'followers.notify-replies': 'Odpowiedzi do mnie',
  'followers.notify-all': 'Wszystkie komentarze stąd',
  'followers.notify-mark': 'Nic, tylko potwierdź mój adres',
  'followers.how-often': 'Jak często',
  'followers.frequency-now': 'Od razu',
  'followers.frequency-hourly': 'Co godzinę, razem',
  'followers.frequency-daily': 'Raz dziennie, razem',
  'followers.follow-open': 'Obserwuj e-mailem',
  'followers.follow-title': 'Obserwuj tę rozmowę e-mailem',
  'followers.follow-text':
    'Zostaw swój adres e-mail, a nowe komentarze przyjdą do Ciebie. Witryna {site} najpierw zapyta Cię e-mailem, a w każdym e-mailu jest link do rezygnacji.',
  'followers.follow-privacy': 'Najpierw zapytamy Cię e-mailem. W każdym e-mailu jest link do rezygnacji.',
  'followers.follow-button': 'Obserwuj',
  'followers.now-following': 'Obserwujesz tę rozmowę. W każdym e-mailu jest link do rezygnacji.',
  'followers.when-up': 'Powiadom mnie e-mailem o publikacji',
  'followers.when-up-set': 'Napiszemy do Ciebie, gdy zostanie opublikowany.',
  'followers.asked':
    'Wysłaliśmy Ci e-mail z pytaniem, czy to Twój adres. Naciśnij w nim przycisk. Aby uzyskać oznaczenie „potwierdzony adres” na tym urządzeniu, wpisz tu kod z e-maila.',
  'followers.asked-page':
    'Wysłaliśmy Ci e-mail z pytaniem, czy to Twój adres. Naciśnij w nim przycisk, a e-maile zaczną przychodzić. Po trzech minutach nadal nic? Zajrzyj do folderu ze spamem.',
  'followers.code-label': 'Kod z naszego e-maila',
  'followers.code-hint': 'Osiem cyfr. Działają przez godzinę.',
  'followers.code-button': 'Potwierdź',
  'followers.proven':
    'Potwierdzono. Od teraz komentarze, które tu napiszesz z tym adresem, mają oznaczenie „potwierdzony adres”.',
  'followers.on-device': 'Twój adres jest potwierdzony na tym urządzeniu.',
  'followers.forget-device': 'Zapomnij to urządzenie',
  'followers.confirm-title': 'Potwierdź swój adres',
  'followers.confirm-text': 'E-maile o komentarzach w witrynie {site} będą przychodzić na adres {address}.',
  'followers.mark-text':
    'Potwierdzasz witrynie {site}, że adres {address} należy do Ciebie. Nie oznacza to żadnych e-maili.',
  'followers.confirm-button': 'Potwierdź adres',
  'followers.confirmed-title': 'Potwierdzono',
  'followers.confirmed-text':
    'E-maile o komentarzach w witrynie {site} przychodzą na adres {address}. W każdym jest link do rezygnacji.',
  'followers.marked-text': 'Witryna {site} wie już, że adres {address} należy do Ciebie.',
  'followers.code-text':
    'Aby uzyskać oznaczenie „potwierdzony adres” tam, gdzie piszesz, wpisz tam kod {code}. Nie wpisuj go nigdzie indziej.',
  'followers.gone-text':
    'Wszystko, co tego dotyczyło, zostało usunięte i z tego powodu nie przyjdą już e-maile o komentarzach.',
  'followers.not-me-text':
    'Ktoś wpisał adres {address}, aby otrzymywać e-maile o komentarzach w witrynie {site}. Ten przycisk to usuwa i nic więcej na ten adres nie wyślemy.',
  'followers.link-expired-text':
    'Link do tej strony działa przez 30 dni. Możemy wysłać nowy na adres {address}.',
  'followers.page-title': 'Co obserwujesz w witrynie {site}',
  'followers.page-text': 'E-maile o komentarzach w witrynie {site} przychodzą na adres {address}.',
  'followers.page-none': 'Niczego tu nie obserwujesz, więc e-maile nie przychodzą.',
  'followers.page-gone': 'Strona, której już nie ma',
  'followers.follows-all': 'Wszystkie komentarze; obserwujesz od: {time}',
  'followers.follows-answers': 'Odpowiedzi na Twój komentarz; obserwujesz od: {time}',
  'followers.follows-up': 'Publikacja Twojego komentarza; czekasz od: {time}',
  'followers.stop': 'Zakończ',
  'followers.stop-all': 'Zakończ wszystkie e-maile o komentarzach w witrynie {site}',
  'followers.save': 'Zapisz',
  'followers.devices-text':
    'Urządzenia, na których wpisano kod, dodają oznaczenie „potwierdzony adres” do tego, co napisano z Twoim adresem.',
  'followers.forget-devices': 'Zapomnij wszystkie urządzenia',
  'followers.did-stopped': 'Zakończono. Stamtąd e-maile już nie przyjdą.',
  'followers.did-saved': 'Zapisano.',
  'followers.did-forgotten': 'Zapomniano. Każde urządzenie musi ponownie potwierdzić Twój adres.',
  'followers.stop-title': 'Zakończyć te e-maile?',
  'followers.stop-text':
    'Na adres {address} nie będą już przychodzić e-maile o komentarzach na stronie „{page}”.',
  'followers.stop-all-text':
    'Na adres {address} nie będą już przychodzić e-maile o komentarzach w witrynie {site}.',
  'followers.stopped-title': 'Zakończono',
  'followers.stopped-text':
    'Na adres {address} nie przychodzą już e-maile o komentarzach na stronie „{page}”.',
  'followers.stopped-all-text':
    'Na adres {address} nie przychodzą już e-maile o komentarzach w witrynie {site}.',
  'followers.mail.confirm-subject': 'Potwierdź swój adres dla witryny {site}',
  'followers.mail.confirm-text':
    'Ktoś, prawdopodobnie Ty, chce otrzymywać na ten adres e-maile o komentarzach w witrynie {site}. Naciśnij przycisk, aby przychodziły. Do tego czasu nic nie wyślemy.',
  'followers.mail.mark-text':
    'Ktoś, prawdopodobnie Ty, chce pokazać w witrynie {site}, że ten adres należy do niego. Naciśnij przycisk, aby potwierdzić, że jest Twój.',
  'followers.mail.code':
    'Aby uzyskać oznaczenie „potwierdzony adres”, wpisz tam, gdzie powstał komentarz, ten kod: {code}. Działa do {time}. Nie podawaj go nikomu: kto go ma, uchodzi tam za Ciebie.',
  'followers.mail.confirm-reason':
    'Ten e-mail przyszedł, ponieważ ten adres wpisano w formularzu komentarzy witryny {site}. Jeśli to nie Ty, nie rób nic, a więcej nie przyjdzie; albo powiadom nas linkiem powyżej, a adres zostanie zablokowany na stałe.',
  'followers.mail.answers-subject': {
    one: 'Odpowiedź na Twój komentarz w witrynie {site}',
    few: '{count} odpowiedzi na Twój komentarz w witrynie {site}',
    many: '{count} odpowiedzi na Twój komentarz w witrynie {site}',
    other: '{count} odpowiedzi na Twój komentarz w witrynie {site}',
  },
  'followers.mail.news-subject': {
    one: 'Nowy komentarz w witrynie {site}',
    few: '{count} nowe komentarze w witrynie {site}',
    many: '{count} nowych komentarzy w witrynie {site}',
    other: '{count} nowego komentarza w witrynie {site}',
  },
  'followers.mail.answers-text': {
    one: 'Ktoś odpowiedział na Twój komentarz w witrynie {site}.',
    few: 'Na Twój komentarz w witrynie {site} są {count} odpowiedzi.',
    many: 'Na Twój komentarz w witrynie {site} jest {count} odpowiedzi.',
    other: 'Na Twój komentarz w witrynie {site} jest {count} odpowiedzi.',
  },
  'followers.mail.news-text': {
    one: 'W witrynie {site} jest nowy komentarz w rozmowie, którą obserwujesz.',
    few: 'W witrynie {site} są {count} nowe komentarze w rozmowach, które obserwujesz.',
    many: 'W witrynie {site} jest {count} nowych komentarzy w rozmowach, które obserwujesz.',
    other: 'W witrynie {site} jest {count} nowego komentarza w rozmowach, które obserwujesz.',
  },
  'followers.mail.open': 'Przeczytaj na stronie',
  'followers.mail.up-subject': 'Twój komentarz w witrynie {site} jest opublikowany',
  'followers.mail.up-text': 'Twój komentarz w witrynie {site} jest już widoczny.',
  'followers.mail.more': {
    one: 'Na stronie jest jeszcze {count} komentarz.',
    few: 'Na stronie są jeszcze {count} komentarze.',
    many: 'Na stronie jest jeszcze {count} komentarzy.',
    other: 'Na stronie jest jeszcze {count} komentarza.',
  },
  'followers.mail.stop': 'Zakończ te e-maile',
  'followers.mail.stop-all': 'Zakończ wszystkie e-maile o komentarzach w witrynie {site}',
  'followers.mail.manage': 'Zobacz, co obserwujesz i jak często przychodzą e-maile',
  'followers.mail.news-reason':
    'Ten e-mail przyszedł na Twoją prośbę do witryny {site}, po potwierdzeniu tego adresu. Linki powyżej kończą to od razu.',
  'followers.mail.link-subject': 'Co obserwujesz w witrynie {site}',
  'followers.mail.link-text': 'Oto nowy link do tego, co obserwujesz w witrynie {site}. Działa przez 30 dni.',
  'followers.mail.link-reason':
    'Ten e-mail przyszedł, ponieważ ktoś otworzył stary link do tej strony i zamówił nowy. Jeśli to nie Ty, nic się nie zmieniło.',
  'mail.sample-follow': 'Potwierdzenie adresu dla komentarzy',
  'mail.sample-follow-link': 'Nowy link do obserwowanych rozmów',
  'mail.sample-answer': 'Odpowiedź na komentarz',
  'mail.sample-comment-up': 'Twój komentarz jest opublikowany',
  'mail.sample-news-digest': 'Nowe komentarze, razem',
  'desk.mail-job-followers.send-confirmation': 'potwierdzenie adresu dla komentarzy',
  'desk.mail-job-followers.send-link': 'link do obserwowanych rozmów',
  'desk.mail-job-followers.tell-up': 'e-mail do autora opublikowanego komentarza',
  'desk.mail-job-following.tell-at-once': 'e-mail o komentarzu do obserwujących',
  'desk.email-proven': 'potwierdzony',
  'desk.email-typed': 'tylko wpisany',
  'desk.log-follower.confirm': 'potwierdzono adres',
  'desk.log-follower.decline': 'to nie była prośba tej osoby',
  'desk.log-follower.stop': 'zakończono obserwowanie',
  'desk.log-follower.stop-all': 'zakończono wszystkie e-maile o komentarzach',
  'desk.log-follower.frequency': 'zmieniono częstość e-maili',
  'desk.log-follower.forget-devices': 'zapomniano wszystkie urządzenia',
}
