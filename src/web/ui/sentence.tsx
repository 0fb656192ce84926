import type { Child } from 'hono/jsx'
import type { TextKey, Translator } from '../../i18n/translate'
import { type Markup, markup } from './markup'

/** A sentence of the locale files with pieces of markup in its holes: a name in `<bdi>`, a time in `<time>` (V-72). */
export const Sentence = (props: {
  readonly t: Translator
  readonly text: TextKey
  readonly with: Readonly<Record<string, Child>>
}) => <>{props.t.pieces(props.text).map((piece, at) => (at % 2 === 1 ? props.with[piece] : piece))}</>

/** The same as text, for what stands on a page fifty times. */
export const sentence = (
  t: Translator,
  text: TextKey,
  pieces: Readonly<Record<string, Markup | undefined>>,
): Markup => markup`${t.pieces(text).map((piece, at) => (at % 2 === 1 ? pieces[piece] : piece))}`
