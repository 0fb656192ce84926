import fc from 'fast-check'
import type { Page, Route } from 'playwright-core'
import type { Stage, Visitor } from './fixture'
import { waitUntil } from './wait-until'

/** Something a reader may do next; which one of many, by a number that goes round. */
export interface Step {
  readonly does: keyof typeof STEPS
  readonly which: number
}

/** What people type, some of it next to nothing. */
const WORDS = ['', ' ', 'One', 'Two **words**', 'Three\n\nlines', '> four']

/** What a reader knows: what is being written where, and what came of it. */
export class Reader {
  /** Words not posted yet, by what they answer ('' is the article) or change ('e7'). */
  readonly drafts = new Map<string, string>()
  /** Own comments: what they say. */
  readonly own = new Map<string, string>()
  /** What the form is for now. */
  slot = ''
  /** What stands in it. */
  text = ''
  previews = false
  /** Whether what it answers was left behind by another order: then it stands above all comments. */
  isHome = false

  constructor(
    readonly stage: Stage,
    readonly visitor: Visitor,
    readonly site: string,
    readonly address: string,
  ) {}

  /** The comment it answers or changes, or '' for the article. */
  get above(): string {
    return this.changing ?? this.slot
  }

  get changing(): string | undefined {
    return this.slot.startsWith('e') ? this.slot.slice(1) : undefined
  }

  /** What stands there before anything is typed. */
  get before(): string {
    return this.own.get(this.changing ?? '') ?? ''
  }

  /** The form goes elsewhere, or begins anew here. */
  turnTo(slot: string) {
    this.slot = slot
    this.text = this.drafts.get(slot) ?? this.before
    this.previews = false
    this.isHome = false
  }

  /** What is to be seen. */
  get expected() {
    const { above, slot, text, previews, isHome } = this
    const at = isHome ? '' : above
    return { text: text.trim(), at, parent: slot, previews, forms: 1, twice: [] as string[] }
  }
}

/** What is seen. */
export const look = (page: Page) =>
  page.locator('afterword-comments').evaluate((el) => {
    const root = el.shadowRoot!
    const form = root.querySelector<HTMLFormElement>('.aw-form')!
    const find = <E extends HTMLElement>(selector: string) => form.querySelector<E>(selector)!
    const visible = (one: Element) => one.checkVisibility()
    const idOf = (one: Element) => one.closest('li')!.id.slice(2)
    const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id)
    const said = (li: Element) => li.querySelector('article .aw-body')?.textContent ?? ''
    return {
      forms: root.querySelectorAll('.aw-form').length,
      text: find<HTMLTextAreaElement>('textarea').value.trim(),
      at: form.previousElementSibling?.matches('article') ? idOf(form) : '',
      parent: find<HTMLInputElement>('[name=parentId]').value,
      previews: !find('[part=preview]').hidden,
      twice: ids.filter((id, at) => ids.indexOf(id) !== at),
      /** Buttons of the form that can be pressed. */
      ofForm: [...form.querySelectorAll('button')].filter(visible).map(({ name, type }) => name || type),
      /** Comments with a button of that name. */
      having: Object.fromEntries(
        ['reply', 'edit', 'ask', 'vote', 'fold'].map((name) => [
          name,
          [...root.querySelectorAll(`article [name=${name}]`)].filter(visible).map(idOf),
        ]),
      ),
      comments: Object.fromEntries(
        [...root.querySelectorAll('.aw-item')].map((li) => [li.id.slice(2), said(li)]),
      ),
      /** Whether the focus is nowhere in the thread. */
      lost: !root.activeElement,
      says: find('[type=submit]').textContent,
    }
  })

/** Presses the button of that name at one of the comments that have it. @returns its id, or undefined where none has */
async function pressOne({ visitor: { page } }: Reader, name: string, which: number) {
  const all = (await look(page)).having[name]!
  const id = all[which % all.length]
  if (!id) return
  // What was folded away before comes out of sight a moment after a thread is there.
  const button = page.locator(`#c-${id} > article [name=${name}]`).first()
  return button.click({ timeout: 2000 }).then(
    () => id,
    () => undefined,
  )
}

