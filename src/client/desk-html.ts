interface Policy {
  createHTML(html: string): string
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy }
  }
  interface Element {
    setHTML?(html: string, options: { sanitizer: object }): void
  }
}

// Our own server's markup under our own policy: the name is the only one our pages' CSP knows.
const policy = window.trustedTypes?.createPolicy('afterword', { createHTML: (html) => html })

/** Puts a piece of a page that our server rendered into an element. */
export function showHtml(target: Element, html: string): void {
  if (target.setHTML) target.setHTML(html, { sanitizer: {} })
  else target.innerHTML = policy ? policy.createHTML(html) : html
}
