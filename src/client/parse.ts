import type { Kit } from './kit'

/** Markup of ours as elements, without what could run (architecture: the server renders HTML, the client swaps it). */
export function parse(holder: Pick<Kit, 'policy'>, html: string): HTMLElement {
  const box = document.createElement('div')
  if (box.setHTML) {
    // The default configuration would take classes, parts and forms away; an empty one drops scripts, on… and javascript: only.
    box.setHTML(html, { sanitizer: {} })
    return box
  }
  // Older browsers: the server's own vetted markup, under a policy that a strict page can allow by name.
  // One for all that share a holder: a page may forbid a second one of that name.
  holder.policy ??= self.trustedTypes?.createPolicy('afterword', { createHTML: (text) => text })
  box.innerHTML = (holder.policy ? holder.policy.createHTML(html) : html) as string
  return box
}

declare global {
  // Not in TypeScript's library yet.
  interface Element {
    setHTML?(html: string, options: { sanitizer: object }): void
  }
  interface Window {
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createHTML(html: string): string },
      ): { createHTML(html: string): unknown }
    }
  }
}
