import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { useStage } from '../../support/browser/fixture'
import { waitUntil } from '../../support/browser/wait-until'

const stage = useStage()

/** Everything that is done with comments and their pages at the desk, in the order of the journey. */
const ACTS = [
  'open by its row',
  'approve',
  'reject with a reason and a mail',
  'mark as spam',
  'delete',
  'undo',
  'bring back',
  'return for changes',
  'edit',
  'answer',
  'pin',
  'move below another',
  'many at once, and back',
  'all that match',
  'close its page',
  'close pages by age',
  'join two pages',
  'search',
  'sign out',
] as const
type Act = (typeof ACTS)[number]

const WAYS = ['keys', 'mouse', 'fingers', 'no script'] as const
type Way = (typeof WAYS)[number]

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const SEEN_BY: Readonly<Record<Way, BrowserContextOptions>> = {
  keys: { viewport: { width: 1280, height: 800 } },
  mouse: { viewport: { width: 1280, height: 800 } },
  fingers: PHONE,
  'no script': { ...PHONE, javaScriptEnabled: false },
}

/** What a hand does with what it sees. */
interface Hand {
  press(what: Locator): Promise<void>
  tick(box: Locator): Promise<void>
  write(field: Locator, text: string): Promise<void>
  /** The option so many below the first. */
  choose(list: Locator, at: number): Promise<void>
}

const pointing = (press: Hand['press']): Hand => ({
  press,
  tick: press,
  async write(field, text) {
    await press(field)
    await field.fill(text)
  },
  choose: async (list, at) => void (await list.selectOption({ index: at })),
})

/** How many Tabs lead from where one is to what is meant, as far as the page tells. */
const tabsTo = (what: Locator) =>
  what.evaluate((element) => {
    const stops = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]',
      ),
    ].filter((stop) => stop.checkVisibility())
    return stops.indexOf(element as HTMLElement) - stops.indexOf(document.activeElement as HTMLElement)
  })

/** Tab by Tab to what is meant, as somebody who has nothing but keys. */
function onKeys(page: Page): Hand {
  const reach = async (what: Locator) => {
    await what.waitFor()
    // Most of the way without a look each time; the last steps with one.
    for (let tabs = await tabsTo(what); tabs > 2; tabs--) await page.keyboard.press('Tab')
    for (let tabs = 0; tabs < 250; tabs++) {
      if (await what.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`no Tab leads to ${what}`)
  }
  const on = (key: string) => async (what: Locator) => {
    await reach(what)
    await page.keyboard.press(key)
  }
  return {
    press: on('Enter'),
    tick: on('Space'),
    async write(field, text) {
      await reach(field)
      await page.keyboard.press('Control+a')
      await page.keyboard.type(text)
    },
    async choose(list, at) {
      await reach(list)
      for (let step = 0; step < at; step++) await page.keyboard.press('ArrowDown')
    },
  }
}

const HANDS: Readonly<Record<Way, (page: Page) => Hand>> = {
  keys: onKeys,
  mouse: () => pointing((what) => what.click()),
  fingers: () => pointing((what) => what.tap()),
  'no script': () => pointing((what) => what.tap()),
}

/** Comments of two pages that wait, by their place: one as it was posted, the others like it. */
async function aDesk(way: Way) {
  const { aComment, host, visitor, worker } = stage()
  const desk = await aModerator(stage())
  const address = `${host.origin}/post/${desk.site}`
  const { id } = await aComment(desk.site, address, {
    body: 'The old lantern.',
    email: 'ada@mail.example',
    title: 'The post',
  })
  const elsewhere = await aComment(desk.site, `${address}/old`, { title: 'The old post' })
  await worker.db
    .prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
       INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, author_email, body, html, renderer, created_at)
       SELECT id - i, site_id, thread_id, id - i, 0, '', 0, 0, 'Bo ' || i, author_email, 'Text', '<p>Text</p>', renderer, created_at
       FROM comments, n WHERE id = ?1`,
    )
    .bind(Number(id))
    .run()
  const ids = Array.from({ length: 13 }, (_, at) => String(Number(id) - at))
  const mo = await visitor(SEEN_BY[way])
  await signIn(mo, desk)
  const { page } = mo
  /** To a page of the site's desk. A form that goes its own way may still be on it: then again. */
  const go = (path: string) =>
    waitUntil(`to be at ${path}`, () =>
      page.goto(`${worker.url}/desk/${desk.site}${path}`).then(
        () => true,
        (error: Error) => {
          if (!error.message.includes('interrupted by another navigation')) throw error
          return undefined
        },
      ),
    )
  const field = <Value>(name: string, at: number) =>
    worker.db
      .prepare(`SELECT ${name} AS value FROM comments WHERE id = ?1`)
      .bind(Number(ids[at]))
      .first<Value>('value')
  return {
    ...desk,
    ...HANDS[way](page),
    address,
    elsewhere: elsewhere.id,
    ids,
    mo,
    page,
    field,
    go,
    /** Until it stands there. */
    stands: (at: number, status: number) =>
      waitUntil(`comment ${at} to be ${status}`, async () => (await field('status', at)) === status),
    /** Reads it, as its address says, with the script at work where there is one. */
    async read(at: number, list = 'held') {
      await go(`?status=${list}&item=${ids[at]}`)
      await page.locator(`#pane .item[data-id="${ids[at]}"]`).waitFor()
      if (way !== 'no script') await page.locator('.keys-hint:not([hidden])').waitFor({ state: 'attached' })
    },
    button: (name: string) => page.locator('#pane .item').getByRole('button', { name }),
    link: (name: string) => page.locator('#pane .item').getByRole('link', { name }),
    told: (text: string) => page.locator('#flashes .flash', { hasText: text }),
  }
}
type Desk = Awaited<ReturnType<typeof aDesk>>
type Steps = Readonly<Record<Act, (desk: Desk) => Promise<void>>>

