/** What readers do with comments of others, and what the desk says of it. */
export const readers = {
  'error.comments/votes-off': 'This site takes no votes.',
  'error.comments/vote-own': 'This comment is yours. Votes for it are for others to give.',
  'error.comments/readers-many':
    'Many new readers came from your network today, so votes and reports from devices that gave none before are not counted now. Try again tomorrow.',
  'comments.sort-top': 'Top',
  'comments.only-up': 'This site takes votes up only: send 1.',
  'comments.votes': { one: '{count} vote', other: '{count} votes' },
  'comments.score': { one: '{count} point', other: '{count} points' },
  'comments.vote-up': { one: 'Vote up: {count} vote', other: 'Vote up: {count} votes' },
  'comments.vote-up-score': { one: 'Vote up: {count} point', other: 'Vote up: {count} points' },
  'comments.vote-down': 'Vote down',
  'comments.vote-failed': 'Your vote did not reach us. Try again in a moment.',
  'desk.set-votes': 'Votes of readers',
  'desk.votes-off': 'none',
  'desk.votes-up': 'up',
  'desk.votes-both': 'up and down',
  'desk.set-votes-hint':
    'Votes need no account: one for each device and comment, counted with a bound for each network. The order “Top” goes by them.',
} as const
