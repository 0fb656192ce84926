/** From nothing to comments on a page. */
export const setUp = {
  'desk.nav-set-up': 'Set up',
  'set-up.done': 'done',
  'set-up.origins': 'Say where your pages are',
  'set-up.origins-text':
    "Pages of other addresses can show and post nothing here. Add your site's address under Settings.",
  'set-up.origins-done': 'Pages of {origins} may carry comments and sign-ups.',
  'set-up.team': 'Decide who moderates',
  'set-up.team-text': {
    one: '{count} person is in the team. Others are invited by mail. Under Notices you choose how you hear of what waits.',
    other:
      '{count} people are in the team. Others are invited by mail. Under Notices you choose how you hear of what waits.',
  },
  'set-up.hold': 'Choose what waits',
  'set-up.hold-some':
    'New comments wait until somebody has read them. That is how it begins; Settings has other ways.',
  'set-up.hold-none': 'New comments appear at once. You can take them down afterwards.',
  'set-up.mail': 'See that mail arrives',
  'set-up.mail-text':
    'No mail has gone out yet. The page Mail says what is missing, and sends you one to try.',
  'set-up.mail-done': 'Mail has gone out in the last 30 days.',
  'set-up.code': 'Put the code on your pages',
  'set-up.code-text': 'It is the same three lines everywhere; only the place differs.',
  'set-up.code-more': 'Sign-up box, counts and the newest comments',
  'set-up.place-plain': 'Below the article, in every page:',
  'set-up.place-wordpress': "In place of the theme's own comments:",
  'set-up.place-ghost': 'In your theme, below the content:',
  'set-up.place-hugo': 'In your own layout, below the content:',
  'set-up.place-jekyll': 'In the layout of posts, below the content:',
  'set-up.place-astro': 'In the layout of posts, below the slot:',
  'set-up.place-eleventy': 'In the layout of posts, below the content:',
  'set-up.check': 'Check a page',
  'set-up.page': 'Address of a page with the code',
  'set-up.page-hint': 'We fetch it once, as a visitor would, and look for the code.',
  'set-up.check-now': 'Check the page',
  'set-up.page-elsewhere':
    '{origin} is not an address of this site. Add it under Settings, or check another page.',
  'set-up.found': 'What was found',
  'set-up.good': 'Good',
  'set-up.wrong': 'To be changed',
  'set-up.hint': 'To know',
  'set-up.answer-good': 'The page answers.',
  'set-up.answer-wrong':
    'The page does not answer as it should: {why}. It has to be open to everybody, by https.',
  'set-up.loader-good': 'It loads the script.',
  'set-up.loader-wrong': 'The script is missing. It should load {url}',
  'set-up.module-wrong': 'The script needs type="module".',
  'set-up.comments-good': 'It has a thread.',
  'set-up.comments-hint': 'It has no thread: there is no <afterword-comments> in it.',
  'set-up.site-wrong': 'An element belongs to “{other}”. For this site it has to say site="{site}".',
  'set-up.canonical-hint': 'The thread belongs to {url}, as the canonical link of the page says.',
  'set-up.canonical-wrong':
    'The canonical link of the page leads to {url}, which is not an address of this site. The thread would belong there.',
  'set-up.policy-wrong': "The page's security policy keeps us out. Add {missing} to {directive}.",
} as const