/** Which comment each act is about: none is in another's way. */
const ABOUT = {
  approve: 1,
  reject: 2,
  spam: 3,
  delete: 4,
  return: 5,
  edit: 6,
  pin: 7,
  under: 8,
  many: [9, 10],
} as const

/** A comment that is read, one button, and where it then stands. */
const byButton =
  (at: number, name: string, status: number, list?: string) =>
  async ({ read, press, button, stands }: Desk) => {
    await read(at, list)
    await press(button(name))
    await stands(at, status)
  }

/** By what one sees: buttons, links, boxes and fields. */
const BY_HAND: Steps = {
  'open by its row': openByRow,
  approve: byButton(ABOUT.approve, 'Approve', 1),
  async 'reject with a reason and a mail'({ read, page, choose, tick, press, button, stands }) {
    await read(ABOUT.reject)
    await choose(page.locator('#reason'), 1)
    await tick(page.getByLabel('Mail it to the author'))
    await press(button('Reject'))
    await stands(ABOUT.reject, 2)
  },
  'mark as spam': byButton(ABOUT.spam, 'Spam', 3),
  delete: byButton(ABOUT.delete, 'Delete', 4),
  async undo({ told, press, stands }) {
    await press(told('Deleted.').getByRole('button', { name: 'Undo' }))
    await stands(ABOUT.delete, 0)
  },
  'bring back': byButton(ABOUT.spam, 'Back to waiting', 0, 'spam'),
  'return for changes': byButton(ABOUT.return, 'Return', 5),
  async edit(desk) {
    await desk.read(ABOUT.edit)
    await desk.press(desk.link('Edit'))
    await saveWords(desk)
  },
  async answer(desk) {
    await desk.read(ABOUT.edit)
    await desk.press(desk.link('Answer'))
    await postAnswer(desk)
  },
  async pin(desk) {
    const { read, press, button, page } = desk
    await byButton(ABOUT.pin, 'Approve', 1)(desk)
    await read(ABOUT.pin, 'published')
    await press(button('Pin to the top'))
    await page.getByRole('button', { name: 'Unpin' }).waitFor()
  },
  async 'move below another'(desk) {
    await desk.read(ABOUT.under)
    await desk.press(desk.link('Move'))
    await moveBelow(desk)
  },
  async 'many at once, and back'({ page, go, ids, tick, press, told, stands }) {
    await go('')
    for (const pick of ABOUT.many)
      await tick(page.locator(`#rows li[data-id="${ids[pick]}"] input[type=checkbox]`))
    await press(page.locator('#bulk').getByRole('button', { name: 'Approve' }))
    for (const pick of ABOUT.many) await stands(pick, 1)
    await press(told('2 approved.').getByRole('button', { name: 'Undo' }))
    for (const pick of ABOUT.many) await stands(pick, 0)
  },
  async 'all that match'(desk) {
    const { page, go, press, stands } = desk
    await byButton(ABOUT.spam, 'Spam', 3)(desk)
    await go('?status=spam')
    await press(page.getByRole('link', { name: 'Empty this list…' }))
    await press(page.getByRole('button', { name: /^Delete/ }))
    await stands(ABOUT.spam, 4)
  },
  async 'close its page'({ read, page, press, choose, site }) {
    await read(ABOUT.under, 'published')
    await press(page.locator('details.page-hold summary').first())
    await choose(page.locator('#page-hold-choice'), 3)
    await press(
      page.locator('details.page-hold', { has: page.locator('#page-hold-choice') }).getByRole('button'),
    )
    await waitUntil('the page to be closed', async () => (await closedPages(site)) === 1)
  },
  async 'close pages by age'({ page, go, write, press, site }) {
    await go('/settings')
    await write(page.getByLabel('Pages close'), '30')
    await press(page.getByRole('main').getByRole('button', { name: 'Save', exact: true }))
    await waitUntil('the setting to be kept', async () => {
      const settings = await stage()
        .worker.db.prepare('SELECT settings FROM sites WHERE id = ?1')
        .bind(site)
        .first<string>('settings')
      return JSON.parse(settings!).closeDays === 30
    })
  },
  async 'join two pages'({ page, go, write, press, elsewhere, address, field }) {
    const thread = await threadOf(elsewhere)
    await go(`/pages/${thread}`)
    await write(page.getByLabel('The other address'), address)
    await press(page.getByRole('button', { name: 'Show what would happen' }))
    await press(page.getByRole('button', { name: 'Move', exact: true }))
    const wanted = await field<string>('thread_id', 0)
    await waitUntil('both to be one page', async () => (await threadOf(elsewhere)) === wanted)
  },
  async search({ page, go, write, press, ids }) {
    // The index has it seconds after it was written; whoever looks too early looks again.
    await waitUntil('the search to find it', async () => {
      await go('/search')
      await write(page.getByLabel('Words'), 'lantern')
      await press(page.getByRole('button', { name: 'Search' }))
      await page.waitForURL(/q=lantern/)
      return (await page.locator(`.found li[data-id="${ids[0]}"]`).count()) === 1
    })
    await press(page.locator('.found a'))
    await page.locator(`#pane .item[data-id="${ids[0]}"]`).waitFor()
  },
  async 'sign out'({ page, press }) {
    await press(page.getByRole('button', { name: 'Sign out' }))
    await page.getByText('You are signed out.').waitFor()
  },
}

