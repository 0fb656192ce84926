import { describe, it } from 'vitest'
import { absoluteTime, dayName, hourName, relativeTime, weekdayName } from '../../../src/i18n/format-time'
import { ja } from '../../../src/i18n/locales/ja'
import { negotiateLocale } from '../../../src/i18n/negotiate-locale'
import { directionOf, type TextKey, translator } from '../../../src/i18n/translate'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { aMailedSignUp, newsContext } from '../../support/a-subscriber'
import { at, call } from '../../support/api'

const t = translator('ja')
const NOW = Date.UTC(2026, 10, 24, 9, 30)
const sentences = Object.entries(ja).flatMap(([key, text]) =>
  (typeof text === 'string' ? [text] : Object.values(text)).map((said) => ({ key, said })),
)

describe('Japanese', () => {
  it.for([
    ['comments.count', 'コメント', '件'],
    ['comments.fresh', '新しいコメント', '件'],
    ['comments.votes', '', '票'],
    ['comments.more-replies', '返信をあと', '件表示'],
    ['desk.chip-reported', '報告', '件'],
    ['preferences.following-pages', '', '件の会話をフォローしています。'],
  ] as const satisfies readonly (readonly [TextKey, string, string])[])(
    'counts %s by one form, with its counter',
    ([key, before, after], { expect }) => {
      for (const count of [0, 1, 2, 11, 100]) expect(t(key, { count })).toBe(`${before}${count}${after}`)
      expect(t(key, { count: 1200 })).toBe(`${before}1,200${after}`)
    },
  )

  it('says in mails how many there are, also where it is one', ({ expect }) => {
    const subject = (count: number) => t('followers.mail.news-subject', { site: '朝の新聞', count })
    expect([subject(1), subject(12)]).toEqual(['朝の新聞に新しいコメント1件', '朝の新聞に新しいコメント12件'])
  })

  it('puts names into the sentence with their honorific', ({ expect }) => {
    expect(t('comments.heading-reply', { name: '花子', parent: '太郎', time: '昨日' })).toBe(
      '花子さんから太郎さんへの返信、昨日',
    )
  })

  it('writes dates from the year down, and hours of a whole day', ({ expect }) => {
    expect(absoluteTime('ja', NOW)).toBe('2026年11月24日 9:30 UTC')
    expect(t('preferences.paused', { day: dayName('ja', NOW) })).toBe('2026年11月24日まで休止中です。')
    expect([weekdayName('ja', 1), hourName('ja', 19)]).toEqual(['月曜日', '19:00'])
    const ago = [1, 30].map((hours) => relativeTime('ja', NOW - hours * 3_600_000, NOW))
    expect(ago).toEqual(['1 時間前', '昨日'])
  })

  it('uses its own brackets, stops and colons, never those of Latin text', ({ expect }) => {
    const foreign = sentences.filter(({ said }) =>
      /[“”„]|[ぁ-んァ-ヶ一-龠][,.?!:;]|[,.?!:;][ぁ-んァ-ヶ一-龠]/u.test(said),
    )
    expect(foreign).toEqual([])
    // No space between words; those inside of “Authorization: Bearer …” are the protocol's.
    const spaced = sentences.filter(({ said }) => / [ぁ-んァ-ヶ一-龠]|[ぁ-んァ-ヶ一-龠] /u.test(said))
    expect(spaced).toEqual([])
  })

  it('is found by its tag, with a region, and in a browser’s wishes by weight', ({ expect }) => {
    expect(negotiateLocale('ja', 'de', undefined)).toBe('ja')
    expect(negotiateLocale('ja-JP', undefined, 'de')).toBe('ja')
    expect(negotiateLocale(undefined, undefined, 'en-US;q=0.7, ja;q=0.9, de;q=0.1')).toBe('ja')
    expect(negotiateLocale(undefined, undefined, 'ja;q=0, de;q=0.1')).toBe('de')
    expect(directionOf('ja')).toBe('ltr')
  })

  it('is spoken by the thread on a page, as the element or the site wishes', async ({ expect }) => {
    const site = await aSite({ hold: 'none', locale: 'ja' })
    const first = await aComment(site, { name: '太郎' })
    await aComment(site, { name: '花子', parentId: String(first.id) })
    const path = at(`/embed/${site.id}/thread`, { page: aPage(site) })
    const { text } = await call(path)
    expect(text).toContain('コメント2件')
    expect(text).toMatch(/<h3[^>]*><bdi>花子<\/bdi>さんから<bdi>太郎<\/bdi>さんへの返信、<time/)
    expect(text).toContain('メールアドレスが公開されることはありません。')
    expect((await call(`${path}&lang=en`)).text).toContain('2 comments')
  })

  it('is spoken by the page without scripts, and by its refusals', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    const { text } = await call(at(`/${site.id}/thread`, { page: aPage(site), lang: 'ja' }))
    expect(text).toMatch(/^<!doctype html><html lang="ja" dir="ltr"/)
    expect(text).toContain('コメント1件')
    expect(text).toContain('コメントを投稿')
    const lost = await call('/nowhere', { headers: { accept: 'text/html', 'accept-language': 'ja' } })
    expect(lost.text).toContain('このアドレスには何もありません。')
    expect(lost.text).toContain('<html lang="ja"')
  })

  it('is spoken by the mail that asks for consent', async ({ expect }) => {
    const site = await aSite()
    const { mail } = await aMailedSignUp(site, newsContext(), { locale: 'ja' })
    expect(mail!.subject).toBe(`${site.name}の購読を確認してください`)
    expect(mail!.html).toContain('<html lang="ja"')
    expect(mail!.text).toMatch(/ボタンの有効期限：2027年1月\d+日 \d+:\d\d UTC。/)
    expect(mail!.text).toContain('申し込んでいません:\nhttps://comments.test/not-me/')
  })
})
