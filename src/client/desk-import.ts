// Brings a file in, part by part: the browser reads and cuts it, the server decides about every row. What is on the way is one part and what is
// in memory a piece of the file, so neither side ever holds more; a part that is lost is sent again.
import './desk'
import { Refusal, send } from './desk-send'
import type { Kit } from './kit'
import { parse } from './parse'
import { createResults, type RowResult } from './row-results'
import type { Survey } from './survey-file'

/** A run that stopped on the way, with some of the parts it has and what became of their rows. */
interface Run {
  readonly state: string
  readonly hash: string
  readonly list: string
  readonly fields: readonly string[]
  readonly chunks: number
  readonly parts: readonly { readonly chunk: number; readonly rows: RowResult[] }[]
  /** Where more of them begin, if there are more. */
  readonly next?: number
}

type Reader = typeof import('./survey-file')

/** What reads a file is most of the script, and comes once there is one. A browser asks only once for an address that failed: each try has its own. */
let loading: Promise<Reader> | undefined
let tries = 0
const reader = (): Promise<Reader> => {
  loading ??= import(`${new URL('survey-file.js', import.meta.url)}?${++tries}`)
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

const EXAMPLES = 50
/** Of the report, between two blobs. */
const LINES = 5000
/** What an owner has to look at stands above what is as it was. */
const TOLD_FIRST = ['refused', 'changed', 'suppressed', 'new', 'duplicate']

const form = document.getElementById('import')
if (form instanceof HTMLFormElement) start(form)

function start(form: HTMLFormElement): void {
  const at = form.dataset.at ?? ''
  const words = JSON.parse(form.dataset.words ?? '{}') as Record<string, string>
  const rowsMax = Number(form.dataset.rows)
  const holder: Pick<Kit, 'policy'> = { policy: undefined }
  const get = <E extends HTMLElement = HTMLElement>(id: string) => document.getElementById(id) as E
  const [said, columns, check, progress, report] = ['said', 'columns', 'check', 'progress', 'report'].map(
    (id) => get(id),
  )
  const bar = get<HTMLProgressElement>('bar')
  let survey: Survey | undefined
  /** What became of the rows, by the last check or by the run. */
  let results = createResults([])
  /** The run that is open, and which parts it has: pressing again after a broken connection goes on. */
  let open: { readonly id: string; readonly came: Set<number> } | undefined

  form.hidden = false
  form.addEventListener('submit', (event) => event.preventDefault())
  const file = get<HTMLInputElement>('file')
  const take = () => {
    const chosen = file.files?.[0]
    if (!chosen) return
    void guard(columns!, () => choose(chosen), words.unread).then(() => {
      // Chosen again, the same file has to be a change.
      if (check!.hidden && report!.hidden) file.value = ''
    })
  }
  file.addEventListener('change', take)
  // Chosen before this script was there, or kept by the browser over a reload.
  take()
  check!.addEventListener('click', () => void guard(check!, dryRun))
  get('go').addEventListener('click', () => void guard(get('go'), bringIn))
  columns!.addEventListener('change', () => {
    report!.hidden = true
  })

  /** Runs one step; a refusal is told in front of what it is about, and nothing is lost. */
  async function guard(place: HTMLElement, step: () => Promise<void>, failed = words.offline): Promise<void> {
    said!.textContent = ''
    place.before(said!)
    const buttons = form.querySelectorAll('button')
    for (const button of buttons) button.disabled = true
    try {
      await step()
    } catch (error) {
      said!.textContent = error instanceof Refusal ? error.message : (failed ?? String(error))
      progress!.textContent = ''
      said!.scrollIntoView({ block: 'nearest' })
    } finally {
      bar.hidden = true
      for (const button of buttons) button.disabled = false
    }
  }

  async function choose(chosen: File): Promise<void> {
    check!.hidden = report!.hidden = true
    settle(false)
    progress!.textContent = words.reading ?? ''
    survey = undefined
    const { surveyFile, UnclosedQuote } = await reader()
    try {
      survey = await surveyFile(chosen, rowsMax)
    } catch (error) {
      if (!(error instanceof UnclosedQuote)) throw error
      throw new Refusal((words.unclosed ?? '').replace('{line}', String(error.line)))
    } finally {
      progress!.textContent = ''
    }
    const { header, samples, rows } = survey
    if (rows === 0) throw new Refusal(words.empty)
    const answer = await fetch(`${at}/import/columns`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ header, samples }),
    })
    if (!answer.ok) throw new Refusal(words.empty)
    columns!.replaceChildren(parse(holder, await answer.text()))
    open = undefined
    if (form.dataset.run) await takeUp(form.dataset.run)
    else check!.hidden = false
  }

  /** The same file again, maybe on another day and device: what it was taken for then holds, and only the parts that are missing go. */
  async function takeUp(id: string): Promise<void> {
    const told = async (from: number): Promise<Run> => {
      const answer = await fetch(`${at}/imports/${id}/parts?from=${from}`)
      if (!answer.ok) throw answer.status < 500 ? new Refusal(words.other) : new Error(words.offline)
      return answer.json()
    }
    let run = await told(0)
    if (run.state !== 'running' || run.hash === '' || run.hash !== survey!.hash)
      throw new Refusal(words.other)
    for (const [place, select] of [
      ...columns!.querySelectorAll<HTMLSelectElement>('select[data-column]'),
    ].entries()) {
      select.value = run.fields[place] ?? select.value
      select.disabled = true
    }
    const list = get<HTMLSelectElement>('list')
    list.value = run.list
    list.disabled = true
    if (survey!.parts.length !== run.chunks) throw new Refusal(words.other)
    results = createResults(survey!.parts)
    const came = new Set<number>()
    for (;;) {
      for (const { chunk, rows } of run.parts) {
        results.tell(chunk, rows)
        came.add(chunk)
      }
      if (run.next === undefined) break
      run = await told(run.next)
    }
    open = { id, came }
    await show()
  }

  const fields = (): string[] =>
    [...columns!.querySelectorAll<HTMLSelectElement>('select[data-column]')].map(({ value }) => value)

  /** @throws Refusal if no column holds addresses */
  function emailColumn(): number {
    const email = fields().indexOf('email')
    if (email === -1) throw new Refusal(words.none)
    return email
  }

  /** Sends the parts one after the other and says how far it is. A part that is lost on the way is tried three times. */
  async function sendParts(url: string, label: string, came: Set<number>): Promise<void> {
    const { header, parts } = survey!
    const { cutParts } = await reader()
    let chunk = 0
    bar.hidden = false
    for await (const rows of cutParts(survey!, rowsMax, emailColumn())) {
      if (!came.has(chunk)) {
        bar.value = chunk / parts.length
        progress!.textContent = `${label} ${Math.floor(bar.value * 100)} %`
        const list = get<HTMLSelectElement>('list').value
        const body = { header, fields: fields(), rows, chunk, list }
        const answer = await again(() => send<{ rows: RowResult[] }>(url, body, { keepalive: false }))
        came.add(chunk)
        results.tell(chunk, answer.rows)
      }
      chunk++
    }
    progress!.textContent = ''
  }

  async function dryRun(): Promise<void> {
    results = createResults(survey!.parts)
    await sendParts(`${at}/import/check`, words.checking ?? '', new Set())
    await show(words.would)
  }

  /** Counts, the rows that an owner has to look at, and the report with every row. For the addresses the file is gone through once more. */
  async function show(heading = words.happened): Promise<void> {
    const { file, encoding } = survey!
    for (const cell of report!.querySelectorAll<HTMLElement>('[data-outcome]')) {
      const count = results.count(cell.dataset.outcome ?? '')
      cell.textContent = count.toLocaleString(document.documentElement.lang)
    }
    const examples = get<HTMLTableElement>('examples')
    const told = results.first(TOLD_FIRST, EXAMPLES)
    const rows = told.map(() => document.createElement('tr'))
    const csv = [`\ufeff${lineOf([words.row, words.address, words.result, words.why])}`]
    const blobs: Blob[] = []
    const email = emailColumn()
    const { dataRows } = await reader()
    let place = 0
    for await (const { cells } of dataRows(file, encoding)) {
      const [outcome, why] = results.of(place) ?? ['', '']
      const line = [String(place + 2), cells[email] ?? '', words[outcome] ?? outcome, words[why] ?? why]
      if (outcome !== '') csv.push(lineOf(line))
      const example = rows[told.indexOf(place)]
      if (example) for (const text of line) example.insertCell().textContent = text
      // A blob lies outside the page's memory.
      if (csv.length >= LINES) blobs.push(new Blob(csv.splice(0)))
      place++
    }
    const download = get<HTMLAnchorElement>('download')
    URL.revokeObjectURL(download.href)
    download.href = URL.createObjectURL(new Blob([...blobs, ...csv], { type: 'text/csv' }))
    download.download = `report-${file.name.replace(/\.\w+$/, '')}.csv`
    examples.tBodies[0]!.replaceChildren(...rows)
    examples.hidden = rows.length === 0
    report!.querySelector('h2')!.textContent = heading ?? ''
    report!.hidden = false
    report!.scrollIntoView({ block: 'nearest' })
  }

  async function bringIn(): Promise<void> {
    if (!open) {
      const started = await send<{ id: string }>(`${at}/imports`, {
        fileName: survey!.file.name,
        hash: survey!.hash,
        fields: fields(),
        format: columns!.querySelector<HTMLElement>('[data-format]')?.dataset.format,
        list: get<HTMLSelectElement>('list').value,
        chunks: survey!.parts.length,
        agreed: get<HTMLInputElement>('agreed').checked,
      })
      open = { id: started.id, came: new Set() }
      results = createResults(survey!.parts)
    }
    const { id, came } = open
    // A reload of this page leads back to the run.
    history.replaceState(null, '', `${at}/import?run=${id}`)
    await sendParts(`${at}/imports/${id}`, words.importing ?? '', came)
    await show()
    finish(`${at}/imports/${id}`)
  }

  /** A file that is in leaves nothing to press but the way to its run; another one begins anew. */
  function settle(isIn: boolean): void {
    get('done').hidden = !isIn
    get('go').hidden = isIn
    for (const label of form.querySelectorAll<HTMLElement>('label.switch')) label.hidden = isIn
    for (const box of form.querySelectorAll<HTMLInputElement>('.switch input')) box.checked &&= isIn
    if (isIn) check!.hidden = true
  }

  /** The report of what was really done stays to be downloaded; the run has a page of its own. */
  function finish(url: string): void {
    const link = get('done').querySelector('a')!
    link.href = url
    settle(true)
    link.focus()
  }
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Refusal || attempt === 3) throw error
      await new Promise((resolve) => setTimeout(resolve, attempt * 1000))
    }
  }
}

/** Formula-safe, as the server's own files are (src/addressbook/formulas.ts). */
const quoted = (cell = ''): string =>
  `"${(/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`

const lineOf = (cells: readonly (string | undefined)[]): string => `${cells.map(quoted).join(',')}\r\n`
