import type { Text } from '../../text'
import type { setUp as en } from '../en/set-up'

export const setUp: Record<keyof typeof en, Text> = {
  'desk.nav-set-up': 'Einrichten',
  'set-up.done': 'erledigt',
  'set-up.origins': 'Sagen, wo Ihre Seiten sind',
  'set-up.origins-text':
    'Seiten anderer Adressen können hier nichts zeigen und nichts senden. Tragen Sie die Adresse Ihrer Website unter Einstellungen ein.',
  'set-up.origins-done': 'Seiten von {origins} dürfen Kommentare und Anmeldungen tragen.',
  'set-up.team': 'Bestimmen, wer moderiert',
  'set-up.team-text': {
    one: '{count} Person ist im Team. Weitere werden per Mail eingeladen. Unter Benachrichtigungen wählen Sie, wie Sie von Wartendem erfahren.',
    other:
      '{count} Personen sind im Team. Weitere werden per Mail eingeladen. Unter Benachrichtigungen wählen Sie, wie Sie von Wartendem erfahren.',
  },
  'set-up.hold': 'Wählen, was wartet',
  'set-up.hold-some':
    'Neue Kommentare warten, bis jemand sie gelesen hat. So fängt es an; unter Einstellungen gibt es andere Wege.',
  'set-up.hold-none': 'Neue Kommentare erscheinen sofort. Sie können sie danach herunternehmen.',
  'set-up.mail': 'Sehen, ob Mails ankommen',
  'set-up.mail-text':
    'Noch ging keine Mail hinaus. Die Seite Mail sagt, was fehlt, und schickt Ihnen eine zur Probe.',
  'set-up.mail-done': 'In den letzten 30 Tagen gingen Mails hinaus.',
  'set-up.code': 'Den Code in Ihre Seiten setzen',
  'set-up.code-text': 'Es sind überall dieselben drei Zeilen; nur der Ort ist ein anderer.',
  'set-up.code-more': 'Anmeldefeld, Zahlen und die neuesten Kommentare',
  'set-up.place-plain': 'Unter den Artikel, in jede Seite:',
  'set-up.place-wordpress': 'An die Stelle der Kommentare des Themes:',
  'set-up.place-ghost': 'In Ihr Theme, unter den Inhalt:',
  'set-up.place-hugo': 'In Ihr eigenes Layout, unter den Inhalt:',
  'set-up.place-jekyll': 'In das Layout der Beiträge, unter den Inhalt:',
  'set-up.place-astro': 'In das Layout der Beiträge, unter den Slot:',
  'set-up.place-eleventy': 'In das Layout der Beiträge, unter den Inhalt:',
  'set-up.check': 'Eine Seite prüfen',
  'set-up.page': 'Adresse einer Seite mit dem Code',
  'set-up.page-hint': 'Wir rufen sie einmal auf wie ein Besucher und suchen den Code.',
  'set-up.check-now': 'Seite prüfen',
  'set-up.page-elsewhere':
    '{origin} ist keine Adresse dieser Website. Tragen Sie sie unter Einstellungen ein oder prüfen Sie eine andere Seite.',
  'set-up.found': 'Was gefunden wurde',
  'set-up.good': 'Gut',
  'set-up.wrong': 'Zu ändern',
  'set-up.hint': 'Zu wissen',
  'set-up.answer-good': 'Die Seite antwortet.',
  'set-up.answer-wrong':
    'Die Seite antwortet nicht, wie sie soll: {why}. Sie muss für alle offen sein, über https.',
  'set-up.loader-good': 'Sie lädt das Skript.',
  'set-up.loader-wrong': 'Das Skript fehlt. Sie sollte {url} laden.',
  'set-up.module-wrong': 'Das Skript braucht type="module".',
  'set-up.comments-good': 'Sie hat ein Gespräch.',
  'set-up.comments-hint': 'Sie hat kein Gespräch: <afterword-comments> kommt nicht vor.',
  'set-up.site-wrong': 'Ein Element gehört zu „{other}“. Für diese Website muss dort site="{site}" stehen.',
  'set-up.canonical-hint': 'Das Gespräch gehört zu {url}, wie der kanonische Link der Seite sagt.',
  'set-up.canonical-wrong':
    'Der kanonische Link der Seite führt zu {url}; das ist keine Adresse dieser Website. Das Gespräch gehörte dorthin.',
  'set-up.policy-wrong':
    'Die Sicherheitsregel der Seite sperrt uns aus. Fügen Sie {missing} zu {directive} hinzu.',
}
