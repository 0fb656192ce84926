import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { absoluteTime } from '../i18n/format-time'
import { isTextKey, type TextParams, type Translator } from '../i18n/translate'
import { AppError } from '../kernel/error'
import { consoleLog } from '../platform/log'
import type { AppEnv } from './app-env'
import { shapeOf } from './negotiate'
import { renderPage } from './page'
import { Notice } from './ui/notice'

/** RFC 9457, with our stable `code` and, for 422, the wrong fields. */
export interface Problem {
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}

/** The one place where something thrown becomes an answer. A refusal speaks; a fault is logged and says nothing of itself. */
export function onError<E extends AppEnv>(error: Error, c: Context<E>): Response | Promise<Response> {
  const refusal = error instanceof AppError ? error : undefined
  // Without a context the configuration itself was at fault, and the log is where its owner learns which variable.
  const log = c.var.ctx?.log ?? consoleLog
  if (!refusal) log.error('request.fault', error, { method: c.req.method, route: c.req.routePath })
  const status = refusal?.status ?? 500
  if (refusal?.details.retryAfterS !== undefined) c.header('Retry-After', String(refusal.details.retryAfterS))
  // Something kept for a reader must never be a refusal: a good answer may follow in a moment.
  c.header('Cache-Control', 'no-store')
  const problem = describeProblem(refusal, c.var.t)
  if (shapeOf(c) !== 'page') {
    return c.body(JSON.stringify(problem), status as ContentfulStatusCode, {
      'Content-Type': 'application/problem+json',
    })
  }
  const way = wayOn(c, status)
  return renderPage(
    c,
    { title: problem.detail, status },
    <Notice kind="error" title={problem.detail} issues={problem.errors}>
      {way && (
        <p>
          <a href={way.href}>
            <bdi>{way.label}</bdi>
          </a>
        </p>
      )}
    </Notice>,
  )
}

/** Whoever is at the desk goes back to it; a reader to the site it is about; from an address that belongs to neither it goes on at our front door. */
function wayOn<E extends AppEnv>(c: Context<E>, status: number): AppEnv['Variables']['wayOn'] {
  if (/^\/desk(\/|$)/.test(c.req.path)) return { href: '/desk', label: c.var.t('account.confirm-not') }
  return c.var.wayOn ?? (status === 404 ? { href: '/', label: new URL(c.req.url).host } : undefined)
}

/** A refusal in words. Without one (a fault) nothing of the error is told. */
export function describeProblem(refusal: AppError | undefined, t: Translator): Problem {
  const details = refusal?.details
  const key = `error.${refusal?.code ?? 'fault'}`
  const waits: TextParams =
    details?.retryAfterS === undefined ? {} : { count: Math.max(1, Math.ceil(details.retryAfterS / 60)) }
  const ends: TextParams =
    details?.until === undefined ? {} : { until: absoluteTime(t.locale, details.until) }
  const errors = details?.issues?.map(({ field, message, params }) => ({
    field,
    message: isTextKey(message) ? t(message, params) : message,
  }))
  return {
    title: TITLES[refusal?.status ?? 500] ?? 'Refused',
    status: refusal?.status ?? 500,
    code: refusal?.code ?? 'web/fault',
    detail: isTextKey(key) ? t(key, { ...waits, ...ends, ...details?.params }) : t('error.fault'),
    ...(errors && { errors }),
    ...details?.more,
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}
