import { contrast, readableOn } from '../../kernel/color'

/** How a site's mails look, as its owner set it. */
export interface Look {
  /** `#rrggbb`, readable on white. */
  readonly color: string
  /** An https address of a picture, or ''. */
  readonly logoUrl: string
  /** What stands for the picture where it is not shown; '' means the site's name. */
  readonly logoAlt: string
  /** Who writes, where they can be written to; several lines, or ''. News cannot be sent without it (C1). */
  readonly postalAddress: string
}

/** Of mail that belongs to no site, and of sites whose owner chose nothing. */
export const DEFAULT_LOOK: Look = { color: '#1a56c4', logoUrl: '', logoAlt: '', postalAddress: '' }

export const PAPER = '#ffffff'
const NIGHT = '#16181c'
/** Above the least: small links on a dark ground tire the eye. */
const AT_NIGHT = 6

export interface Palette {
  readonly paper: string
  readonly text: string
  readonly muted: string
  readonly rule: string
  readonly link: string
  readonly button: string
  readonly onButton: string
}

/** The colours of a letter by day and by night, all of them readable on their ground, from the owner's one. */
export function palettesOf({ color }: Pick<Look, 'color'>): {
  readonly day: Palette
  readonly night: Palette
} {
  const [day, night] = [readableOn(color, PAPER), readableOn(color, NIGHT, AT_NIGHT)]
  return {
    day: {
      paper: PAPER,
      text: '#1c1e21',
      muted: '#5b5f66',
      rule: '#d5d8dd',
      link: day,
      button: day,
      onButton: onto(day),
    },
    night: {
      paper: NIGHT,
      text: '#e8e6e3',
      muted: '#a9a6a1',
      rule: '#4a4d52',
      link: night,
      button: night,
      onButton: onto(night),
    },
  }
}

/** Words on a filled button: white or near black, whichever stands out more. */
const onto = (fill: string): string =>
  contrast(fill, '#ffffff') >= contrast(fill, '#10131a') ? '#ffffff' : '#10131a'
