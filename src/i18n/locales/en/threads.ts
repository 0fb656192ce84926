/** What the team does to comments and pages: its own words, moving, closing. */
export const threads = {
  'error.comments/edit-unknown': 'This is no edit of yours, or it is gone.',
  'error.comments/parent-waits':
    'Readers cannot see this comment yet, so nobody would see what you answer. Tick the box to approve it too.',
  'error.threads/words-unknown': 'These are no words of yours, or they are gone.',
  'desk.act-edit': 'Edit',
  'desk.act-reply': 'Answer',
  'desk.words-edit-title': 'Edit what {name} wrote',
  'desk.words-edit-label': 'Its words',
  'desk.words-edit-hint':
    'Readers see that the team edited it. The words before stay in its revisions, and you can take the edit back.',
  'desk.words-edit-do': 'Save the words',
  'desk.words-reply-title': 'Answer {name}',
  'desk.words-reply-label': 'Your answer, as {name}',
  'desk.words-reply-hint': 'It is up at once, with the badge of the team.',
  'desk.words-reply-do': 'Post the answer',
  'desk.words-anyway': 'Post it all the same',
  'desk.words-approve': 'Approve the comment too: it still waits',
  'desk.words-back': 'Back without saving',
  'desk.did-edit': 'Edited.',
  'desk.did-reply': 'Your answer is up.',
  'desk.log-comment.reply': 'answered as the team',
} as const
