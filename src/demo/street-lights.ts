import type { DemoComment } from './readers'

// Below the demo article. As mixed as a real column of comments: long and short, several scripts, code, quotes, links, a quarrel
// that stays civil, and a few that a moderator has to think about.

/** Published and held comments of /street-lights, newest threads last. */
export const STREET_LIGHTS: readonly DemoComment[] = [
  {
    name: 'Leila H.',
    minutesAgo: 610,
    body: `Since I am quoted: thank you to whoever brought the bowl of pins up to the ward this afternoon. Eleven of us moved a lamp during the late round.

Three requests came up again and again:

1. the bend in Hospital Lane, where the pavement ends
2. the bicycle racks behind the pharmacy
3. *any* lamp between the bus stop and the footbridge

We offered the six around the staff car park. Nobody needs to admire the cars.`,
    replies: [
      {
        name: 'Benedikt Ashe',
        minutesAgo: 580,
        url: 'https://townhall.example/lamps',
        body: 'All eleven are in. The bend in Hospital Lane is now one of the fixed lamps, so it will not cost anybody theirs.',
        replies: [
          {
            name: 'Leila H.',
            minutesAgo: 560,
            body: 'That was quick. I take back half of what I said about votes.',
            replies: [
              {
                name: 'Benedikt Ashe',
                minutesAgo: 552,
                body: 'Which half?',
                replies: [{ name: 'Leila H.', minutesAgo: 541, body: 'The blue one.' }],
              },
            ],
          },
        ],
      },
      {
        name: 'Dario',
        minutesAgo: 420,
        body: 'Night porter here. The footbridge one, please keep it. There is ice on the third step from November to March and it is always the third step.',
      },
    ],
  },
  {
    name: 'Yusuf Marchetti',
    minutesAgo: 590,
    url: 'https://observatory.example/port-ellery',
    body: `A few numbers for those who asked. Zenith brightness from the breakwater, median of the clear nights:

\`\`\`
before the trial   19.1 mag/arcsec²
half the lamps     20.0 mag/arcsec²
all lamps out      20.9 mag/arcsec²  (power cut, 14 October, thank you)
\`\`\`

The raw readings are at https://observatory.example/port-ellery/readings and anybody may borrow the meter. It is the size of a matchbox.`,
    replies: [
      {
        name: 'Ada',
        minutesAgo: 575,
        body: `> thank you

Some of us were in the lift.`,
        replies: [
          {
            name: 'Yusuf Marchetti',
            minutesAgo: 566,
            body: 'I know. I was in it with you, telling you about the readings.',
            replies: [
              { name: 'Ada', minutesAgo: 559, body: 'Forty minutes. I could give the talk myself now.' },
            ],
          },
        ],
      },
      {
        name: '石川 陽子',
        minutesAgo: 300,
        body: `子どもの頃、祖母の村では天の川が本当に「川」に見えました。港でもう一度見られるなら、うちの前の街灯は喜んで手放します。

観測会はありますか？`,
        replies: [
          {
            name: 'Yusuf Marchetti',
            minutesAgo: 280,
            body: 'はい! Every clear Friday at 22:00, at the end of the breakwater. Bring a blanket, no torch. The children get the good telescope.',
          },
        ],
      },
    ],
  },
  {
    name: 'Hinnerk Petersen',
    minutesAgo: 510,
    body: `Grüße aus Kiel. Bei uns hat man es umgekehrt gemacht: erst abgeschaltet, dann gefragt. Das Ergebnis war ein Jahr Streit und am Ende dieselbe Karte, nur ohne Suppe.

Ein Rat: Schreibt an jeden dunklen Mast, **wann** er wieder angeht. „00–05 Uhr“ auf einem Aufkleber hat bei uns mehr Anrufe erspart als jede Pressemitteilung.`,
    replies: [
      {
        name: 'Benedikt Ashe',
        minutesAgo: 470,
        body: 'Stickers ordered. Vielen Dank nach Kiel.',
      },
    ],
  },
  {
    name: 'Konrad & Emil Mill',
    minutesAgo: 480,
    body: 'We are the two brothers. It was **seven** times, not nine, and we have now agreed.',
    replies: [
      { name: 'Emil Mill', minutesAgo: 474, body: 'We have not.' },
      { name: 'their sister', minutesAgo: 440, body: 'I have moved both pins to my street. Goodnight.' },
    ],
  },
  {
    name: 'سلمى منصور',
    minutesAgo: 395,
    body: `فكرة جميلة، لكن أرجو ألا ننسى من يمشي وحده ليلًا. أعمل في المخبز وأصل في الثالثة والنصف صباحًا، والطريق من المحطة إلى السوق مظلم أصلًا.

لو بقي مصباح واحد عند كل منعطف لكفى.`,
    replies: [
      {
        name: 'Agathe Fenn',
        minutesAgo: 372,
        body: 'Salma, I put my pin on the market corner. The bakery window is lit from three anyway; wave when you pass.',
      },
    ],
  },
  {
    name: 'Priya',
    minutesAgo: 350,
    body: 'Cyclist. I would lose every lamp on the coast road gladly, since they blind me more than they help, if the potholes by the slipway could be painted white.',
  },
  {
    name: 'Old Tom',
    minutesAgo: 330,
    body: 'Grew up here in the blackout. You get used to it by the second night and you learn who hums.',
  },
  {
    name: 'Zofia',
    minutesAgo: 112,
    body: `Somebody at the queue asked how the lamps will know the time. The controller in the cabinet is a small Linux box, so the answer is disappointing:

\`\`\`
# m h dom mon dow   command
  0 0 *   *   *     lamps off --group blue
  0 5 *   *   *     lamps on  --group blue
\`\`\`

Before you ask: \`--group yellow\` exists and is tested every morning at 04:59.`,
    replies: [
      { name: 'M.', minutesAgo: 101, body: 'What happens on the night the clocks change?' },
      {
        name: 'Zofia',
        minutesAgo: 96,
        body: 'Nothing between midnight and five that `cron` has not embarrassed somebody with before. We keep the box on UTC and move the two numbers by hand, twice a year.',
      },
    ],
  },
  {
    name: 'Hanne Petrov',
    minutesAgo: 190,
    body: 'Speaking for the gulls: they sleep on the lamps because the lamps are warm. Expect complaints.',
  },
  {
    name: 'Clement',
    minutesAgo: 70,
    body: `I was against it until I read the rule again: *for each lamp kept, a neighbour's must go*. It is the first thing the council has done that made me ring next door's bell.

We have lived side by side for six years. His name is Bram. He would like the one by the gate because of his daughter's late shift; I can do without mine. It took four minutes, and then an hour, because he makes plum brandy.`,
    replies: [{ name: 'Bram', minutesAgo: 58, body: 'He stayed for three.' }],
  },
  {
    name: 'Wilhelmina van der Hoeven-Castellanos of Upper Mill Street',
    minutesAgo: 131,
    body: 'Will the map be online? My knees would like to know.',
  },
  { name: 'J', minutesAgo: 152, body: 'soup?' },
  {
    name: 'Tariq',
    minutesAgo: 52,
    held: true,
    email: 'tariq@example.net',
    body: 'I drive the last bus. From the cab, the unlit stretch by the cannery is worse than the map makes it look, because the wall is black. One lamp or one bucket of white paint, either will do.',
  },
  {
    name: 'concerned citizen',
    minutesAgo: 41,
    held: true,
    body: 'Typical. The mayor’s street stays lit and ours does not. Look at the map and draw your own conclusions!!! They are all in it together.',
  },
  {
    name: 'BrightLux Lighting Solutions',
    minutesAgo: 33,
    held: true,
    url: 'https://brightlux.example',
    email: 'sales@brightlux.example',
    body: 'Great article! For the best LED deals visit https://brightlux.example/offer and https://brightlux.example/deal and use the code ELLERY15. Worldwide shipping.',
  },
  {
    name: 'Marguerite',
    minutesAgo: 19,
    held: true,
    email: 'marguerite@example.org',
    body: `Could the newspaper print the map over two pages? We would hang it in the common room of the home. Several of us have been here longer than the lamps and have *opinions*.`,
  },
  {
    name: 'Ada',
    minutesAgo: 8,
    held: true,
    body: 'For the astronomers: the clerk’s notice says nothing about car headlights on the breakwater. Who do I bribe?',
  },
]
