/** What a day may bring, and the brake, at the desk. */
export const limits = {
  'desk.nav-limits': 'Limits',
  'limits.title': 'Limits',
  'limits.calm': 'Nothing unusual today.',
  'limits.today': 'Today, by UTC',
  'limits.of-sign-up': 'Sign-ups',
  'limits.of-comment': 'Comments',
  'limits.used': '{used} of {budget}',
  'limits.change': 'Change the limits',
  'limits.how': 'What happens at a limit',
  'limits.how-challenge':
    'From the sixth sign-up of one network in an hour on, from four fifths of a day’s limit on, and for doubtful comments, the reader’s device does a sum first. There is no puzzle; most notice nothing.',
  'limits.how-wait':
    'Browsers without scripts, and pages without TLS, cannot do the sum: their comments wait for a moderator, their confirmation mails for an hour.',
  'limits.how-over':
    'Beyond a day’s limit every comment waits, and confirmation mails go on the days after. Reading goes on as ever.',
  'limits.earlier': {
    one: 'The last {count} day',
    other: 'The last {count} days',
  },
  'limits.earlier-none': 'No day came near its limits.',
  'limits.was-near-sign-up': 'many sign-ups: devices did a sum first',
  'limits.was-over-sign-up': 'too many sign-ups: their mails went later',
  'limits.was-near-comment': 'many comments: devices did a sum first',
  'limits.was-over-comment': 'too many comments: all of them waited',
  'limits.challenge': 'Sum against robots',
  'limits.challenge-hint':
    'A device that signs up or comments does a short sum, without anything to solve for its reader. It holds up whoever writes by the thousand.',
  'limits.challenge-doubtful': 'when something is doubtful',
  'limits.challenge-always': 'each time',
  'limits.signUpsDaily': 'Sign-ups a day',
  'limits.signUpsDaily-hint': 'Each of them is a mail to somebody who may not have asked.',
  'limits.commentsDaily': 'Comments a day',
  'limits.commentsDaily-hint': 'Twice what your busiest day has brought is a good number.',
  'limits.brake-subject-sign-up': 'Unusually many sign-ups at {site}',
  'limits.brake-subject-comment': 'Unusually many comments at {site}',
  'limits.brake-near-sign-up':
    'Four fifths of today’s sign-ups have come. Each further one takes its device a short sum.',
  'limits.brake-over-sign-up':
    'Today’s limit of sign-ups is used up. Who signs up now gets the confirmation mail on one of the next days.',
  'limits.brake-near-comment':
    'Four fifths of today’s comments have come. Each further one takes its device a short sum.',
  'limits.brake-over-comment':
    'Today’s limit of comments is used up. What is written now waits for a moderator.',
  'limits.brake-by-itself':
    'This ends by itself at midnight UTC. If a good day is the reason, raise the limit.',
  'limits.brake-open': 'Show the limits',
  'limits.brake-why': 'You get this mail because you own {site}. It goes once a day at most.',
  'mail.sample-brake': 'A day’s limit is near',
  'desk.mail-job-limits.tell-of-brake': 'mail about a day’s limit',
} as const
