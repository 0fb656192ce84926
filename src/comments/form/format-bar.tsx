import { directionOf, type Translator } from '../../i18n/translate'
import { type Markup, markup } from '../../web/ui/markup'

interface Tool {
  readonly tool: 'bold' | 'italic' | 'link' | 'quote' | 'code' | 'list'
  readonly key?: string
  readonly before?: string
  readonly after?: string
  readonly line?: string
  /** The path of its sign, 24 by 24. */
  readonly drawn: string
  /** The same where lines begin on the right. */
  readonly turned?: string
}

/**
 * What can be made of words, in the order of the buttons. `before` and `after` stand around a selection, `line` in front of each of its lines;
 * code has both, for one line and for several. `key` works with Ctrl or ⌘. The part `acts` does the rest (client/toolbar.ts).
 */
const TOOLS: readonly Tool[] = [
  {
    tool: 'bold',
    key: 'b',
    before: '**',
    after: '**',
    drawn: 'M7 4h5a4 4 0 0 1 0 8H7zm0 8h6a4 4 0 0 1 0 8H7z',
  },
  // An underscore, so that italic inside bold is told from bold.
  { tool: 'italic', key: 'i', before: '_', after: '_', drawn: 'M11 4h7M6 20h7M15 4 9 20' },
  {
    tool: 'link',
    key: 'k',
    before: '[',
    after: '](https://)',
    drawn: 'M10 14a4 4 0 0 0 6 0l3-3a4.2 4.2 0 0 0-6-6l-1 1m2 4a4 4 0 0 0-6 0l-3 3a4.2 4.2 0 0 0 6 6l1-1',
  },
  { tool: 'quote', line: '> ', drawn: 'M10 7H5v6h5V7c0 5-1 8-5 10M20 7h-5v6h5V7c0 5-1 8-5 10' },
  { tool: 'code', before: '`', after: '`', line: '    ', drawn: 'm8 7-5 5 5 5m8-10 5 5-5 5M14 4l-4 16' },
  {
    tool: 'list',
    line: '- ',
    drawn: 'M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01',
    turned: 'M3 6h12M3 12h12M3 18h12M20 6h.01M20 12h.01M20 18h.01',
  },
]

const leftward = (t: Translator) => directionOf(t.locale) === 'rtl'

/** Formatting by button. Out of sight, like all that stands below the words, until the script is there that makes the buttons do something. */
export const FormatBar = ({ t }: { readonly t: Translator }): Markup =>
  markup`<div class="aw-tools" part="toolbar" role="toolbar" aria-label="${t('comments.format')}" aria-controls="f-body" data-forward="${leftward(t) ? -1 : 1}">${TOOLS.map(toolButton(t))}</div>`

const toolButton =
  (t: Translator) =>
  (tool: Tool, at: number): Markup => {
    const keys = tool.key?.toUpperCase()
    const does = t(`comments.format-${tool.tool}`)
    // By reference: no letter beyond Latin-1 (web/ui/markup.ts, referenced).
    const shortcut = keys && markup` (Ctrl/&#8984; ${keys})`
    const attribute = (name: string, value: string | undefined) =>
      value !== undefined && markup` ${name}="${value}"`
    return markup`<button type="button" class="aw-quiet aw-tool" part="tool" name="format" tabindex="${at === 0 ? 0 : -1}"${attribute('data-key', tool.key)}${attribute('data-before', tool.before)}${attribute('data-after', tool.after)}${attribute('data-line', tool.line)} title="${does}${shortcut}" aria-label="${does}"${attribute('aria-keyshortcuts', keys && `Control+${keys} Meta+${keys}`)}><svg width="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${(leftward(t) && tool.turned) || tool.drawn}"/></svg></button>`
  }
