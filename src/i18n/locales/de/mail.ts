import type { Text } from '../../text'
import type { mail as en } from '../en/mail'

export const mail: Record<keyof typeof en, Text> = {
  'error.mail/hook-unsigned': 'Dieser Aufruf weist nicht nach, von wem er kommt.',
  'error.mail/hook-forged':
    'Der Nachweis dieses Aufrufs passt nicht zum hier hinterlegten Schlüssel. Vergleichen Sie beide.',
  'error.mail/hook-old': 'Dieser Aufruf wurde vor zu langer Zeit unterschrieben.',
  'error.mail/hook-repeated': 'Dieser Aufruf wurde schon einmal angenommen.',
  'error.desk/schema-behind':
    'Diese Version braucht mehr, als ihre Datenbank hat. Führen Sie `npm run deploy` aus: Das bringt zuerst die Datenbank auf den neuesten Stand.',
  'error.desk/parked-unknown':
    'Diese E-Mail ist nicht mehr hier. Vielleicht hat sie schon jemand wieder eingereiht.',
  'error.desk/suppression-unknown':
    'Dieser Eintrag ist nicht mehr hier, oder er ist das eigene Wort der Person und bleibt.',
  'desk.nav-mail': 'E-Mail',
  'desk.mail-counts': { one: 'Letzter Tag', other: 'Letzte {count} Tage' },
  'desk.mail-state-sending': 'unterwegs',
  'desk.mail-state-sent': 'gesendet',
  'desk.mail-state-refused': 'von der Gegenseite abgelehnt',
  'desk.mail-state-suppressed': 'zurückgehalten, weil die Adresse keine E-Mails bekommt',
  'desk.mail-parked': 'E-Mails, die nicht hinausgingen',
  'desk.mail-parked-text':
    'Diese sind endgültig gescheitert. Beheben Sie die Ursache und reihen Sie sie dann wieder ein.',
  'desk.mail-parked-none': 'Keine: Jede E-Mail ist draußen oder unterwegs.',
  'desk.mail-job-comments.tell-moderators': 'Nachricht an Moderatoren',
  'desk.mail-job-subscribers.send-confirmation': 'Bestätigung einer Anmeldung',
  'desk.mail-job-comments.tell-reported': 'Nachricht über einen gemeldeten Kommentar',
  'desk.mail-job-moderation.send-digest': 'Nachricht über mehrere Kommentare',
  'desk.mail-job-moderation.send-reminder': 'Erinnerung an einen wartenden Kommentar',
  'desk.mail-job-comments.answer-notice': 'Antwort auf die Meldung eines rechtswidrigen Inhalts',
  'desk.mail-job-moderation.tell-author': 'Entscheidung über einen Kommentar an dessen Autor',
  'desk.mail-job-subscribers.ask-new-address': 'Bestätigung einer neuen Adresse',
  'desk.mail-job-subscribers.tell-old-address': 'Nachricht über eine geänderte Adresse',
  'desk.mail-job-subscribers.send-data-link': 'Link zu den eigenen Daten',
  'desk.mail-job-team.send-invitation': 'Einladung ins Team',
  'desk.mail-job-team.tell-owner': 'Nachricht vom Löschen einer Website',
  'desk.mail-put-back': 'Wieder einreihen',
  'desk.mail-did-put-back': 'Zurückgestellt. Sie geht gleich noch einmal hinaus.',
  'desk.mail-suppressed': 'Adressen, die keine E-Mails bekommen',
  'desk.mail-suppressed-text':
    'Von jeder Adresse wird nur ein Kennzeichen aufbewahrt, nie die Adresse selbst. Angehalten sind E-Mails aller Seiten hier.',
  'desk.mail-suppressed-none': 'Bisher keine.',
  'desk.mail-told-by': 'gesagt von {source}',
  'desk.mail-source-reader': 'der Person selbst',
  'desk.mail-reason-bounce': 'kein solches Postfach',
  'desk.mail-reason-soft-bounce': 'an sieben Tagen gescheitert',
  'desk.mail-reason-complaint': 'als Spam gemeldet',
  'desk.mail-reason-not-me': 'nicht darum gebeten',
  'desk.mail-reason-by-hand': 'von Hand angehalten',
  'desk.mail-lift': 'E-Mails wieder erlauben',
  'desk.mail-did-lift': 'Erlaubt. Die nächste E-Mail an diese Adresse geht hinaus.',
  'desk.mail-stays': 'Das eigene Wort der Person: Es bleibt.',
  'desk.log-mail.put-back': 'hat eine E-Mail wieder eingereiht',
  'desk.log-mail.lift': 'hat E-Mails wieder erlaubt',
  'desk.log-mail.go-on': 'ließ Mails weitergehen',
  'desk.mail-did-go-on': 'Es geht weiter. Was wartete, ist unterwegs.',
  'mail.stopped-notices': 'Benachrichtigungen und Bestätigungen stehen still seit',
  'mail.stopped-news': 'Der Newsletter steht still seit',
  'mail.stopped-text':
    'Jede Mail würde auf dieselbe Weise scheitern, darum wird keine versucht. Beheben Sie die Ursache und drücken Sie „Weiter“, oder warten Sie: Einmal in der Stunde versucht es eine Mail von selbst.',
  'mail.go-on': 'Weiter',
  'mail.parked-stopped': 'wartet, bis es weitergeht',
  'mail.parked-uncertain': 'niemand weiß, ob sie ging',
  'mail.uncertain': 'Mails, die vielleicht gingen',
  'mail.uncertain-text':
    'Die Antwort des Anbieters kam nicht, sie können also gegangen sein oder nicht. Von selbst gehen sie kein zweites Mal, denn niemand soll eine zweimal bekommen. Ein Bericht des Anbieters klärt es; manche lassen sich oben wieder einreihen.',
  'mail.parked-given-up': 'nach sieben Versuchen aufgegeben',
  'mail.parked-as-it-is': 'kann so nicht hinaus',
  'mail.held': 'Von der Installation zurückgehalten',
  'mail.held-text':
    'Ihre Mails an diese Adressen wurden zurückgehalten, weil an einer anderen Website hier etwas geschah: ein Postfach, das es nicht gibt, eine Beschwerde oder jemand, der nicht darum gebeten hat. Wo es geschah, bleibt dort, und auch das Recht, es zurückzunehmen.',
  'mail.held-by-install': 'von der Installation gesperrt',
  'desk.mail-source-report': 'einem Bericht des Mailservers',
  'error.mail/news-not-ready':
    'Der Newsletter dieser Website kann noch nicht hinaus. Die Prüfung der Einstellungen sagt, was fehlt.',
  'mail.check': 'Einstellungen prüfen',
  'mail.check-text':
    'Postfachanbieter glauben einer Mail nur, wenn das DNS der Absenderdomain sagt, wer sie senden darf. Diese Seite schlägt das nach und zeigt, was fehlt.',
  'mail.check-now': 'Jetzt nachschlagen',
  'mail.check-did-checked': 'Gerade nachgeschlagen.',
  'mail.check-did-unanswered':
    'Der DNS-Resolver hat nicht alles beantwortet. Was vorher gefunden wurde, bleibt; versuchen Sie es in einer Minute noch einmal.',
  'mail.check-did-test': 'Eine Testmail an {to} ist unterwegs.',
  'mail.check-both': 'Benachrichtigungen und Newsletter',
  'mail.check-notices': 'Benachrichtigungen und Bestätigungen',
  'mail.check-news': 'Newsletter',
  'mail.check-from': 'Von {from}, über {transport}.',
  'mail.check-rate': 'Höchstens {rate} in der Sekunde.',
  'mail.check-outbox': 'den Postausgang auf diesem Rechner',
  'mail.check-never': 'Noch niemand hat {domain} nachgeschlagen.',
  'mail.check-verified': '{domain} ist bestätigt.',
  'mail.check-unverified': '{domain} ist nicht bestätigt.',
  'mail.subject-dkim': 'DKIM',
  'mail.subject-spf': 'SPF',
  'mail.subject-dmarc': 'DMARC',
  'mail.subject-return': 'Rückweg',
  'mail.subject-mx': 'Antworten',
  'mail.subject-reports': 'Berichte',
  'mail.weight-good': ' (gut)',
  'mail.weight-needed': ' (fehlt)',
  'mail.weight-advice': ' (Rat)',
  'mail.check-dkim-good':
    'Unter {name} steht ein Schlüssel, die Unterschrift Ihrer Mails lässt sich also prüfen.',
  'mail.check-dkim-missing':
    'Unter {name} steht kein Schlüssel. Ihr Anbieter zeigt den Wert dort, wo er die Domain bestätigt; tragen Sie ihn ein.',
  'mail.check-dkim-revoked':
    'Der Eintrag unter {name} enthält keinen Schlüssel: Jemand hat ihn zurückgezogen. Tragen Sie den ein, den Ihr Anbieter zeigt.',
  'mail.check-dkim-no-selector':
    'Wo der Schlüssel von {name} steht, ist nicht bekannt. Setzen Sie MAIL_DKIM (für den Newsletter NEWS_DKIM) auf das Wort vor „._domainkey“, das Ihr Anbieter zeigt.',
  'mail.check-spf-good': 'Der Eintrag unter {name} lässt Ihren Anbieter senden.',
  'mail.check-spf-missing': 'Kein Eintrag unter {name} sagt, wer senden darf. Tragen Sie ihn ein.',
  'mail.check-spf-deep':
    'Der SPF-Eintrag bei {name} verlangt samt dem, was er einbindet, mehr als zehn Abfragen, und dann gilt er nicht. Nehmen Sie heraus, was keine Mail mehr sendet.',
  'mail.check-spf-many':
    'Unter {name} steht mehr als ein SPF-Eintrag, und dann zählt keiner. Machen Sie einen daraus.',
  'mail.check-spf-not-included': 'Der Eintrag unter {name} nennt Ihren Anbieter nicht. Ändern Sie ihn so:',
  'mail.check-spf-open': 'Der Eintrag unter {name} lässt alle senden. Beenden Sie ihn mit ~all.',
  'mail.check-dmarc-good':
    'Der Eintrag unter {name} sagt, was mit Mails geschieht, die nur vorgeben, von Ihnen zu sein, und Ihre bestehen.',
  'mail.check-dmarc-missing':
    'Kein Eintrag unter {name}. Gmail, Yahoo und Outlook verlangen einen; dies ist der mildeste:',
  'mail.check-dmarc-many':
    'Unter {name} steht mehr als ein DMARC-Eintrag, und dann zählt keiner. Behalten Sie einen.',
  'mail.check-dmarc-unaligned':
    'Der Eintrag unter {name} verlangt eine Unterschrift genau der Domain, die Leser sehen, und Ihre Mails unterschreibt eine andere. Senden Sie von der Domain, für die Ihr Anbieter unterschreibt.',
  'mail.check-return-good': 'Rückläufer gehen an {name}, eine Ihrer Domains.',
  'mail.check-return-missing':
    'Unter {name} steht nichts, Rückläufer gehen also an die Domain Ihres Anbieters. Mails gehen trotzdem; mit diesem Eintrag zählt SPF auch für Ihre Domain:',
  'mail.check-mx-good': 'Antworten an Adressen bei {name} kommen irgendwo an.',
  'mail.check-mx-missing':
    'Kein Server nimmt Mails für {name} an: Antworten von Lesern kommen an sie zurück.',
  'mail.check-reports-good': 'Berichte an {name} erreichen das Postfach dieses Workers bei Cloudflare.',
  'mail.check-reports-missing':
    'Berichte an {name} kommen nicht zu Cloudflare. Schalten Sie dort Email Routing ein; es trägt Einträge wie diesen ein:',
  'mail.check-unanswered':
    'Der Resolver hat für {name} nicht geantwortet. Schlagen Sie in einer Minute noch einmal nach.',
  'mail.record-type': 'Typ',
  'mail.record-name': 'Name',
  'mail.record-value': 'Wert',
  'mail.test-send': 'Testmail an {to} senden',
  'mail.test-sent':
    'Die letzte Testmail hat der Transport angenommen. Ob sie in Ihrem Posteingang liegt, sehen Sie.',
  'mail.test-suppressed':
    'Die letzte Testmail wurde zurückgehalten: Ihre Adresse steht auf der Liste derer, die keine Mails bekommen.',
  'mail.test-refused': 'Die Gegenseite hat die letzte Testmail für Ihre Adresse abgelehnt.',
  'mail.test-subject': 'Testmail von {site}',
  'mail.test-text-notices':
    'Sie haben am Pult um diese Mail gebeten. Sie kam auf dem Weg der Benachrichtigungen und Bestätigungen.',
  'mail.test-text-news': 'Sie haben am Pult um diese Mail gebeten. Sie kam auf dem Weg des Newsletters.',
  'mail.test-look':
    'Liegt sie im Spam-Ordner, öffnen Sie die Prüfung der Einstellungen und ergänzen Sie dort, was fehlt.',
  'mail.test-why':
    'Sie bekommen sie, weil Sie am Pult von {site} angemeldet sind und „Testmail senden“ gedrückt haben.',
  'mail.news-title': 'Darf der Newsletter hinaus?',
  'mail.news-ready': 'Ja: Es gibt eine Postanschrift, und die Domain des Absenders ist bestätigt.',
  'mail.news-not-ready': 'Noch nicht. Der Newsletter dieser Website wird abgelehnt, bis dies da ist:',
  'mail.news-postal-address':
    'Eine Postanschrift. Sie steht am Ende jeder Mail, und das Recht der meisten Länder verlangt sie.',
  'mail.news-transport':
    'Ein anderer Transport für den Newsletter. Cloudflares Email Service nimmt keine Newsletter an: Setzen Sie NEWS_TRANSPORT.',
  'mail.news-domain':
    'Eine bestätigte Domain des Absenders. Schlagen Sie sie oben nach und ergänzen Sie, was fehlt.',
  'mail.news-complaints':
    'Weniger Beschwerden. In den letzten sieben Tagen haben drei oder mehr Leser die E-Mails dieser Website als Spam gemeldet, auf tausend mehr als einer: Anbieter sperren, wer weitermacht.',
  'mail.news-stopped': 'Ein Absender, der geht. Der Newsletter steht im Moment still.',
  'desk.mail-job-mail.send-test': 'Testmail',
  'mail.sample-test': 'Testmail',
  'mail.check-nothing': 'Von diesem Rechner geht nichts hinaus, also ist nichts nachzuschlagen.',
}
