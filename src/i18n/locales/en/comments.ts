export const comments = {
  'error.comments/unknown': 'That comment is not available.',
  'error.comments/thread-closed': 'Comments are closed on this page. What you wrote is still here to copy.',
  'error.comments/key-reused':
    'This Idempotency-Key already posted other words. Use a new key for a new comment.',
  'error.comments/token-wrong': 'This device cannot open that comment. Only the device that wrote it can.',
  'error.comments/token-missing': 'Send the token you got for posting as “Authorization: Bearer …”.',
  'error.comments/page-not-allowed':
    'Pages of {origin} do not belong to the site “{site}”. Its owner can add them in the settings.',
  'comments.parent-gone': 'The comment you answer is not there any more. You can post this as a new comment.',
  'comments.too-many-pages': 'Ask for {max} pages at most in one request.',
} as const
