import { describe, it } from 'vitest'
import type { Site } from '../../../../src/sites/public'
import { aForm, aList } from '../../../support/a-list'
import { aPage, aSite } from '../../../support/a-site'
import { anAddress, newsContext, receiptsOf, subscriberOf } from '../../../support/a-subscriber'
import { at, call, postForm, postJson } from '../../../support/api'

const post = (site: Site, body: unknown) => postJson(`/v1/${site.id}/subscriptions`, body)

/** A site with two lists and a form that asks everything. */
async function aWishfulSite() {
  const site = await aSite()
  await aList(site, 'weekly', { name: 'Friday <letter>', description: 'One every Friday.' })
  await aForm(site, 'footer', {
    list: ['news', 'weekly'],
    choose: 'choose',
    askName: 'yes',
    askFrequency: 'yes',
    askHour: 'yes',
  })
  return site
}

describe('a form with options', () => {
  it('shows a single field by default, and what the form asks otherwise', async ({ expect }) => {
    const site = await aWishfulSite()
    const usual = (await call(`/embed/${site.id}/subscribe`)).text
    expect(usual.match(/<(input|select)(?![^>]*type="hidden")/g)).toHaveLength(1)
    const { text } = await call(`/embed/${site.id}/subscribe?form=footer`)
    for (const piece of [
      /<input [^>]*id="aw-name" name="name" autocomplete="name"/,
      /<fieldset class="aw-lists"[^>]*><legend part="label">What would you like to get\?<\/legend>/,
      /<input type="checkbox" name="list:weekly" value="yes"\/><span>Friday &lt;letter&gt;<small>One every Friday\.<\/small>/,
      /<select [^>]*name="frequency"><option value="at-once" selected=""/,
      /<select [^>]*name="hour">.*<option value="7" selected="">7:00 AM<\/option>/,
      /<select [^>]*name="weekday"><option value="1" selected="">Monday<\/option>/,
      /<input type="hidden" name="timeZone" value=""\/>/,
      /<input type="hidden" name="form" value="footer"\/>/,
    ]) {
      expect(text).toMatch(piece)
    }
    expect(text).not.toContain('checked')
  })

  it('writes hours and days as the language does', async ({ expect }) => {
    const site = await aWishfulSite()
    const { text } = await call(`/embed/${site.id}/subscribe?form=footer&lang=de`)
    expect(text).toContain('<option value="7" selected="">07:00</option>')
    expect(text).toContain('>Montag</option>')
  })

  it('takes the lists that the page names, in place of the form’s', async ({ expect }) => {
    const site = await aWishfulSite()
    const { text } = await call(`/embed/${site.id}/subscribe?form=footer&list=weekly`)
    expect(text).toContain('<input type="hidden" name="list" value="weekly"/>')
    expect(text).not.toContain('checkbox')
  })

  it('is 404 for a form or list that is not there, and 409 where every list is closed', async ({
    expect,
  }) => {
    const site = await aWishfulSite()
    const code = async (query: string) => {
      const { status, json } = await call(`/embed/${site.id}/subscribe?${query}`)
      return [status, json.code]
    }
    expect(await code('form=nowhere')).toEqual([404, 'subscribers/form-unknown'])
    expect(await code('list=nowhere')).toEqual([404, 'subscribers/list-unknown'])
    await aList(site, 'old', { closed: 'yes' })
    expect(await code('list=old')).toEqual([409, 'subscribers/lists-closed'])
  })

  it('is kept apart from the site’s other forms by its address, and purged with the site', async ({
    expect,
  }) => {
    const site = await aWishfulSite()
    const usual = await call(`/embed/${site.id}/subscribe`)
    const footer = await call(`/embed/${site.id}/subscribe?form=footer`)
    expect(footer.headers.get('etag')).not.toBe(usual.headers.get('etag'))
    expect(footer.headers.get('cache-tag')).toBe(`site-${site.id}`)
  })
})

