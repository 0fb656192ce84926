import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { TextKey, Translator } from '../../i18n/translate'

/** A sentence of the locale files with pieces of markup in its holes: a name in `<bdi>`, a time in `<time>` (V-72). */
export const Sentence = (props: {
  readonly t: Translator
  readonly text: TextKey
  readonly with: Readonly<Record<string, Child>>
}) => (
  <>
    {props
      .t(props.text)
      .split(/\{(\w+)\}/)
      .map((piece, at) => (at % 2 === 1 ? props.with[piece] : piece))}
  </>
)

/** Escaped markup, ready to stand in a template or in an element. */
export type Markup = ReturnType<typeof html>

/** The same as text, for what stands on a page fifty times. */
export const sentence = (
  t: Translator,
  text: TextKey,
  pieces: Readonly<Record<string, Markup | undefined>>,
): Markup =>
  html`${t(text)
    .split(/\{(\w+)\}/)
    .map((piece, at) => (at % 2 === 1 ? pieces[piece] : piece))}`
