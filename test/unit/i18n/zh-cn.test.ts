import { describe, it } from 'vitest'
import { absoluteTime, dayName, hourName, relativeTime, weekdayName } from '../../../src/i18n/format-time'
import { zhCN } from '../../../src/i18n/locales/zh-cn'
import { negotiateLocale } from '../../../src/i18n/negotiate-locale'
import { directionOf, type TextKey, translator } from '../../../src/i18n/translate'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { aMailedSignUp, newsContext } from '../../support/a-subscriber'
import { at, call } from '../../support/api'

const t = translator('zh-CN')
const NOW = Date.UTC(2026, 10, 24, 9, 30)
const sentences = Object.entries(zhCN).flatMap(([key, text]) =>
  (typeof text === 'string' ? [text] : Object.values(text)).map((said) => ({ key, said })),
)

describe('Simplified Chinese', () => {
  it.for([
    ['comments.count', '', '条评论'],
    ['comments.fresh', '', '条新评论'],
    ['comments.votes', '', '票'],
    ['comments.more-replies', '再显示', '条回复'],
    ['desk.chip-reported', '', '次举报'],
    ['preferences.following-pages', '你关注了', '个讨论。'],
  ] as const satisfies readonly (readonly [TextKey, string, string])[])(
    'counts %s by one form, with its measure word',
    ([key, before, after], { expect }) => {
      for (const count of [0, 1, 2, 11, 100]) expect(t(key, { count })).toBe(`${before}${count}${after}`)
      expect(t(key, { count: 1200 })).toBe(`${before}1,200${after}`)
    },
  )

  it('says in mails how many there are, also where it is one', ({ expect }) => {
    const subject = (count: number) => t('followers.mail.news-subject', { site: '晨报', count })
    expect([subject(1), subject(12)]).toEqual(['晨报有1条新评论', '晨报有12条新评论'])
  })

  it('puts names into the sentence as they are', ({ expect }) => {
    expect(t('comments.heading-reply', { name: '小红', parent: '小明', time: '昨天' })).toBe(
      '小红回复小明，昨天',
    )
  })

  it('writes dates from the year down, and hours of a whole day', ({ expect }) => {
    expect(absoluteTime('zh-CN', NOW)).toMatch(/^2026年11月24日 0?9:30 UTC$/)
    expect(t('preferences.paused', { day: dayName('zh-CN', NOW) })).toBe('已暂停至2026年11月24日。')
    expect([weekdayName('zh-CN', 1), hourName('zh-CN', 19)]).toEqual(['星期一', '19:00'])
    const ago = [1, 30].map((hours) => relativeTime('zh-CN', NOW - hours * 3_600_000, NOW).replace(/ /g, ''))
    expect(ago).toEqual(['1小时前', '昨天'])
  })

  it('uses full-width stops and colons, and no space between words', ({ expect }) => {
    const half = sentences.filter(({ said }) =>
      /\p{Script=Han}[,.?!:;()]|[,.?!:;()]\p{Script=Han}/u.test(said),
    )
    expect(half).toEqual([])
    const spaced = sentences.filter(({ said }) => / \p{Script=Han}|\p{Script=Han} /u.test(said))
    expect(spaced).toEqual([])
  })

  it('speaks to the reader in one way, and in simplified characters', ({ expect }) => {
    expect(sentences.filter(({ said }) => /[您們這個評論訂閱郵]/u.test(said))).toEqual([])
  })

  it('is found by its tag and its script, and in a browser’s wishes by weight', ({ expect }) => {
    for (const tag of ['zh-CN', 'zh-cn', 'zh', 'zh-Hans'])
      expect(negotiateLocale(tag, undefined, 'de'), tag).toBe('zh-CN')
    expect(negotiateLocale(undefined, undefined, 'en-US;q=0.7, zh-CN;q=0.9, de;q=0.1')).toBe('zh-CN')
    expect(negotiateLocale(undefined, undefined, 'zh-CN;q=0, de;q=0.1')).toBe('de')
    expect(directionOf('zh-CN')).toBe('ltr')
  })

  it('is spoken by the thread on a page, as the element or the site wishes', async ({ expect }) => {
    const site = await aSite({ hold: 'none', locale: 'zh-CN' })
    const first = await aComment(site, { name: '小明' })
    await aComment(site, { name: '小红', parentId: String(first.id) })
    const path = at(`/embed/${site.id}/thread`, { page: aPage(site) })
    const { text } = await call(path)
    expect(text).toContain('2条评论')
    expect(text).toMatch(/<h3[^>]*><bdi>小红<\/bdi>回复<bdi>小明<\/bdi>，<time/)
    expect(text).toContain('你的电子邮箱地址不会公开。')
    expect((await call(`${path}&lang=en`)).text).toContain('2 comments')
  })

  it('is spoken by the page without scripts, and by its refusals', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    const { text } = await call(at(`/${site.id}/thread`, { page: aPage(site), lang: 'zh-CN' }))
    expect(text).toMatch(/^<!doctype html><html lang="zh-CN" dir="ltr"/)
    expect(text).toContain('1条评论')
    expect(text).toContain('发表评论')
    const lost = await call('/nowhere', { headers: { accept: 'text/html', 'accept-language': 'zh-CN' } })
    expect(lost.text).toContain('这个地址上没有内容。')
    expect(lost.text).toContain('<html lang="zh-CN"')
  })

  it('is spoken by the mail that asks for consent', async ({ expect }) => {
    const site = await aSite()
    const { mail } = await aMailedSignUp(site, newsContext(), { locale: 'zh-CN' })
    expect(mail!.subject).toBe(`确认订阅${site.name}`)
    expect(mail!.html).toContain('<html lang="zh-CN"')
    expect(mail!.text).toMatch(/按钮有效期至2027年1月\d+日 \d+:\d\d UTC。/)
    expect(mail!.text).toContain('https://comments.test/not-me/')
  })
})
