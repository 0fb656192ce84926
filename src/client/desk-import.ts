// Brings a file in, part by part: the browser reads and cuts it, the server decides about every row. What is on the way is one part, so
// neither side ever holds more, and a part that is lost is sent again.
import './desk'
import { Refusal, send } from './desk-send'
import type { Kit } from './kit'
import { parse } from './parse'
import { type CsvFile, decodeFile, readCsv } from './read-csv'

type RowResult = readonly [outcome: string, why: string]
/** A run that stopped on the way: which parts it has, and what became of their rows. */
interface Run {
  readonly state: string
  readonly hash: string
  readonly list: string
  readonly fields: readonly string[]
  readonly chunks: number
  readonly parts: readonly { readonly chunk: number; readonly rows: RowResult[] }[]
}
interface Part {
  readonly rows: string[][]
  /** Places in the file. */
  readonly places: number[]
}

const PART_CHARS = 400_000
const EXAMPLES = 50
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
  let file: CsvFile | undefined
  let fileName = ''
  let hash = ''
  /** The run that is open, and what has come of it: pressing again after a broken connection goes on. */
  let open: { readonly id: string; readonly came: Map<number, readonly RowResult[]> } | undefined

  form.hidden = false
  form.addEventListener('submit', (event) => event.preventDefault())
  get<HTMLInputElement>('file').addEventListener('change', (event) => {
    const chosen = (event.target as HTMLInputElement).files?.[0]
    if (chosen) void guard(() => choose(chosen))
  })
  check!.addEventListener('click', () => void guard(dryRun))
  get('go').addEventListener('click', () => void guard(bringIn))
  columns!.addEventListener('change', () => {
    report!.hidden = true
  })

  /** Runs one step; a refusal is told where it belongs and nothing is lost. */
  async function guard(step: () => Promise<void>): Promise<void> {
    said!.textContent = ''
    const buttons = form.querySelectorAll('button')
    for (const button of buttons) button.disabled = true
    try {
      await step()
    } catch (error) {
      said!.textContent = error instanceof Refusal ? error.message : (words.offline ?? String(error))
      progress!.textContent = ''
      said!.scrollIntoView({ block: 'nearest' })
    } finally {
      bar.hidden = true
      for (const button of buttons) button.disabled = false
    }
  }

  async function choose(chosen: File): Promise<void> {
    check!.hidden = report!.hidden = true
    progress!.textContent = words.reading ?? ''
    fileName = chosen.name
    const bytes = new Uint8Array(await chosen.arrayBuffer())
    hash = await hashOf(bytes)
    file = readCsv(decodeFile(bytes))
    progress!.textContent = ''
    if (file.unclosed !== undefined) {
      throw new Refusal((words.unclosed ?? '').replace('{line}', String(file.unclosed)))
    }
    if (file.rows.length === 0) throw new Refusal(words.empty)
    const answer = await fetch(`${at}/import/columns`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ header: file.header, samples: file.rows.slice(0, 5) }),
    })
    if (!answer.ok) throw new Refusal(words.empty)
    columns!.replaceChildren(parse(holder, await answer.text()))
    open = undefined
    if (form.dataset.run) await takeUp(form.dataset.run)
    else check!.hidden = false
  }

  /** The same file again, maybe on another day and device: what it was taken for then holds, and only the parts that are missing go. */
  async function takeUp(id: string): Promise<void> {
    const answer = await fetch(`${at}/imports/${id}/parts`)
    if (!answer.ok) throw new Refusal(words.other)
    const run = (await answer.json()) as Run
    if (run.state !== 'running' || run.hash === '' || run.hash !== hash) throw new Refusal(words.other)
    for (const [place, select] of [
      ...columns!.querySelectorAll<HTMLSelectElement>('select[data-column]'),
    ].entries()) {
      select.value = run.fields[place] ?? select.value
      select.disabled = true
    }
    const list = get<HTMLSelectElement>('list')
    list.value = run.list
    list.disabled = true
    const results: RowResult[] = []
    const parts = cut(file!, results)
    if (parts.length !== run.chunks) throw new Refusal(words.other)
    open = { id, came: new Map(run.parts.map(({ chunk, rows }) => [chunk, rows])) }
    for (const [chunk, rows] of open.came) tell(results, parts[chunk]!, rows)
    show(results)
  }

  const fields = (): string[] =>
    [...columns!.querySelectorAll<HTMLSelectElement>('select[data-column]')].map(({ value }) => value)

  /** The rows that can be sent, in parts; what the browser itself knows of a row goes into `results`. */
  function cut(found: CsvFile, results: RowResult[]): Part[] {
    const email = fields().indexOf('email')
    if (email === -1) throw new Refusal(words.none)
    const seen = new Set<string>()
    const parts: Part[] = []
    let size = Number.POSITIVE_INFINITY
    for (const [place, row] of found.rows.entries()) {
      const address = (row[email] ?? '').trim().toLowerCase()
      if (found.broken.has(place)) results[place] = ['refused', 'quotes']
      else if (address !== '' && seen.has(address)) results[place] = ['duplicate', 'twice']
      else {
        seen.add(address)
        size += row.reduce((sum, cell) => sum + cell.length + 3, 0)
        if (size > PART_CHARS || parts.at(-1)!.rows.length >= rowsMax) {
          parts.push({ rows: [], places: [] })
          size = 0
        }
        parts.at(-1)!.rows.push(row)
        parts.at(-1)!.places.push(place)
      }
    }
    return parts
  }

  /** Sends the parts one after the other and says how far it is. A part that is lost on the way is tried three times. */
  async function sendParts(
    parts: Part[],
    url: string,
    label: string,
    results: RowResult[],
    came: Map<number, readonly RowResult[]> = new Map(),
  ): Promise<void> {
    bar.hidden = false
    for (const [chunk, { rows }] of parts.entries()) {
      if (came.has(chunk)) continue
      bar.value = chunk / parts.length
      progress!.textContent = `${label} ${Math.floor(bar.value * 100)} %`
      const body = {
        header: file!.header,
        fields: fields(),
        rows,
        chunk,
        list: get<HTMLSelectElement>('list').value,
      }
      const answer = await again(() => send<{ rows: RowResult[] }>(url, body, { keepalive: false }))
      came.set(chunk, answer.rows)
      tell(results, parts[chunk]!, answer.rows)
    }
    progress!.textContent = ''
  }

  async function dryRun(): Promise<void> {
    const results: RowResult[] = []
    await sendParts(cut(file!, results), `${at}/import/check`, words.checking ?? '', results)
    show(results)
  }

  function show(results: readonly RowResult[]): void {
    for (const cell of report!.querySelectorAll<HTMLElement>('[data-outcome]')) {
      const count = results.filter(([outcome]) => outcome === cell.dataset.outcome).length
      cell.textContent = count.toLocaleString(document.documentElement.lang)
    }
    const email = fields().indexOf('email')
    const line = (place: number) => {
      const [outcome, why] = results[place] ?? ['', '']
      return [
        String(place + 2),
        file!.rows[place]?.[email] ?? '',
        words[outcome] ?? outcome,
        words[why] ?? why,
      ]
    }
    const download = get<HTMLAnchorElement>('download')
    URL.revokeObjectURL(download.href)
    const head = [words.row, words.address, words.result, words.why]
    const csv = [head, ...[...results.keys()].map(line)]
      .map((cells) => cells.map(quoted).join(','))
      .join('\r\n')
    download.href = URL.createObjectURL(new Blob([`\ufeff${csv}\r\n`], { type: 'text/csv' }))
    download.download = `report-${fileName.replace(/\.\w+$/, '')}.csv`

    const examples = get<HTMLTableElement>('examples')
    const rank = (place: number) => TOLD_FIRST.indexOf(results[place]?.[0] ?? '')
    const told = [...results.keys()]
      .filter((place) => results[place]?.[1])
      .sort((a, b) => rank(a) - rank(b) || a - b)
      .slice(0, EXAMPLES)
    examples.tBodies[0]!.replaceChildren(
      ...told.map((place) => {
        const row = document.createElement('tr')
        for (const text of line(place)) row.insertCell().textContent = text
        return row
      }),
    )
    examples.hidden = told.length === 0
    report!.hidden = false
    report!.scrollIntoView({ block: 'nearest' })
  }

  async function bringIn(): Promise<void> {
    const results: RowResult[] = []
    const parts = cut(file!, results)
    open ??= {
      id: (
        await send<{ id: string }>(`${at}/imports`, {
          fileName,
          hash,
          fields: fields(),
          format: columns!.querySelector<HTMLElement>('[data-format]')?.dataset.format,
          list: get<HTMLSelectElement>('list').value,
          chunks: parts.length,
          agreed: get<HTMLInputElement>('agreed').checked,
        })
      ).id,
      came: new Map(),
    }
    const { id, came } = open
    for (const [chunk, rows] of came) tell(results, parts[chunk]!, rows)
    // A reload of this page leads back to the run.
    history.replaceState(null, '', `${at}/import?run=${id}`)
    await sendParts(parts, `${at}/imports/${id}`, words.importing ?? '', results, came)
    show(results)
    finish(`${at}/imports/${id}`)
  }

  /** The report of what was really done stays to be downloaded; the run has a page of its own. */
  function finish(url: string): void {
    const done = get('done')
    done.querySelector('a')!.href = url
    done.hidden = false
    get('go').hidden = check!.hidden = true
    for (const label of form.querySelectorAll<HTMLElement>('label.switch')) label.hidden = true
    done.querySelector('a')!.focus()
  }
}

const tell = (results: RowResult[], { places }: Part, rows: readonly RowResult[]): void => {
  for (const [place, result] of rows.entries()) results[places[place]!] = result
}

/** '' where the page may not reckon (no https): then the run cannot be taken up. */
async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await globalThis.crypto?.subtle?.digest('SHA-256', bytes)
  return hash ? [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('') : ''
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
