import * as v from 'valibot'
import { EMAIL_MAX } from '../kernel/email-address'
import { choice, email, form, line, optionalDay, optionalLine, says } from '../web/fields'
import { type ColumnField, FIELDS } from './columns'

export const STATUSES = ['confirmed', 'pending', 'unsubscribed'] as const

const word = (pattern: RegExp) =>
  v.optional(v.pipe(v.string(says('field.text')), v.regex(pattern, says('addressbook.show-wrong'))), '')

/** Which people to list; every field narrows further. Without a state those who are subscribed, or where anything else is asked, everybody. */
export const ListPeople = v.object({
  state: v.optional(choice(['any', ...STATUSES])),
  list: word(/^[\w-]{0,32}$/),
  /** By what they came first: `form:ID`, `desk`, `import`. */
  source: word(/^(|desk|import|form:[\w-]{1,32})$/),
  /** Of one import, by its id. */
  import: v.pipe(word(/^\d{0,16}$/), v.transform(Number)),
  /** Beginnings of an address, of a part of one, of a name. */
  q: optionalLine(EMAIL_MAX),
  /** Days on which they came here. */
  from: optionalDay,
  to: optionalDay,
  after: v.optional(v.string(says('field.text'))),
})
export type ListPeople = v.InferOutput<typeof ListPeople>

export const AddByHand = form({ email, list: optionalLine(32) })
export type AddByHand = v.InferOutput<typeof AddByHand>

/** What cannot be taken back is typed: whose address it is (M-34). */
export const ErasePerson = form({ typed: email })

/** Rows of one request: many enough to be quick, few enough for the memory and the queries of a Worker (docs/decisions/0014). */
export const CHUNK_ROWS = 500
const CHUNKS_MAX = 100_000
const COLUMNS_MAX = 200

const cells = v.pipe(
  v.array(v.string(says('field.text'))),
  v.maxLength(COLUMNS_MAX, says('addressbook.columns-many', { max: COLUMNS_MAX })),
)

const wholeNumber = (max: number) => {
  const message = says('field.number', { min: 0, max })
  return v.pipe(v.number(message), v.integer(message), v.minValue(0, message), v.maxValue(max, message))
}

/** The first lines of a file: whose is it? */
export const ReadHeader = form({
  header: cells,
  samples: v.optional(v.pipe(v.array(cells), v.maxLength(5)), []),
})

/** What the browser knows of a row that need not be sent: its address came before, or its quotes do not fit. */
const KNOWN_ROWS = ['twice', 'quotes'] as const
const rowOfFile = v.union([cells, choice(KNOWN_ROWS)], says('field.text'))

/** A part of a file, with what its columns are. */
export const FileRows = v.pipe(
  form({
    header: cells,
    fields: v.array(choice(FIELDS as unknown as [ColumnField, ...ColumnField[]])),
    rows: v.pipe(
      v.array(rowOfFile),
      v.maxLength(CHUNK_ROWS, says('addressbook.rows-many', { max: CHUNK_ROWS })),
    ),
    list: line(32),
    /** Which part it is; of a dry run nothing. */
    chunk: v.optional(wholeNumber(CHUNKS_MAX), 0),
  }),
  v.check(({ fields }) => fields.includes('email'), says('addressbook.email-column-missing')),
)
export type FileRows = v.InferOutput<typeof FileRows>

/** From which part on results are told. */
export const ListResults = v.object({ from: v.pipe(word(/^\d{0,6}$/), v.transform(Number)) })

export const StartImport = form({
  fileName: line(200),
  format: v.pipe(line(20), v.regex(/^[a-z]+$/, says('field.text'))),
  list: line(32),
  /** SHA-256 over the file, by which it is known when the run is taken up again; '' where the browser has none. */
  hash: v.optional(
    v.pipe(v.string(says('field.text')), v.regex(/^([0-9a-f]{64})?$/, says('field.text'))),
    '',
  ),
  fields: v.optional(
    v.pipe(v.array(choice(FIELDS as unknown as [ColumnField, ...ColumnField[]])), v.maxLength(COLUMNS_MAX)),
    [],
  ),
  chunks: v.pipe(wholeNumber(CHUNKS_MAX), v.minValue(1, says('addressbook.file-empty'))),
  /** The owner says that these people agreed: nobody else can know it. */
  agreed: v.literal(true, says('addressbook.agreed-missing')),
})
export type StartImport = v.InferOutput<typeof StartImport>