describe('POST /v1/:site/subscriptions with options', () => {
  it('takes lists as one word, several in one text, an array, or the boxes of a form', async ({ expect }) => {
    const site = await aWishfulSite()
    const asked = async (fields: object) => {
      const email = anAddress()
      expect((await post(site, { email, ...fields })).status).toBe(202)
      return JSON.parse(String((await receiptsOf(site, email))[0]!.lists))
    }
    expect(await asked({})).toEqual(['news'])
    expect(await asked({ list: 'weekly' })).toEqual(['weekly'])
    expect(await asked({ list: 'weekly, news' })).toEqual(['weekly', 'news'])
    expect(await asked({ list: ['weekly', 'weekly'] })).toEqual(['weekly'])
    expect(await asked({ 'list:weekly': 'yes', 'list:news': '' })).toEqual(['weekly'])
    expect(await asked({ form: 'footer', 'list:weekly': 'yes', 'list:news': 'yes' })).toEqual([
      'weekly',
      'news',
    ])
  })

  it('keeps name, frequency, hour, day and time zone with the request, and nothing of them with the person', async ({
    expect,
  }) => {
    const [site, ctx] = [await aWishfulSite(), newsContext()]
    const email = anAddress()
    const wishes = {
      name: ' Ada\u202e Lovelace ',
      frequency: 'weekly',
      hour: '18',
      weekday: 5,
      timeZone: 'europe/berlin',
    }
    expect((await post(site, { email, ...wishes, page: aPage(site) })).status).toBe(202)
    expect(JSON.parse(String((await receiptsOf(site, email))[0]!.wishes))).toEqual({
      name: 'Ada Lovelace',
      frequency: 'weekly',
      hour: 18,
      weekday: 5,
      timeZone: 'Europe/Berlin',
    })
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ name: null, frequency: 'at-once' })
  })

  it('takes empty fields of a form as nothing', async ({ expect }) => {
    const site = await aWishfulSite()
    const email = anAddress()
    const empty = { name: '', frequency: '', hour: '', weekday: '', timeZone: '', form: '', list: '' }
    expect((await post(site, { email, ...empty })).status).toBe(202)
    expect((await receiptsOf(site, email))[0]).toMatchObject({ wishes: '{}', form_id: 'default' })
  })

  const REFUSED: [string, object, string][] = [
    ['a frequency of its own', { frequency: 'hourly' }, 'frequency'],
    ['a number as frequency', { frequency: 1 }, 'frequency'],
    ['an hour past the day', { hour: 24 }, 'hour'],
    ['half an hour', { hour: 7.5 }, 'hour'],
    ['an hour before the day', { hour: '-1' }, 'hour'],
    ['an hour in words', { hour: 'seven' }, 'hour'],
    ['an eighth day', { weekday: 8 }, 'weekday'],
    ['a day before Monday', { weekday: 0 }, 'weekday'],
    ['a time zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['an offset as time zone', { timeZone: '+02:00' }, 'timeZone'],
    ['a list that is not there', { list: 'nowhere' }, 'list'],
    ['an injected list', { list: ["' OR 1=1 --"] }, 'list'],
    ['numbers as lists', { list: [1, 2] }, 'list'],
    ['an object as list', { list: { id: 'news' } }, 'list'],
    ['hundreds of lists', { list: Array.from({ length: 300 }, (_, i) => `l${i}`) }, 'list'],
    ['no list where there is a choice', { form: 'footer' }, 'list'],
    ['a name that is a book', { name: 'x'.repeat(101) }, 'name'],
    ['a name that is no text', { name: { first: 'Ada' } }, 'name'],
  ]
  it.for(REFUSED)('refuses %s with 422 and the field', async ([, fields, field], { expect }) => {
    const site = await aWishfulSite()
    const email = anAddress()
    const { status, json } = await post(site, { email, ...fields })
    expect(status).toBe(422)
    expect(json.errors.map((issue: { field: string }) => issue.field.split('.')[0])).toEqual([field])
    expect(await receiptsOf(site, email)).toEqual([])
  })

  it('refuses another site’s list and form as if they were not there', async ({ expect }) => {
    const [site, other] = [await aSite(), await aWishfulSite()]
    expect(other.id).not.toBe(site.id)
    expect((await post(site, { email: anAddress(), list: 'weekly' })).status).toBe(422)
    expect((await post(site, { email: anAddress(), form: 'footer' })).json.code).toBe(
      'subscribers/form-unknown',
    )
  })
})

describe('/:site/subscribe with options', () => {
  it('offers the same without a script, with a time zone to choose', async ({ expect }) => {
    const site = await aWishfulSite()
    const { text } = await call(`/${site.id}/subscribe?form=footer`)
    expect(text).toContain('<option value="UTC" selected="">UTC</option>')
    expect(text).toContain('<option value="America/New_York">America/New York</option>')
    const email = anAddress()
    const done = await postForm(`/${site.id}/subscribe`, {
      email,
      form: 'footer',
      'list:weekly': 'yes',
      frequency: 'daily',
      hour: '6',
      timeZone: 'America/New_York',
    })
    expect(done.status).toBe(202)
    const [receipt] = await receiptsOf(site, email)
    expect(receipt).toMatchObject({ form_id: 'footer', lists: '["weekly"]' })
    expect(JSON.parse(String(receipt!.wishes))).toMatchObject({ hour: 6, timeZone: 'America/New_York' })
  })

  it('N-03: names the group where nothing was chosen, and nothing typed is lost', async ({ expect }) => {
    const site = await aWishfulSite()
    const typed = {
      email: anAddress(),
      form: 'footer',
      name: 'Ada',
      frequency: 'weekly',
      weekday: '5',
      hour: '20',
    }
    const { status, text } = await postForm(`/${site.id}/subscribe`, typed)
    expect(status).toBe(422)
    expect(text).toMatch(/id="aw-list-error" data-for="list">Choose at least one list<\/p>/)
    for (const kept of [
      `value="${typed.email}"`,
      'value="Ada"',
      '<option value="weekly" selected="">',
      '<option value="5" selected="">',
      '<option value="20" selected="">',
    ])
      expect(text).toContain(kept)
  })

  it('keeps ticked boxes where something else is refused', async ({ expect }) => {
    const site = await aWishfulSite()
    const { text } = await postForm(`/${site.id}/subscribe`, {
      email: 'x',
      form: 'footer',
      'list:weekly': 'yes',
    })
    expect(text).toContain('name="list:weekly" value="yes" checked=""')
    expect(text).not.toContain('name="list:news" value="yes" checked')
  })

  it('keeps the list that a link named', async ({ expect }) => {
    const site = await aWishfulSite()
    const { text } = await call(at(`/${site.id}/subscribe`, { list: 'weekly' }))
    expect(text).toContain('name="list" value="weekly"')
    const again = await postForm(`/${site.id}/subscribe`, { email: 'x', list: 'weekly' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('name="list" value="weekly"')
  })
})
