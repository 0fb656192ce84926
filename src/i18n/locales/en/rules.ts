/** What waits, which words do, and who may write. */
export const rules = {
  'desk.set-hold': 'What waits',
  'desk.set-hold-which': 'New comments',
  'desk.set-hold-hint': 'A page can say otherwise for itself, beside any of its comments.',
  'desk.hold-all': 'all wait for a moderator',
  'desk.hold-some': 'wait if one of the conditions below is met',
  'desk.hold-none': 'are published at once',
  'desk.set-holdFirst': 'First comments',
  'desk.set-holdFirst-hint':
    'So many published comments make an author known, by an address they have proven. Whoever has proven none stays unknown. 1 to begin with; 0: nobody has to be known.',
  'desk.set-holdLinks': 'Links',
  'desk.set-holdLinks-hint':
    'From so many links on a comment waits. 0 to begin with: links make nothing wait.',
  'desk.set-holdDays': 'Old pages',
  'desk.set-holdDays-hint':
    'So many days after the first comment on a page, new ones wait. 0 to begin with: never.',
  'desk.set-closeDays': 'Pages close',
  'desk.set-closeDays-hint':
    'So many days after the first comment, whatever waits. Comments stay, new ones and edits are not taken. 0 to begin with: never.',
  'desk.set-holdUnverified': 'Addresses that are not proven',
  'desk.holdUnverified-no': 'make nothing wait',
  'desk.holdUnverified-yes': 'make a comment wait',
  'desk.doubt-all': 'every comment waits',
  'desk.doubt-first': 'author is not known yet',
  'desk.doubt-linked': { one: 'waits for its {count} link', other: 'waits for its {count} links' },
  'desk.doubt-unproven': 'address is not proven',
  'desk.doubt-old': { one: 'page is older than {count} day', other: 'page is older than {count} days' },
  'desk.doubt-page': 'everything waits on this page',
  'desk.page-hold': 'New comments on this page:',
  'desk.page-hold-legend': 'New comments on this page',
  'desk.page-hold-site': 'as the site’s settings say',
  'desk.page-hold-all': 'all wait',
  'desk.page-hold-none': 'are published at once, unless their words are doubtful',
  'desk.page-hold-closed': 'are not taken: the page is closed',
  'desk.log-comment.page': 'changed what its page takes',
} as const
