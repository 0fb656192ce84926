export const limits = {
  'desk.nav-limits': 'Grenzen',
  'limits.title': 'Grenzen',
  'limits.calm': 'Heute ist nichts ungewöhnlich.',
  'limits.today': 'Heute, nach UTC',
  'limits.of-sign-up': 'Anmeldungen',
  'limits.of-comment': 'Kommentare',
  'limits.used': '{used} von {budget}',
  'limits.change': 'Grenzen ändern',
  'limits.how': 'Was an einer Grenze geschieht',
  'limits.how-challenge':
    'Ab der sechsten Anmeldung eines Netzes in einer Stunde, ab vier Fünfteln einer Tagesgrenze und bei zweifelhaften Kommentaren rechnet das Gerät des Lesers zuerst etwas aus. Ein Rätsel gibt es nicht; die meisten merken nichts.',
  'limits.how-wait':
    'Browser ohne Skripte und Seiten ohne TLS können nicht rechnen: Ihre Kommentare warten auf einen Moderator, ihre Bestätigungsmails eine Stunde.',
  'limits.how-over':
    'Jenseits einer Tagesgrenze wartet jeder Kommentar, und Bestätigungsmails gehen an den Tagen danach. Gelesen wird wie immer.',
  'limits.earlier': {
    one: 'Der letzte Tag',
    other: 'Die letzten {count} Tage',
  },
  'limits.earlier-none': 'Kein Tag kam seinen Grenzen nahe.',
  'limits.was-near-sign-up': 'viele Anmeldungen: Geräte rechneten zuerst',
  'limits.was-over-sign-up': 'zu viele Anmeldungen: ihre Mails gingen später',
  'limits.was-near-comment': 'viele Kommentare: Geräte rechneten zuerst',
  'limits.was-over-comment': 'zu viele Kommentare: alle warteten',
  'limits.challenge': 'Rechnung gegen Roboter',
  'limits.challenge-hint':
    'Ein Gerät, das sich anmeldet oder kommentiert, rechnet kurz; für den Leser ist nichts zu lösen. Das hält auf, wer tausendfach schreibt.',
  'limits.challenge-doubtful': 'wenn etwas zweifelhaft ist',
  'limits.challenge-always': 'jedes Mal',
  'limits.signUpsDaily': 'Anmeldungen am Tag',
  'limits.signUpsDaily-hint': 'Jede davon ist eine Mail an jemanden, der vielleicht nicht gefragt hat.',
  'limits.commentsDaily': 'Kommentare am Tag',
  'limits.commentsDaily-hint': 'Gut ist das Doppelte dessen, was Ihr stärkster Tag gebracht hat.',
  'limits.brake-subject-sign-up': 'Ungewöhnlich viele Anmeldungen bei {site}',
  'limits.brake-subject-comment': 'Ungewöhnlich viele Kommentare bei {site}',
  'limits.brake-near-sign-up':
    'Vier Fünftel der Anmeldungen von heute sind da. Bei jeder weiteren rechnet das Gerät zuerst etwas aus.',
  'limits.brake-over-sign-up':
    'Die Grenze der Anmeldungen von heute ist erreicht. Wer sich jetzt anmeldet, bekommt die Bestätigungsmail an einem der nächsten Tage.',
  'limits.brake-near-comment':
    'Vier Fünftel der Kommentare von heute sind da. Bei jedem weiteren rechnet das Gerät zuerst etwas aus.',
  'limits.brake-over-comment':
    'Die Grenze der Kommentare von heute ist erreicht. Was jetzt geschrieben wird, wartet auf einen Moderator.',
  'limits.brake-by-itself':
    'Das endet von selbst um Mitternacht UTC. Ist ein guter Tag der Grund, setzen Sie die Grenze höher.',
  'limits.brake-open': 'Grenzen zeigen',
  'limits.brake-why': 'Sie bekommen diese Mail, weil {site} Ihnen gehört. Sie geht höchstens einmal am Tag.',
  'mail.sample-brake': 'Eine Tagesgrenze ist nah',
  'desk.mail-job-limits.tell-of-brake': 'Mail über eine Tagesgrenze',
} as const
