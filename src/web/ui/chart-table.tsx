/** What a chart shows, as figures: for whoever does not see it, and for whoever wants to know exactly. */
export const ChartTable = (props: {
  readonly title: string
  readonly label: string
  readonly columns: readonly [label: string, ...values: string[]]
  readonly rows: readonly {
    readonly label: string
    readonly shown: string
    readonly also?: string | undefined
  }[]
}) => (
  <details>
    <summary>{props.label}</summary>
    <table>
      <caption class="sr">{props.title}</caption>
      <thead>
        <tr>
          {props.columns.map((name, at) => (
            <th scope="col" class={at > 0 ? 'num' : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ label, shown, also }) => (
          <tr>
            <th scope="row">{label}</th>
            <td class="num">{shown}</td>
            {also !== undefined && <td class="num">{also}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)
