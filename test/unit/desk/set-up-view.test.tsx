/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { PLATFORMS } from '../../../src/desk/set-up/platforms'
import { SetUpMain } from '../../../src/desk/set-up/set-up-page'
import { translator } from '../../../src/i18n/translate'
import type { Site } from '../../../src/sites/public'
import { danglingIds, doubledIds, rendered, wordsOf } from '../../support/rendered'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const EVIL = '<img src=x onerror=alert(1)>"\'&'
const SITE: Site = {
  id: 'courier',
  name: 'The Courier',
  settings: siteSettings({ origins: ['https://courier.example'] }),
}

describe('the page of setting up', () => {
  type View = Parameters<typeof SetUpMain>[0]['view']
  const PROGRESS: View['progress'] = { origins: false, team: 1, mail: false, comments: false }
  const draw = (more: Partial<View> = {}) =>
    rendered(
      <SetUpMain
        t={t}
        view={{
          site: SITE,
          publicUrl: 'https://comments.example',
          progress: PROGRESS,
          isOwner: true,
          page: '',
          ...more,
        }}
      />,
    )
  const done = (html: string) => html.match(/step-done/g)?.length ?? 0

  it.for([
    [{}, 1],
    [{ origins: true }, 2],
    [{ team: 2 }, 2],
    [{ mail: true }, 2],
    [{ comments: true }, 2],
    [{ origins: true, team: 2, mail: true, comments: true }, 5],
  ] as const)('with %j has %i steps done', async ([progress, count], { expect }) => {
    expect(done(await draw({ progress: { ...PROGRESS, ...progress } }))).toBe(count)
  })

  it.for([
    ['good', 2],
    ['hint', 2],
    ['wrong', 1],
  ] as const)('that found something %s has %i steps done', async ([state, count], { expect }) => {
    const findings = [
      { what: state === 'hint' ? 'comments' : 'answer', state, said: {} },
    ] as unknown as NonNullable<View['findings']>
    const html = await draw({ findings })
    expect(done(html)).toBe(count)
    expect(html).toContain(`finding-${state}`)
  })

  it('has the code for every platform, one of them open', async ({ expect }) => {
    const html = await draw()
    expect(html.match(/<details name="platform"/g)).toHaveLength(PLATFORMS.length)
    expect(html.match(/<details [^>]*open/g)).toHaveLength(1)
  })

  it('leads owners to the settings, and nobody else', async ({ expect }) => {
    expect(await draw()).toContain('href="/desk/courier/settings"')
    expect(await draw({ isOwner: false })).not.toContain('/desk/courier/settings')
  })

  it('keeps the address that was typed, and says what is wrong with it', async ({ expect }) => {
    const html = await draw({ page: EVIL, error: 'Not an address.' })
    expect(html).not.toContain('<img')
    expect(wordsOf(html)).toContain('Not an address.')
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })
})