/** @returns whether it was there to be pressed */
async function pressOfForm({ visitor: { page } }: Reader, name: string) {
  if (!(await look(page)).ofForm.includes(name)) return false
  await page.locator(`.aw-form [${name === 'submit' ? 'type' : 'name'}=${name}]`).click()
  return true
}

const field = ({ visitor: { page } }: Reader) => page.locator('.aw-form textarea')
const isFree = ({ visitor: { page } }: Reader) =>
  page.locator('.aw-form [type=submit]:enabled').waitFor({ state: 'attached' })

/** Posts what is typed, and waits for the answer. @returns whether it could be posted */
async function post(reader: Reader, meanwhile = async () => {}) {
  const { slot, text, changing, stage, site } = reader
  if (!(await pressOfForm(reader, 'submit'))) return false
  await meanwhile()
  await isFree(reader)
  reader.previews = false
  if (!text.trim()) return true
  const newest = await stage.worker.db.prepare(MINE).bind(site).first<{ readonly id: number }>()
  reader.own.set(changing ?? String(newest!.id), text.trim())
  reader.drafts.delete(slot)
  reader.turnTo('')
  return true
}

/** Each does it, and says in the reader's knowledge what is to be seen then. @returns false where it cannot be done now */
const STEPS = {
  async type(reader: Reader, which: number) {
    if (!(await field(reader).isVisible())) return false
    reader.text = WORDS[which % WORDS.length]!
    reader.previews = false
    await field(reader).fill(reader.text)
    await reader.visitor.page.locator('.aw-form[data-open]').waitFor()
    if (reader.text.trim() && reader.text !== reader.before) reader.drafts.set(reader.slot, reader.text)
    else reader.drafts.delete(reader.slot)
  },
  async reply(reader: Reader, which: number) {
    const id = await pressOne(reader, 'reply', which)
    if (!id) return false
    reader.turnTo(id)
  },
  async edit(reader: Reader, which: number) {
    const id = await pressOne(reader, 'edit', which)
    if (!id) return false
    reader.turnTo(`e${id}`)
    await waitUntil(
      'the form to change it',
      async () => (await look(reader.visitor.page)).says === 'Save changes',
    )
  },
  async remove(reader: Reader, which: number) {
    const { page } = reader.visitor
    const { at } = await look(page)
    const id = await pressOne(reader, 'ask', which)
    if (!id) return false
    await page.locator(`#c-${id} [name=remove]`).first().click()
    await waitUntil('it to be gone', async () => !(await look(page)).comments[id])
    reader.own.delete(id)
    if (at === id) {
      reader.drafts.delete(reader.slot)
      reader.turnTo('')
    }
  },
  async vote(reader: Reader, which: number) {
    const answered = reader.visitor.page.waitForResponse(/\/votes\//).catch(() => {})
    if (!(await pressOne(reader, 'vote', which))) return false
    await answered
  },
  fold: async (reader: Reader, which: number) => !!(await pressOne(reader, 'fold', which)),
  async sort(reader: Reader, which: number) {
    const { page } = reader.visitor
    const button = page.locator('[name=sort]').nth(which % 3)
    // Asked for once more, an order is the same: nothing comes of it. Else all of it is drawn anew.
    const before = await page.locator('.aw-thread').evaluateHandle((thread) => {
      const { host } = thread.getRootNode() as ShadowRoot
      return { thread, sort: host.getAttribute('sort') }
    })
    await button.click()
    await before.evaluate(async ({ thread, sort }) => {
      const { host } = thread.getRootNode() as ShadowRoot
      if (host?.getAttribute('sort') === sort) return
      while (thread.isConnected) await new Promise(requestAnimationFrame)
    })
    await button.and(page.locator('[aria-pressed=true],[aria-current]')).waitFor()
    reader.isHome ||= !(reader.above in (await look(reader.visitor.page)).comments)
  },
  post: (reader: Reader) => post(reader),
  /** Another order comes while the words are on their way. */
  async postAndSort(reader: Reader, which: number) {
    const { page } = reader.visitor
    if (!reader.text.trim()) return false
    const held = Promise.withResolvers<Route>()
    const ways = /\/(comments|own\/\d+)\?/
    await page.route(ways, (route) =>
      route.request().method() === 'GET' ? route.continue() : held.resolve(route),
    )
    const posted = await post(reader, async () => {
      const route = await held.promise
      await STEPS.sort(reader, which)
      await route.continue()
    })
    await page.unroute(ways)
    return posted
  },
  async postOffline(reader: Reader) {
    const { context, page } = reader.visitor
    if (!reader.text.trim()) return false
    await context.setOffline(true)
    const pressed = await pressOfForm(reader, 'submit')
    if (pressed) await page.locator('.aw-form > [part=alert]').filter({ hasText: 'offline' }).waitFor()
    await context.setOffline(false)
    if (!pressed) return false
    await isFree(reader)
    reader.previews = false
  },
  async cancel(reader: Reader) {
    if (!(await pressOfForm(reader, 'cancel'))) return false
    reader.turnTo('')
  },
  async escape(reader: Reader) {
    if (!(await field(reader).isVisible())) return false
    await field(reader).press('Escape')
    if (reader.slot && reader.text.trim() === reader.before) reader.turnTo('')
  },
  async preview(reader: Reader) {
    if (!reader.text.trim() || !(await pressOfForm(reader, 'preview'))) return false
    reader.previews = true
  },
  async discard(reader: Reader) {
    if (!(await pressOfForm(reader, 'discard'))) return false
    reader.drafts.delete(reader.slot)
    reader.turnTo(reader.slot)
  },
  async more({ visitor: { page } }: Reader) {
    const button = page.locator('[name=load]:visible').first()
    if (!(await button.count())) return false
    await Promise.all([page.waitForResponse(/after=|before=|replies/), button.click()])
  },
  async reload(reader: Reader) {
    await reader.visitor.page.reload()
    reader.turnTo('')
  },
  /** As a framework does that draws its page anew. */
  async redraw(reader: Reader) {
    await reader.visitor.page.locator('afterword-comments').evaluate((el) => {
      el.replaceWith(Object.assign(document.createElement('div'), { innerHTML: el.outerHTML }).firstChild!)
    })
    reader.turnTo('')
  },
  /** Somebody else writes meanwhile. */
  async other({ stage, visitor, site, address }: Reader, which: number) {
    const { reply } = (await look(visitor.page)).having
    const parentId = which % 2 ? reply![which % reply!.length] : undefined
    await stage.aComment(site, address, { name: 'Ben', body: OTHERS, ...(parentId && { parentId }) })
  },
} satisfies Record<string, (reader: Reader, which: number) => Promise<unknown>>

/** What everybody else says. */
export const OTHERS = 'Somebody else.'

/** What the reader has posted: the newest first. */
export const MINE = `SELECT id, body FROM comments WHERE site_id = ?1 AND status < 2 AND body <> '${OTHERS}' ORDER BY id DESC`

/** Does a step. @returns whether it could be done */
export const take = async ({ does, which }: Step, reader: Reader): Promise<boolean> =>
  (await STEPS[does](reader, which)) !== false

/** Writing more often than all else. */
const OFTEN = { type: 6, reply: 5, post: 4, edit: 4, remove: 2, fold: 2, sort: 2 } as const

/** A visit: what a reader does, one after the other. */
export const aVisit: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    does: fc.oneof(
      ...(Object.keys(STEPS) as Step['does'][]).map((does) => ({
        weight: OFTEN[does as keyof typeof OFTEN] ?? 1,
        arbitrary: fc.constant(does),
      })),
    ),
    which: fc.nat(30),
  }),
  { minLength: 15, maxLength: 30 },
)
