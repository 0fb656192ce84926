import type { Status } from '../../comments/public'
import type { Translator } from '../../i18n/translate'
import { AppError } from '../../kernel/error'

/** The refusal "somebody decided meanwhile" carries a status; this puts it into the reader's language. Others pass as they are. */
export function inWords(error: unknown, t: Translator): unknown {
  if (!(error instanceof AppError) || error.code !== 'moderation/already-decided') return error
  const { params } = error.details
  const status = t(`desk.is-${params?.status as Status}`)
  return new AppError(error.code, error.status, { params: { ...params, status } }, { cause: error })
}
