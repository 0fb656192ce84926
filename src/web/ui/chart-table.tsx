/** What a chart shows, as figures: for whoever does not see it, and for whoever wants to know exactly. */
export const ChartTable = (props: {
  readonly title: string
  readonly label: string
  readonly columns: readonly [label: string, value: string]
  readonly rows: readonly { readonly label: string; readonly shown: string }[]
}) => (
  <details>
    <summary>{props.label}</summary>
    <table>
      <caption class="sr">{props.title}</caption>
      <thead>
        <tr>
          <th scope="col">{props.columns[0]}</th>
          <th scope="col" class="num">
            {props.columns[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ label, shown }) => (
          <tr>
            <th scope="row">{label}</th>
            <td class="num">{shown}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)