/** Its row is a link; beside it, or in its place on a phone, stands the comment. */
async function openByRow({ page, go, press, ids }: Desk) {
  await go('')
  await press(page.locator(`#rows li[data-id="${ids[0]}"] a.row`))
  await page.locator(`#pane .item[data-id="${ids[0]}"]`).waitFor()
}

/** A phone shows one of the two: the comment, and by its first link the list again, from which another is opened. */
async function openAndBack(desk: Desk) {
  const { page, press, ids } = desk
  const list = page.locator('#rows')
  await openByRow(desk)
  await list.waitFor({ state: 'hidden' })
  await press(page.getByRole('link', { name: 'Back to the list' }))
  await list.waitFor()
  await page.locator('#pane .item').waitFor({ state: 'hidden' })
  await press(page.locator(`#rows li[data-id="${ids[1]}"] a.row`))
  await page.locator(`#pane .item[data-id="${ids[1]}"]`).waitFor()
  await list.waitFor({ state: 'hidden' })
}

async function saveWords({ page, write, press, field }: Desk) {
  await write(page.getByLabel('Its words'), 'A kinder word.')
  await press(page.getByRole('button', { name: 'Save the words' }))
  await page.getByText('Edited.').waitFor()
  await waitUntil('the words to be kept', async () => (await field('body', ABOUT.edit)) === 'A kinder word.')
}

async function postAnswer({ page, write, tick, press, stands }: Desk) {
  await write(page.getByLabel('Your answer, as Mo Keller'), 'We are on it.')
  await tick(page.getByLabel('Approve the comment too'))
  await press(page.getByRole('button', { name: 'Post the answer' }))
  await page.getByText('Your answer is up.').waitFor()
  await stands(ABOUT.edit, 1)
}

async function moveBelow(desk: Desk) {
  const { page, write, press, ids, field, address } = desk
  await write(page.getByLabel('Below which comment'), `${address}#c-${ids[ABOUT.pin]}`)
  await press(page.getByRole('button', { name: 'Show what would happen' }))
  await press(page.getByRole('button', { name: 'Move', exact: true }))
  await waitUntil('it to answer the other', async () => {
    return (await field('parent_id', ABOUT.under)) === Number(ids[ABOUT.pin])
  })
  await byButton(ABOUT.under, 'Approve', 1)(desk)
}

