import type { Child } from 'hono/jsx'
import type { JsonSchema } from '../web/fields'
import type { Codes } from './describe-api'
import { type Operation, TAGS } from './operation'
import { exampleOf, fieldsOf, type ShownField, wordsOf } from './shown-field'
import { refusalsOf } from './standard-refusals'

/** The description for people: one page without scripts, made by the build (/docs/api). */
export const ApiPage = (props: {
  readonly description: JsonSchema
  readonly operations: readonly Operation[]
  readonly codes: Codes
  readonly version: string
}) => {
  const { description, operations } = props
  const info = description.info as { description: string }
  const groups = Object.entries(TAGS).map(([tag, does]) => ({
    tag,
    does,
    routes: operations.filter((operation) => operation.tag === tag),
  }))
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>The API of Afterword</title>
        <link rel="stylesheet" href="/assets/api.css" />
      </head>
      <body>
        <a class="skip" href="#routes">
          Skip to the routes
        </a>
        <header>
          <p class="muted">Afterword {props.version}</p>
          <h1>The API</h1>
          <p>
            <Marked text={info.description} />
          </p>
          <p>
            As files: <a href="/openapi.json">OpenAPI 3.1</a> ·{' '}
            <a href="/openapi.d.ts">types for TypeScript</a>
          </p>
        </header>
        <div class="columns">
          <nav aria-label="Routes">
            {groups.map(({ tag, routes }) => (
              <details open={tag !== 'Elements'}>
                <summary>{tag}</summary>
                <ul>
                  {routes.map(({ id, does }) => (
                    <li>
                      <a href={`#${id}`}>{does}</a>
                    </li>
                  ))}
                </ul>
              </details>
            ))}
          </nav>
          <main id="routes" tabindex={-1}>
            {groups.map(({ tag, does, routes }) => (
              <section aria-labelledby={tag}>
                <h2 id={tag}>{tag}</h2>
                <p class="muted">{does}</p>
                {routes.map((operation) => (
                  <Route operation={operation} codes={props.codes} />
                ))}
              </section>
            ))}
          </main>
        </div>
      </body>
    </html>
  )
}

const Route = ({ operation, codes }: { readonly operation: Operation; readonly codes: Codes }) => {
  const { method, path, id, does, more, token, once, kept, answers } = operation
  const { query, body } = fieldsOf(operation)
  const example = exampleOf(operation)
  const refusals = refusalsOf(operation)
    .filter((code) => code !== 'web/fault')
    .toSorted((a, b) => codes[a]!.status - codes[b]!.status)
  return (
    <article aria-labelledby={id}>
      <h3 id={id}>
        <a href={`#${id}`}>{does}</a>
      </h3>
      <p class="route">
        <b class={method}>{method.toUpperCase()}</b> <code>{broken(path)}</code>
      </p>
      {more && (
        <p>
          <Marked text={more} />
        </p>
      )}
      {token && <p class="note">{TOKENS[token] ?? `A script’s token with the scope ${token}.`}</p>}
      {once && (
        <p class="note">
          Takes <code>Idempotency-Key</code>, a UUID: a repeat gets the first answer and writes nothing.
        </p>
      )}
      {kept && (
        <p class="note">
          Answers with an <code>ETag</code>, and 304 to <code>If-None-Match</code>.
        </p>
      )}
      <FieldTable title="Query" fields={query} />
      <FieldTable title="Body" fields={body} />
      {example && (
        <figure>
          <figcaption>At the demo of npm start</figcaption>
          <pre tabindex={0}>
            <code>{example}</code>
          </pre>
        </figure>
      )}
      <h4>Answers</h4>
      <dl>
        {Object.entries(answers).map(([status, { is, schema, type }]) => (
          <div>
            <dt>{status}</dt>
            <dd>
              <Marked text={is} />
              {type && <span class="muted"> {[type].flat().join(', ')}</span>}
              {schema && <Shape fields={wordsOf(schema)} />}
            </dd>
          </div>
        ))}
      </dl>
      {refusals.length > 0 && (
        <dl class="refusals">
          {refusals.map((code) => (
            <div>
              <dt>{codes[code]!.status}</dt>
              <dd>
                <code>{code}</code> <Marked text={codes[code]!.happened} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  )
}

const TOKENS: Readonly<Record<string, string>> = {
  author: 'The author’s token, as Authorization: Bearer.',
  reader: 'The reader’s token, as Authorization: Bearer; the first time there is none.',
}

const FieldTable = ({ title, fields }: { readonly title: string; readonly fields: readonly ShownField[] }) =>
  fields.length === 0 ? null : (
    <>
      <h4>{title}</h4>
      <dl class="fields">
        {fields.map(({ name, required, is, note }) => (
          <div>
            <dt>
              <code>{name}</code>
              {required && <span class="needed">required</span>}
            </dt>
            <dd>
              {note && <Marked text={note} />}
              <span class="kind">{is}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )

const Shape = ({ fields }: { readonly fields: readonly string[] }) => (
  <ul class="shape">
    {fields.map((field) => (
      <li>
        <code>{field}</code>
      </li>
    ))}
  </ul>
)

/** `code` in a sentence. */
const Marked = ({ text }: { readonly text: string }): Child => (
  <>{text.split('`').map((part, at) => (at % 2 === 1 ? <code>{part}</code> : part))}</>
)

/** A path may break behind each slash. */
const broken = (path: string): Child => path.split(/(?<=\/)/).map((part) => [part, <wbr />])
