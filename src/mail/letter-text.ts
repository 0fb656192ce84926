import type { Translator } from '../i18n/translate'
import { defang } from './defang'
import type { Block } from './mail'

const WIDTH = 72

/** The text part: written for people who read mail as text, not stripped from the HTML. */
export function letterText(siteName: string, blocks: readonly Block[], t: Translator): string {
  return `${[siteName, ...blocks.map((block) => blockText(block, t))].join('\n\n')}\n`
}

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
      return `-- \n${wrap(block.text)}`
  }
}

/** Breaks at spaces, by characters; what has none (an address, Chinese) stays whole. */
export function wrap(text: string, width = WIDTH): string {
  return text
    .split('\n')
    .map((paragraph) => {
      const lines: string[] = []
      let line = ''
      for (const word of paragraph.split(' ')) {
        if (line !== '' && line.length + 1 + word.length > width) {
          lines.push(line)
          line = word
        } else {
          line = line === '' ? word : `${line} ${word}`
        }
      }
      return [...lines, line].join('\n')
    })
    .join('\n')
}
