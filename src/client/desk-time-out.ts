import type { Flashes } from './desk-flashes'
import { Refusal, send } from './desk-send'

interface Desk {
  readonly status: string
  readonly pane: HTMLElement
  readonly flashes: Flashes
  readonly offline: string
  follow(sent: Promise<unknown>): void
  /** Something is known now of whoever wrote this comment, and of all else they wrote. */
  again(id: string): void
}

interface Answer {
  readonly said: string
  readonly undo: string
}

/** A day's pause for who wrote the open comment, sent in the background like a decision, with its way back. */
export function startTimeOut({ status, pane, flashes, offline, follow, again }: Desk): () => void {
  const warn = (error: unknown): void => flashes.warn(error instanceof Refusal ? error.message : offline)
  return () => {
    const form = pane.querySelector<HTMLFormElement>('.time-out')
    const id = pane.querySelector<HTMLElement>('.item')?.dataset.id
    // A key that is held down, or a second press, is the same time-out.
    if (!form || !id || form.dataset.sent) return
    form.dataset.sent = 'yes'
    const site = form.action.split('/comments/', 1)[0]
    const slot = flashes.reserve()
    const sent = send<Answer>(form.action, { list: status })
      .then(({ said, undo }) => {
        slot.fill(said, () => send(`${site}/bans/${undo}/undo`, {}).then(() => again(id), warn))
        again(id)
      })
      .catch((error: unknown) => {
        delete form.dataset.sent
        slot.drop()
        warn(error)
      })
    follow(sent)
  }
}
