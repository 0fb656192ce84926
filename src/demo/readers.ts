/** A comment of an invented reader, as somebody would have typed it. */
export interface DemoComment {
  readonly name: string
  /** How long before the demo was set up. An answer is always younger than what it answers. */
  readonly minutesAgo: number
  readonly body: string
  readonly url?: string
  readonly email?: string
  /** Waits at the desk. Only comments nobody has answered can. */
  readonly held?: true
  readonly replies?: readonly DemoComment[]
}

/** What readers wrote below the other articles. */
export const OTHER_ARTICLES: Readonly<Record<string, readonly DemoComment[]>> = {
  'ferry-timetable': [
    {
      name: 'Gerrit Oyelaran',
      minutesAgo: 1490,
      body: 'I missed my own wedding rehearsal because of that screen. Odile held the boat for the wedding itself.',
      replies: [
        {
          name: 'Odile B.',
          minutesAgo: 1420,
          body: 'You were running. One holds the boat for people who run.',
        },
      ],
    },
    {
      name: 'Nils',
      minutesAgo: 1310,
      body: 'Are the tides on the back corrected for summer time? The old card never was.',
    },
    { name: 'A commuter', minutesAgo: 900, body: '71 % is generous.' },
    {
      name: 'Rosa T.',
      minutesAgo: 35,
      held: true,
      body: 'Will there be a large-print card as well? Asking for my eyes.',
    },
  ],
  'bakery-bell': [
    {
      name: 'Third floor, left',
      minutesAgo: 3900,
      body: 'For the record: we like the bread. It was *never* about the bread.',
    },
    {
      name: 'Third floor, right',
      minutesAgo: 3850,
      body: 'For the record: it was about the bread.',
    },
  ],
}