const closedPages = (site: string) =>
  stage()
    .worker.db.prepare('SELECT count(*) AS n FROM threads WHERE site_id = ?1 AND closed_at IS NOT NULL')
    .bind(site)
    .first<number>('n')

const threadOf = (id: string) =>
  stage()
    .worker.db.prepare('SELECT thread_id FROM comments WHERE id = ?1')
    .bind(Number(id))
    .first<string>('thread_id')

/** A comment that is read, one key, and where it then stands. */
const byKey =
  (at: number, key: string, status: number, list?: string) =>
  async ({ read, page, stands }: Desk) => {
    await read(at, list)
    await page.keyboard.press(key)
    await stands(at, status)
  }

/** A comment that is read, and the key that opens the page where it goes on. */
const keyTo = (at: number, key: string, goOn: (desk: Desk) => Promise<void>) => async (desk: Desk) => {
  await desk.read(at)
  await desk.page.keyboard.press(key)
  await goOn(desk)
}

const STEPS: Readonly<Record<Way, Steps>> = {
  keys: {
    ...BY_HAND,
    approve: byKey(ABOUT.approve, 'a', 1),
    async 'reject with a reason and a mail'({ read, page, tick, stands }) {
      await read(ABOUT.reject)
      await page.keyboard.press('1')
      await tick(page.getByLabel('Mail it to the author'))
      await page.keyboard.press('r')
      await stands(ABOUT.reject, 2)
    },
    'mark as spam': byKey(ABOUT.spam, 's', 3),
    delete: byKey(ABOUT.delete, 'd', 4),
    async undo({ told, page, stands }) {
      await told('Deleted.').waitFor()
      await page.keyboard.press('u')
      await stands(ABOUT.delete, 0)
    },
    'return for changes': byKey(ABOUT.return, 'c', 5),
    edit: keyTo(ABOUT.edit, 'e', saveWords),
    answer: keyTo(ABOUT.edit, 'w', postAnswer),
    async pin(desk) {
      const { read, page } = desk
      await byKey(ABOUT.pin, 'a', 1)(desk)
      await read(ABOUT.pin, 'published')
      await page.keyboard.press('p')
      await page.getByRole('button', { name: 'Unpin' }).waitFor()
    },
    'move below another': keyTo(ABOUT.under, 'm', moveBelow),
    async 'many at once, and back'({ read, page, ids, told, stands }) {
      // The list is oldest first, and the later of the two is the older.
      const [newer, older] = ABOUT.many
      await read(older)
      await page.keyboard.press('x')
      await page.keyboard.press('j')
      await page.locator(`#pane .item[data-id="${ids[newer]}"]`).waitFor()
      await page.keyboard.press('x')
      await page.keyboard.press('Shift+A')
      for (const pick of ABOUT.many) await stands(pick, 1)
      await told('2 approved.').waitFor()
      await page.keyboard.press('u')
      for (const pick of ABOUT.many) await stands(pick, 0)
    },
  },
  mouse: BY_HAND,
  fingers: { ...BY_HAND, 'open by its row': openAndBack },
  'no script': { ...BY_HAND, 'open by its row': openAndBack },
}

describe('everything at the desk', () => {
  it('has a step for each way there is', ({ expect }) => {
    for (const way of WAYS) expect(Object.keys(STEPS[way]).sort(), way).toEqual([...ACTS].sort())
  })

  it.for(WAYS)('is done by %s alone, one whole journey', { timeout: 180_000 }, async (way, { expect }) => {
    const desk = await aDesk(way)
    const done: string[] = []
    for (const act of ACTS) {
      await STEPS[way][act](desk).catch((error: unknown) => {
        throw new Error(`${act}, by ${way}, after ${done.join(', ')}`, { cause: error })
      })
      done.push(act)
    }
    const told = await stage()
      .worker.db.prepare(
        "SELECT count(*) AS n FROM jobs WHERE kind = 'moderation.tell-author' AND payload LIKE ?1",
      )
      .bind(`%${desk.ids[ABOUT.reject]}%`)
      .first<number>('n')
    expect(told, 'the author is mailed').toBe(1)
    expect(desk.mo.heard.errors).toEqual([])
  })
})
