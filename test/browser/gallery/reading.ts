import { answer, change, openThread, type Post, press, type Scene, says, silence, type Window } from './scene'

const LONG = 'The ferry is not a cruise ship, it is how nurses get to work. '.repeat(50)

/** Twenty roots, each with replies, and more below. @returns the oldest, which the first page does not hold */
async function fifty(post: Post): Promise<string> {
  const roots: string[] = []
  // One after the other: at once they would come in any order, and what stands around the oldest is looked at.
  for (let at = 0; at < 22; at++)
    roots.push(
      await post({
        name: NAMES[at % NAMES.length],
        body: `Thought ${at}: ${'more of it, '.repeat(at % 9)}and so on.`,
      }),
    )
  await Promise.all(
    roots
      .slice(2)
      .flatMap((parentId, at) =>
        Array.from({ length: at % 3 }, () => post({ name: 'Ben', parentId, body: 'I see it the same way.' })),
      ),
  )
  for (let at = 0; at < 5; at++) await post({ name: 'Mo', parentId: roots[1]!, body: `Answer ${at}.` })
  return roots[0]!
}

const NAMES = ['Ada Lovelace', 'Ben', 'Grace Hopper', 'أحمد', '李雷', 'Олена', 'Zoë', 'Mo']

/** One below the other, down to where nothing is indented any more, opened around the last. */
async function openDeep(window: Window, settings = {}) {
  let parentId = ''
  await openThread(window, {
    settings,
    fill: async (post) => {
      for (let at = 0; at < 8; at++)
        parentId = await post({
          name: NAMES[at],
          body: `At depth ${at}, and still readable.`,
          ...(parentId && { parentId }),
        })
    },
    hash: () => `#c-${parentId}`,
  })
  await says(window.page, 'At depth 7')
}

const asked = (page: Window['page']) => page.locator('afterword-comments')

/** A comment of the visitor's own, which a moderator then decides about. */
const mine = async (window: Window, set: string, words: string) => {
  const { page, kept, stage } = window
  if (!kept.mine) {
    await openThread(window, { settings: { hold: 'all' } })
    // What a reload shows is what the server says now.
    await page.route('**/embed/*/thread*', (route) => route.continue())
    await page.locator('textarea[name=body]').fill('Mine, and nobody else’s yet.')
    await page.getByLabel('Name').fill('Ada')
    await press(page, 'Post comment')
    kept.mine = (await page.locator('.aw-own').getAttribute('data-id'))!
  }
  if (set) {
    await change(stage, kept.mine, set)
    await page.reload()
  }
  await says(page, words)
}

const held = (page: Window['page']) => page.locator('.aw-loading')

