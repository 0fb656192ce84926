import type { Flashes } from './desk-flashes'
import { fold, type Place } from './desk-fold'
import { whyIn } from './desk-reason'
import { Refusal, send } from './desk-send'

/** What the list lends: its rows, its flashes, and what it does when many of them go or come back. */
export interface BulkHost {
  /** Where a comment is decided. */
  siteOf(id: string): string
  readonly status: string
  readonly rows: HTMLElement
  readonly flashes: Flashes
  /** What is said when nothing is picked. */
  readonly pickOne: string
  openRow(): HTMLElement | undefined
  afterFold(): void
  /** @param how.changed whether they are no longer what was shown; without an answer they still are */
  afterRestore(ids: readonly string[], how: { readonly changed: boolean }): void
  follow(sent: Promise<unknown>, count: number): void
  reason(error: unknown): string
}

interface BulkAnswer {
  readonly said: string
  readonly undo: string | null
  readonly moved: readonly string[]
  readonly left: readonly { readonly id: string; readonly why: string }[]
}

/** Picks rows by key and sends one decision for all that are picked, in the background; the form does the same without. */
export function startBulk(host: BulkHost): { run(command: string): boolean } {
  const boxes = () => [
    ...host.rows.querySelectorAll<HTMLInputElement>('li:not(.leaving) .pick input[type="checkbox"]'),
  ]
  const picked = () => boxes().filter(({ checked }) => checked)

  /** The bar says how many; it is there whenever the list has rows. */
  function tell(): void {
    const title = document.querySelector<HTMLElement>('#bulk .bulk-title')
    if (title) title.textContent = `${title.dataset.one ?? ''} ${picked().length}`
  }

  function pick(boxList: readonly HTMLInputElement[]): void {
    const on = boxList.some(({ checked }) => !checked)
    for (const box of boxList) box.checked = on
    tell()
  }

  function decide(action: string): void {
    const chosen = picked()
    if (!document.querySelector(`#bulk button[value="${action}"]`)) return
    if (chosen.length === 0) {
      host.flashes.warn(host.pickOne)
      return
    }
    const form = document.getElementById('bulk') as HTMLFormElement
    const why = whyIn(form)
    // One decision for each site, with a way back of its own.
    const sites = Map.groupBy(chosen, (box) => host.siteOf(box.closest('li')?.dataset.id ?? ''))
    for (const [site, boxList] of sites) decideAt(site, boxList, { ...why, action })
    // The next bulk has reasons of its own.
    form.reset()
  }

  function decideAt(site: string, chosen: readonly HTMLInputElement[], how: object): void {
    const places = new Map<string, Place>()
    for (const box of chosen) {
      const row = box.closest('li')
      box.checked = false
      if (row) places.set(row.dataset.id ?? '', fold(row, host.rows))
    }
    tell()
    host.afterFold()
    const restore = (ids: readonly string[], changed = true) => {
      for (const id of ids) places.get(id)?.restore()
      host.afterRestore(ids, { changed })
    }
    const slot = host.flashes.reserve()
    // Where rows are of several sites, the box says whose behind the revision.
    const picks = Object.fromEntries(chosen.map(({ name, value }) => [name, value.split('@')[0]]))
    const sent = send<BulkAnswer>(`${site}/comments`, { ...picks, ...how, from: host.status })
      .then(({ said, undo, left }) => {
        // Only what still stands in this list comes back to it: what somebody else decided has gone for good.
        const kept = left.filter(({ why }) => why === 'changed').map(({ id }) => id)
        if (kept.length > 0) restore(inOrder(places, kept))
        if (undo) slot.fill(said, () => takeBack(`${site}/bulk/${undo}/undo`, restore, places))
        else {
          slot.drop()
          host.flashes.warn(said)
        }
      })
      .catch((error: unknown) => {
        slot.drop()
        restore([...places.keys()], error instanceof Refusal)
        host.flashes.warn(host.reason(error))
      })
    host.follow(sent, places.size)
  }

  async function takeBack(
    url: string,
    restore: (ids: readonly string[]) => void,
    places: ReadonlyMap<string, Place>,
  ): Promise<void> {
    try {
      const { said, moved, left } = await send<BulkAnswer>(url, {})
      restore(inOrder(places, moved))
      if (left.length > 0) host.flashes.warn(said)
    } catch (error) {
      host.flashes.warn(host.reason(error))
    }
  }

  host.rows.addEventListener('change', tell)
  document.getElementById('bulk')?.addEventListener('submit', (event) => {
    const action = event.submitter?.getAttribute('value')
    if (!action || !matchMedia('(width >= 960px)').matches) return
    event.preventDefault()
    decide(action)
  })

  return {
    run(command) {
      if (command === 'pick') {
        const box = host.openRow()?.querySelector<HTMLInputElement>('.pick input')
        if (box) pick([box])
      } else if (command === 'pick-all') pick(boxes())
      else if (command.startsWith('all-')) decide(command.slice('all-'.length))
      else return false
      return true
    },
  }
}

const inOrder = (places: ReadonlyMap<string, Place>, ids: readonly string[]): string[] =>
  [...places.keys()].filter((id) => ids.includes(id))
