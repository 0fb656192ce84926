import type { Text } from '../../text'
import type { followers as source } from '../en/followers'

export const followers: Record<keyof typeof source, Text> = {
  'error.followers/code-wrong':
    'Das ist nicht der Code aus unserer E-Mail. Vergleichen Sie die acht Ziffern.',
  'error.followers/code-over':
    'Dieser Code ist zu alt oder wurde zu oft versucht. Lassen Sie sich eine neue E-Mail schicken.',
  'error.following/page-not-allowed':
    'Seiten von {origin} gehören nicht zur Website „{site}“. Wer sie betreibt, kann sie in den Einstellungen ergänzen.',
  'error.following/page-closed':
    'Auf dieser Seite sind die Kommentare geschlossen; es gibt nichts mehr zu verfolgen.',
  'followers.code-wrong': 'Geben Sie die acht Ziffern des Codes aus unserer E-Mail ein.',
  'followers.notify': 'E-Mail an mich',
  'followers.notify-no': 'Keine',
  'followers.notify-replies': 'Antworten an mich',
  'followers.notify-all': 'Alle Kommentare hier',
  'followers.notify-mark': 'Keine, nur meine Adresse bestätigen',
  'followers.how-often': 'Wie oft',
  'followers.frequency-now': 'Sofort',
  'followers.frequency-hourly': 'Stündlich gesammelt',
  'followers.frequency-daily': 'Täglich gesammelt',
  'followers.follow-open': 'Per E-Mail verfolgen',
  'followers.follow-title': 'Dieses Gespräch per E-Mail verfolgen',
  'followers.follow-text':
    'Hinterlassen Sie Ihre E-Mail-Adresse, und neue Kommentare kommen zu Ihnen. {site} fragt Sie vorher per E-Mail, und in jeder E-Mail steht ein Link zum Beenden.',
  'followers.follow-privacy': 'Wir fragen Sie vorher per E-Mail. In jeder E-Mail steht ein Link zum Beenden.',
  'followers.follow-button': 'Verfolgen',
  'followers.now-following': 'Sie verfolgen dieses Gespräch. In jeder E-Mail steht ein Link zum Beenden.',
  'followers.when-up': 'Per E-Mail Bescheid geben, sobald er veröffentlicht ist',
  'followers.when-up-set': 'Sie bekommen eine E-Mail, sobald er veröffentlicht ist.',
  'followers.asked':
    'Wir haben Ihnen eine E-Mail geschickt und fragen, ob die Adresse Ihre ist. Drücken Sie darin den Knopf. Für das Zeichen „bestätigt“ auf diesem Gerät geben Sie hier den Code aus der E-Mail ein.',
  'followers.asked-page':
    'Wir haben Ihnen eine E-Mail geschickt und fragen, ob die Adresse Ihre ist. Drücken Sie darin den Knopf, dann geht es los. Nach drei Minuten nichts da? Sehen Sie im Spam-Ordner nach.',
  'followers.code-label': 'Code aus unserer E-Mail',
  'followers.code-hint': 'Acht Ziffern. Sie gelten eine Stunde.',
  'followers.code-button': 'Bestätigen',
  'followers.proven':
    'Bestätigt. Was Sie hier von nun an mit dieser Adresse schreiben, trägt das Zeichen „bestätigt“.',
  'followers.on-device': 'Ihre Adresse ist auf diesem Gerät bestätigt.',
  'followers.forget-device': 'Dieses Gerät vergessen',
  'followers.confirm-title': 'Bestätigen Sie Ihre Adresse',
  'followers.confirm-text': 'E-Mails über Kommentare bei {site} kommen dann an {address}.',
  'followers.mark-text': 'Sie bestätigen {site}, dass {address} Ihnen gehört. E-Mails folgen daraus nicht.',
  'followers.confirm-button': 'Adresse bestätigen',
  'followers.confirmed-title': 'Bestätigt',
  'followers.confirmed-text':
    'E-Mails über Kommentare bei {site} kommen an {address}. In jeder steht ein Link zum Beenden.',
  'followers.marked-text': '{site} weiß nun, dass {address} Ihnen gehört.',
  'followers.code-text':
    'Für das Zeichen „bestätigt“ geben Sie dort, wo Sie geschrieben haben, den Code {code} ein. Geben Sie ihn nirgends sonst ein.',
  'followers.gone-text':
    'Alles darüber ist gelöscht, und deswegen kommen keine E-Mails über Kommentare mehr.',
  'followers.not-me-text':
    'Jemand hat {address} eingegeben, um E-Mails über Kommentare bei {site} zu bekommen. Mit diesem Knopf wird das gelöscht, und an diese Adresse wird nichts mehr geschickt.',
  'followers.link-expired-text':
    'Ein Link zu dieser Seite gilt 30 Tage. Wir können einen neuen an {address} schicken.',
  'followers.page-title': 'Was Sie bei {site} verfolgen',
  'followers.page-text': 'E-Mails über Kommentare bei {site} kommen an {address}.',
  'followers.page-none': 'Sie verfolgen hier nichts; es kommen keine E-Mails.',
  'followers.page-gone': 'Eine Seite, die es nicht mehr gibt',
  'followers.follows-all': 'Alle Kommentare, seit {time}',
  'followers.follows-answers': 'Antworten auf Ihren Kommentar, seit {time}',
  'followers.follows-up': 'Wenn Ihr Kommentar veröffentlicht wird, seit {time}',
  'followers.stop': 'Beenden',
  'followers.stop-all': 'Alle E-Mails über Kommentare bei {site} beenden',
  'followers.save': 'Speichern',
  'followers.devices-text':
    'Geräte, auf denen Sie einen Code eingegeben haben, setzen das Zeichen „bestätigt“ zu dem, was mit Ihrer Adresse geschrieben wird.',
  'followers.forget-devices': 'Alle Geräte vergessen',
  'followers.did-stopped': 'Beendet. Von dort kommen keine E-Mails mehr.',
  'followers.did-saved': 'Gespeichert.',
  'followers.did-forgotten': 'Vergessen. Jedes Gerät muss Ihre Adresse neu bestätigen.',
  'followers.stop-title': 'Diese E-Mails beenden?',
  'followers.stop-text': 'An {address} kommen dann keine E-Mails über Kommentare zu „{page}“ mehr.',
  'followers.stop-all-text': 'An {address} kommen dann keine E-Mails über Kommentare bei {site} mehr.',
  'followers.stopped-title': 'Beendet',
  'followers.stopped-text': 'An {address} kommen keine E-Mails über Kommentare zu „{page}“ mehr.',
  'followers.stopped-all-text': 'An {address} kommen keine E-Mails über Kommentare bei {site} mehr.',
  'followers.mail.confirm-subject': 'Bestätigen Sie Ihre Adresse für {site}',
  'followers.mail.confirm-text':
    'Jemand, hoffentlich Sie, möchte mit dieser Adresse E-Mails über Kommentare bei {site} bekommen. Drücken Sie den Knopf, wenn das so ist. Vorher wird nichts geschickt.',
  'followers.mail.mark-text':
    'Jemand, hoffentlich Sie, möchte bei {site} zeigen, dass diese Adresse die eigene ist. Drücken Sie den Knopf, um zu bestätigen, dass sie Ihnen gehört.',
  'followers.mail.code':
    'Für das Zeichen „bestätigt“ geben Sie dort, wo Sie geschrieben haben, diesen Code ein: {code}. Er gilt bis {time}. Geben Sie ihn niemandem: Wer ihn hat, gilt dort als Sie.',
  'followers.mail.confirm-reason':
    'Diese E-Mail kam, weil diese Adresse in einem Formular für Kommentare von {site} eingegeben wurde. Waren Sie das nicht, tun Sie nichts, und es kommt nichts mehr; oder sagen Sie es uns mit dem Link oben, dann ist die Adresse für immer gesperrt.',
  'followers.mail.answers-subject': {
    one: 'Eine Antwort auf Ihren Kommentar bei {site}',
    other: '{count} Antworten auf Ihren Kommentar bei {site}',
  },
  'followers.mail.news-subject': {
    one: 'Ein neuer Kommentar bei {site}',
    other: '{count} neue Kommentare bei {site}',
  },
  'followers.mail.answers-text': {
    one: 'Jemand hat auf Ihren Kommentar bei {site} geantwortet.',
    other: 'Es gibt {count} Antworten auf Ihren Kommentar bei {site}.',
  },
  'followers.mail.news-text': {
    one: 'Bei {site} gibt es einen neuen Kommentar zu etwas, das Sie verfolgen.',
    other: 'Bei {site} gibt es {count} neue Kommentare zu etwas, das Sie verfolgen.',
  },
  'followers.mail.open': 'Auf der Seite lesen',
  'followers.mail.up-subject': 'Ihr Kommentar bei {site} ist veröffentlicht',
  'followers.mail.up-text': 'Ihr Kommentar bei {site} ist jetzt zu lesen.',
  'followers.mail.more': {
    one: 'Auf der Seite steht noch {count} weiterer.',
    other: 'Auf der Seite stehen noch {count} weitere.',
  },
  'followers.mail.stop': 'Diese E-Mails beenden',
  'followers.mail.stop-all': 'Alle E-Mails über Kommentare bei {site} beenden',
  'followers.mail.manage': 'Ansehen, was Sie verfolgen und wie oft E-Mails kommen',
  'followers.mail.news-reason':
    'Diese E-Mail kam, weil Sie {site} darum gebeten und diese Adresse bestätigt haben. Die Links oben beenden sie sofort.',
  'followers.mail.link-subject': 'Was Sie bei {site} verfolgen',
  'followers.mail.link-text':
    'Hier ist ein neuer Link zu dem, was Sie bei {site} verfolgen. Er gilt 30 Tage.',
  'followers.mail.link-reason':
    'Diese E-Mail kam, weil jemand einen alten Link zu dieser Seite geöffnet und um einen neuen gebeten hat. Waren Sie das nicht, hat sich nichts geändert.',
  'mail.sample-follow': 'Adresse für Kommentare bestätigen',
  'mail.sample-follow-link': 'Neuer Link zu dem, was man verfolgt',
  'mail.sample-answer': 'Antwort auf einen Kommentar',
  'mail.sample-comment-up': 'Ihr Kommentar ist veröffentlicht',
  'mail.sample-news-digest': 'Neue Kommentare, gesammelt',
  'desk.mail-job-followers.send-confirmation': 'Bestätigung einer Adresse für Kommentare',
  'desk.mail-job-followers.send-link': 'Link zu dem, was man verfolgt',
  'desk.mail-job-followers.tell-up':
    'E-Mail an die Verfasserin oder den Verfasser eines veröffentlichten Kommentars',
  'desk.mail-job-following.tell-at-once': 'E-Mail über einen Kommentar an alle, die folgen',
  'desk.email-proven': 'bestätigt',
  'desk.email-typed': 'nur eingegeben',
  'desk.log-follower.confirm': 'hat eine Adresse bestätigt',
  'desk.log-follower.decline': 'hat nicht um E-Mails gebeten',
  'desk.log-follower.stop': 'verfolgt etwas nicht mehr',
  'desk.log-follower.stop-all': 'hat alle E-Mails über Kommentare beendet',
  'desk.log-follower.frequency': 'hat geändert, wie oft E-Mails kommen',
  'desk.log-follower.forget-devices': 'hat alle Geräte vergessen',
}
