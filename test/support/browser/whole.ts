import type { Page } from 'playwright-core'

/** Waits until the threads that are there show all they have: comments are drawn a few with each frame. */
export const whole = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('afterword-comments')].every(
      ({ shadowRoot }) => !shadowRoot?.querySelector('.aw-item[hidden], .aw-list ~ [hidden]'),
    ),
  )
