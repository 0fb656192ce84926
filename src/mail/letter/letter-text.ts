import type { Translator } from '../../i18n/translate'
import type { Block } from '../mail'
import { defang } from './defang'

const WIDTH = 72

/**
 * The text part: written for people who read mail as text, not stripped from the HTML.
 * @param postalAddress of the site, or ''; it stands at the very end, behind the signature's mark
 */
export function letterText(
  siteName: string,
  blocks: readonly Block[],
  t: Translator,
  postalAddress = '',
): string {
  const mark = blocks.some(({ kind }) => kind === 'small') ? '' : SIGNATURE
  const end = postalAddress === '' ? [] : [`${mark}${wrap(postalAddress)}`]
  return `${[siteName, ...blocks.map((block) => blockText(block, t)), ...end].join('\n\n')}\n`
}

/** What follows is no news: mail programs fold it, answers leave it out (RFC 3676, 4.3). */
const SIGNATURE = '-- \n'

function blockText(block: Block, t: Translator): string {
  switch (block.kind) {
    case 'text':
      return wrap(block.text)
    case 'quote': {
      const quoted = wrap(defang(block.text), WIDTH - 2)
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n')
      return block.by === undefined ? quoted : `${t('mail.wrote', { name: defang(block.by) })}\n${quoted}`
    }
    case 'button':
      // An address is never wrapped: half of it opens nothing.
      return `${block.label}:\n${block.url}`
    case 'links':
      return block.items.map(({ label, url }) => `${label}:\n${url}`).join('\n\n')
    case 'small':
      return `${SIGNATURE}${wrap(block.text)}`
  }
}

/**
 * Breaks at spaces and, in Chinese and Japanese, between characters, which are twice as wide; an address stays whole.
 * @param width in Latin letters
 */
export function wrap(text: string, width = WIDTH): string {
  return text
    .split('\n')
    .map((paragraph) => {
      const lines: string[] = []
      let line = ''
      for (const [at, word] of paragraph.split(' ').entries()) {
        for (const [part, piece] of (word.match(PIECES) ?? ['']).entries()) {
          const next = at > 0 && part === 0 && line !== '' ? `${line} ${piece}` : line + piece
          if (line !== '' && widthOf(next) > width) {
            lines.push(line)
            line = piece
          } else {
            line = next
          }
        }
      }
      return [...lines, line].join('\n')
    })
    .join('\n')
}

const WIDE = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60`
/** What no line begins with, and what none ends with (JIS X 4051, as far as our words go). */
const CLOSING = '、。，．：；？！）」』】〉》〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜'
const OPENING = '（「『【〈《〔'
const PIECES = new RegExp(`[${OPENING}]*(?:[${WIDE}]|[^${WIDE}]+)[${CLOSING}]*`, 'gu')

const widthOf = (text: string): number => text.length + (text.match(EACH_WIDE)?.length ?? 0)
const EACH_WIDE = new RegExp(`[${WIDE}]`, 'gu')
