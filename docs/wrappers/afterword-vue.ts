// Afterword in Vue 3.4 and newer. Copy this file into your project, beside it the types that your installation serves as /embed.d.ts.
import { type FunctionalComponent, h } from 'vue'
import type { AfterwordAttributes, AfterwordEvents } from './afterword'

const SERVER = 'https://comments.example.org'

// Once for all elements, and not where a server renders.
if (typeof document !== 'undefined') {
  void import(/* webpackIgnore: true */ /* @vite-ignore */ `${SERVER}/embed.js`)
}

/** `@afterword-comment` and the others, each with its event. */
type Heard = { [Name in keyof AfterwordEvents]: (event: AfterwordEvents[Name]) => void }

// Listeners come with the other attributes: Vue puts them on the element itself, so they are told only once.
function wrap(tag: string): FunctionalComponent<AfterwordAttributes, Heard> {
  const Afterword: FunctionalComponent<AfterwordAttributes, Heard> = (attributes, { slots }) =>
    h(tag, { ...attributes }, slots.default?.())
  Afterword.inheritAttrs = false
  return Afterword
}

export const AfterwordComments = wrap('afterword-comments')
export const AfterwordSubscribe = wrap('afterword-subscribe')
export const AfterwordCount = wrap('afterword-count')
export const AfterwordRecent = wrap('afterword-recent')