export const READING: readonly Scene[] = [
  {
    name: 'loading',
    states: [
      {
        name: 'thread-loading',
        async bring(window) {
          await window.page.route('**/embed/*/thread*', silence)
          await openThread(window)
          await held(window.page).waitFor()
        },
      },
      {
        name: 'thread-failed',
        async bring(window) {
          await window.page.unrouteAll()
          await window.page.route('**/embed/*/thread*', answer(500))
          await openThread(window)
          await window.page.locator('[part=failed]').waitFor()
        },
      },
      {
        name: 'thread-ill-set',
        async bring(window) {
          await window.page.unrouteAll()
          await openThread(window, { settings: { origins: ['https://example.org'] }, fill: async () => {} })
          await says(window.page, 'do not belong to the site')
        },
      },
    ],
  },
  {
    name: 'few',
    states: [
      {
        name: 'thread-empty',
        async bring(window) {
          await openThread(window, { attributes: 'prompt="What would you do in their place?"' })
          await says(window.page, 'No comments yet.')
        },
      },
      {
        name: 'thread-empty-closed',
        async bring(window) {
          const { page, stage } = window
          await openThread(window, {
            fill: async (post, site) => {
              const only = await post({ body: 'Taken back.' })
              await stage.decide(only, 'rejected')
              await stage.worker.db
                .prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1')
                .bind(site)
                .run()
            },
          })
          await says(page, 'Comments are closed')
        },
      },
      {
        name: 'thread-one',
        async bring(window) {
          await openThread(window, { fill: (post) => post({ name: 'Ada', body: 'The first word.' }) })
          await says(window.page, 'The first word.')
        },
      },
    ],
  },
  {
    name: 'many',
    states: [
      {
        name: 'thread-fifty',
        async bring(window) {
          const { page, kept } = window
          await openThread(window, {
            fill: async (post) => {
              kept.oldest = await fifty(post)
            },
          })
          await page.locator('.aw-list > .aw-item').nth(19).waitFor()
        },
      },
      {
        // The way up, the way down, and the way to more answers of one.
        name: 'thread-around',
        async bring({ page, kept }) {
          await page.goto('about:blank')
          await page.goto(`${kept.address}#c-${kept.oldest}`)
          await page.locator('.aw-target', { hasText: 'Thought 0' }).waitFor()
          await page.getByRole('button', { name: /^Show \d more repl/ }).waitFor()
        },
      },
      {
        name: 'thread-top-voted-reported',
        async bring(window) {
          const { page } = window
          await openThread(window, {
            settings: { votes: 'both' },
            fill: async (post) => {
              const best = await post({ name: 'Ben', body: 'The best one.' })
              await post({ name: 'Grace', body: 'The newest one.' })
              await change(window.stage, best, 'score = 7')
            },
          })
          await press(page, 'Top')
          await page.getByRole('button', { name: 'Top', exact: true, pressed: true }).waitFor()
          const best = page.locator('.aw-item', { hasText: 'The best one.' })
          await best.getByRole('button', { name: /^Vote up/ }).click()
          await best.getByRole('button', { name: /^Vote up/, pressed: true }).waitFor()
        },
      },
      {
        name: 'report-dialog',
        async bring({ page }) {
          await page.getByRole('button', { name: 'Report the comment by Ben' }).click()
          await page.getByRole('dialog').waitFor()
        },
      },
      {
        name: 'report-refused',
        async bring({ page }) {
          await press(page, 'Send report')
          await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
        },
      },
      {
        name: 'report-done',
        async bring({ page }) {
          await page.getByRole('radio', { name: 'Off topic' }).check()
          await press(page, 'Send report')
          await says(page, 'A moderator will read this comment')
        },
      },
      {
        name: 'thread-reported',
        async bring({ page }) {
          await press(page, 'Close')
          await page.getByRole('button', { name: 'Reported' }).waitFor()
        },
      },
    ],
  },
  {
    name: 'deep',
    states: [
      {
        name: 'thread-deep',
        bring: (window) => openDeep(window),
      },
      {
        name: 'thread-flat',
        bring: (window) => openDeep(window, { depth: 0 }),
      },
    ],
  },
  {
    name: 'marks',
    states: [
      {
        name: 'thread-every-mark',
        async bring(window) {
          await openThread(window, {
            settings: { votes: 'both' },
            fill: async (post) => {
              const { stage } = window
              const [long, low, gone, proven, edited] = [
                await post({ name: 'Lena', body: `${LONG}The end.` }),
                await post({ name: 'Lou', body: 'Nobody likes this.' }),
                await post({ name: 'Gone', body: 'Not to be read.' }),
                await post({ name: 'Vera', body: 'From a proven address.', url: 'https://vera.example' }),
                await post({ name: 'Eddie', body: 'Second thoughts.' }),
              ]
              await post({ name: 'Ben', body: 'What was that?', parentId: gone })
              await change(stage, long, 'badge = 1, pinned_at = 1')
              await change(stage, low, 'score = -7, badge = 2')
              await change(stage, gone, 'status = 4')
              await change(stage, proven, 'verified = 1')
              await change(stage, edited, `edited_at = ${Date.now() - 60_000}`)
            },
          })
          await says(window.page, 'Voted down: -7 points')
          await says(window.page, 'This comment was removed.')
        },
      },
      {
        name: 'thread-unfolded',
        async bring({ page }) {
          await page.locator('summary').first().click()
          await page.locator('summary').last().click()
          await says(page, 'Nobody likes this.')
        },
      },
    ],
  },
  {
    name: 'own',
    states: [
      { name: 'own-held', bring: (window) => mine(window, '', 'Only you can see this') },
      {
        name: 'own-returned',
        bring: (window) =>
          mine(window, "status = 5, reason = '@unclear', revision = revision + 1", 'A moderator asks you'),
      },
      {
        name: 'own-rejected',
        bring: (window) => mine(window, "status = 2, reason = '@off-topic'", 'Not published'),
      },
    ],
  },
  {
    name: 'places',
    states: [
      {
        name: 'thread-permalink',
        async bring(window) {
          let id = ''
          await openThread(window, {
            fill: async (post) => {
              const parentId = await post({ name: 'Ben', body: 'Above it.' })
              id = await post({ name: 'Ada', body: 'The linked one.', parentId })
              await post({ name: 'Grace', body: 'Beside it.' })
            },
            hash: () => `#c-${id}`,
          })
          await window.page.locator('.aw-target', { hasText: 'The linked one.' }).waitFor()
        },
      },
      {
        name: 'thread-permalink-missing',
        async bring(window) {
          await openThread(window, { fill: (post) => post(), hash: () => '#c-12345' })
          await says(window.page, 'That comment is not available.')
        },
      },
    ],
  },
  {
    name: 'news',
    states: [
      {
        name: 'thread-new-since',
        async bring(window) {
          const { page, kept, stage } = window
          await page.route('**/embed/**', (route) => route.continue())
          const { post } = await openThread(window, { fill: (post) => post({ body: 'Known already.' }) })
          await says(page, 'Known already.')
          // Two hours ago, as this device remembers it.
          await page.evaluate(() => {
            for (const [key, value] of Object.entries(localStorage))
              localStorage[key] = value.replace(
                /"visit":\[(\d+),(\d+)\]/,
                (_: string, a: number, b: number) =>
                  JSON.stringify({ visit: [a - 72e5, b - 72e5] }).slice(1, -1),
              )
          })
          await stage.worker.db
            .prepare('UPDATE comments SET created_at = created_at - 14400000 WHERE site_id = ?1')
            .bind(kept.site!)
            .run()
          await post({ name: 'Ben', body: 'News.' })
          await page.goto(kept.address!)
          await page.locator('.aw-new', { hasText: 'News.' }).waitFor()
        },
      },
    ],
  },
  {
    name: 'fresh',
    states: [
      {
        name: 'thread-fresh',
        async bring(window) {
          const { page } = window
          // A minute passes at once: who still reads then is asked for.
          await page.clock.install()
          const { post } = await openThread(window, { fill: (post) => post({ body: 'Known already.' }) })
          await says(page, 'Known already.')
          for (const name of ['Ben', 'Grace', 'Mo']) await post({ name, body: 'Meanwhile.' })
          await page.clock.runFor(70_000)
          await page.locator('.aw-fresh button').waitFor()
        },
      },
    ],
  },
  {
    name: 'closed',
    states: [
      {
        name: 'thread-closed',
        async bring(window) {
          const { stage } = window
          await openThread(window, {
            fill: async (post, site) => {
              await post({ body: 'Said in time.' })
              await stage.worker.db
                .prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1')
                .bind(site)
                .run()
            },
          })
          await says(window.page, 'Comments are closed')
        },
      },
    ],
  },
  {
    name: 'odd',
    states: [
      {
        name: 'thread-odd-words',
        async bring(window) {
          await openThread(window, {
            settings: { doubts: 'publish' },
            fill: async (post) => {
              await post({ name: 'W'.repeat(100), body: 'x'.repeat(3_000) })
              await post({ name: 'Zalgo', body: `Z${'̡̐҉'.repeat(40)}algo ${'é̂̃'.repeat(20)}` })
              await post({ name: '🎈', body: '👩‍👩‍👧‍👦🇦🇽👍🏽'.repeat(8) })
              await post({ name: 'أحمد', body: '> سأكون هناك\n\n- أيضا\n- `code`' })
              await post({
                name: 'Cody',
                body: `1. One\n2. Two\n\n\`\`\`\n${'long_line('.repeat(30)}\n\`\`\`\n\n> Quoted, [linked](https://example.org).`,
              })
            },
          })
          await window.page.locator('.aw-item').nth(4).waitFor()
        },
      },
    ],
  },
  {
    name: 'arabic',
    lang: 'ar',
    states: [
      {
        name: 'thread-arabic',
        async bring(window) {
          await openThread(window, {
            settings: { locale: 'ar' },
            lang: 'ar',
            fill: async (post) => {
              const parentId = await post({ name: 'ليلى', body: 'سأكون هناك (إن شاء الله).' })
              await post({ name: 'Ada', body: 'Is that so?', parentId })
            },
          })
          await asked(window.page).getByText('Is that so?').waitFor()
        },
      },
      {
        name: 'composer-arabic',
        async bring({ page }) {
          await page.locator('textarea[name=body]').fill('كلمة')
          await page.locator('[role=toolbar]:visible').waitFor()
          await page.getByRole('button', { name: 'نشر التعليق' }).click()
          await page.locator('[aria-invalid]').first().waitFor()
        },
      },
      {
        name: 'report-arabic',
        async bring({ page }) {
          await page.locator('[name=report]').first().click()
          await page.getByRole('dialog').waitFor()
        },
      },
    ],
  },
]
