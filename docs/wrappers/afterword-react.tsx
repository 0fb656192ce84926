// Afterword in React 18 and newer. Copy this file into your project, beside it the types that your installation serves as /embed.d.ts.
import { createElement, type ReactNode, useEffect, useRef } from 'react'
import type { AfterwordAttributes, AfterwordEvents } from './afterword'

const SERVER = 'https://comments.example.org'

// Once for all elements, and not where a server renders.
if (typeof document !== 'undefined') {
  void import(/* webpackIgnore: true */ /* @vite-ignore */ `${SERVER}/embed.js`)
}

type Word<Name> = Name extends `afterword-${infer Rest}` ? Capitalize<Rest> : never
/** onReady, onComment, onEdit, onDelete, onSubscribe, onError. */
type Handlers = {
  [Name in keyof AfterwordEvents as `on${Word<Name>}`]?: (event: AfterwordEvents[Name]) => void
}
export type AfterwordProps = AfterwordAttributes & Handlers & { children?: ReactNode }

const HANDLERS = {
  'afterword-ready': 'onReady',
  'afterword-comment': 'onComment',
  'afterword-edit': 'onEdit',
  'afterword-delete': 'onDelete',
  'afterword-subscribe': 'onSubscribe',
  'afterword-error': 'onError',
} as const

function wrap(tag: string) {
  return function Afterword(props: AfterwordProps) {
    const { onReady, onComment, onEdit, onDelete, onSubscribe, onError, children, ...attributes } = props
    const element = useRef<HTMLElement>(null)
    const latest = useRef(props)
    useEffect(() => {
      latest.current = props
    })
    useEffect(() => {
      const told = new AbortController()
      for (const [name, handler] of Object.entries(HANDLERS)) {
        const tell = (event: Event) => latest.current[handler]?.(event as never)
        element.current?.addEventListener(name, tell, { signal: told.signal })
      }
      return () => told.abort()
    }, [])
    return createElement(tag, { ...attributes, ref: element }, children)
  }
}

export const AfterwordComments = wrap('afterword-comments')
export const AfterwordSubscribe = wrap('afterword-subscribe')
export const AfterwordCount = wrap('afterword-count')
export const AfterwordRecent = wrap('afterword-recent')
