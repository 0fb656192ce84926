import { describe, it } from 'vitest'
import { aForm, aList } from '../../support/a-list'
import { aMember, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { aSignUp, dumpOf, newsContext } from '../../support/a-subscriber'
import { call } from '../../support/api'
import { testContext } from '../../support/test-context'

async function aDesk() {
  const site = await aSite()
  return { site, owner: await aMember(site, 'owner'), path: `/desk/${site.id}` }
}

describe('lists and forms at the desk', () => {
  it('shows every list and form, with the line for a page', async ({ expect }) => {
    const { site, owner, path } = await aDesk()
    await aList(site, 'weekly', { name: 'Friday <letter>', description: 'One every Friday.' })
    await aForm(site, 'footer', { list: ['weekly', 'news'], choose: 'choose', askName: 'yes' })
    const { status, text } = await visit(owner, `${path}/lists`)
    expect(status).toBe(200)
    expect(text).toContain('aria-current="page">Lists and forms')
    expect(text).toContain(`<b>News from ${site.name}</b>`)
    expect(text).toContain('<b>Friday &lt;letter&gt;</b>')
    expect(text).toContain('One every Friday.')
    expect(text).toContain(
      `&lt;afterword-subscribe site=&quot;${site.id}&quot; form=&quot;footer&quot;&gt;&lt;/afterword-subscribe&gt;`,
    )
    expect(text).toContain(`Readers choose: Friday &lt;letter&gt;, News from ${site.name}`)
    expect(text).toContain('Also asks for: a name')
  })

  it('makes a list, and the form on the site’s pages offers it', async ({ expect }) => {
    const { site, owner, path } = await aDesk()
    const made = await send(owner, `${path}/lists/new`, {
      id: 'weekly',
      name: 'Friday letter',
      description: 'One every Friday.',
      words: 'One letter a week.',
    })
    expect(made.status).toBe(303)
    expect(made.headers.get('location')).toBe(`${path}/lists?saved=1`)
    expect((await visit(owner, `${path}/lists?saved=1`)).text).toContain('Friday letter')
    const fields = { id: 'footer', name: 'Footer', 'list:weekly': 'yes', choose: 'fixed', askName: 'yes' }
    expect((await send(owner, `${path}/forms/new`, fields)).status).toBe(303)
    const { text } = await call(`/embed/${site.id}/subscribe?form=footer`)
    expect(text).toContain('One letter a week.')
    expect(text).toContain('name="name"')
  })

  it('changes a list and a form under the id of their address, whatever the form says', async ({
    expect,
  }) => {
    const { site, owner, path } = await aDesk()
    await aList(site, 'weekly')
    const page = await visit(owner, `${path}/lists/weekly`)
    expect(page.text).toContain('value="The weekly list"')
    expect(page.text).not.toContain('name="id"')
    await send(owner, `${path}/lists/weekly`, { id: 'news', name: 'Renamed', closed: 'yes' })
    const { text } = await visit(owner, `${path}/lists`)
    expect(text).toContain('<b>Renamed</b>')
    expect(text).toContain('closed')
    await send(owner, `${path}/forms/default`, {
      name: 'Sidebar',
      'list:news': 'yes',
      choose: 'fixed',
      words: 'New.',
    })
    expect((await visit(owner, `${path}/forms/default`)).text).toContain('value="Sidebar"')
    expect((await call(`/embed/${site.id}/subscribe`)).text).toContain('>New.</p>')
  })

  it('shows a form again with what was typed and what is wrong, and writes nothing', async ({ expect }) => {
    const { site, owner, path } = await aDesk()
    const before = await dumpOf(site, testContext(), 'nobody@example.org')
    const list = await send(owner, `${path}/lists/new`, {
      id: 'two words',
      name: '"><script>',
      closed: 'yes',
    })
    expect(list.status).toBe(422)
    expect(list.text).toContain('<title>Error: New list')
    expect(list.text).toContain('value="two words"')
    expect(list.text).toContain('value="&quot;&gt;&lt;script&gt;"')
    expect(list.text).toMatch(/name="closed" value="yes" checked/)
    expect(list.text).toContain('aria-describedby="id-hint id-error"')
    const form = await send(owner, `${path}/forms/new`, {
      id: 'footer',
      name: 'Footer',
      choose: 'choose',
      askHour: 'yes',
    })
    expect(form.status).toBe(422)
    expect(form.text).toContain('Choose at least one list')
    expect(form.text).toMatch(/name="askHour" value="yes" checked/)
    expect(form.text).toContain('<option value="choose" selected')
    expect(await dumpOf(site, testContext(), 'nobody@example.org')).toEqual(before)
  })

  it('C3: shows the versions of a form’s words that somebody agreed to', async ({ expect }) => {
    const { site, owner, path } = await aDesk()
    const ctx = newsContext()
    await aForm(site, 'footer', { words: 'First words.' })
    await aSignUp(site, ctx, { form: 'footer' })
    await send(owner, `${path}/forms/footer`, {
      name: 'Footer',
      'list:news': 'yes',
      choose: 'fixed',
      words: 'Second <words>.',
    })
    expect((await visit(owner, `${path}/forms/footer`)).text).not.toContain('Version 2')
    await aSignUp(site, ctx, { form: 'footer' })
    const { text } = await visit(owner, `${path}/forms/footer`)
    expect(text).toMatch(/Second &lt;words&gt;\.<\/p>.*Version 2.*First words\.<\/p>.*Version 1/s)
  })

  it('says 404 for what is not there, and for another site’s', async ({ expect }) => {
    const { owner, path } = await aDesk()
    const other = await aSite()
    await aList(other, 'theirs')
    await aForm(other, 'theirs')
    expect((await visit(owner, `${path}/lists/theirs`)).status).toBe(404)
    expect((await visit(owner, `${path}/forms/theirs`)).status).toBe(404)
    expect((await send(owner, `${path}/lists/theirs`, { name: 'x' })).status).toBe(404)
    expect(
      (await send(owner, `${path}/forms/theirs`, { name: 'x', 'list:news': 'yes', choose: 'fixed' })).status,
    ).toBe(404)
    expect((await visit(owner, `/desk/${other.id}/lists`)).status).toBe(404)
  })

  it('is the owner’s: others of the team get 403, and do not see the way', async ({ expect }) => {
    const { site, path } = await aDesk()
    for (const role of ['moderator', 'reader'] as const) {
      const member = await aMember(site, role)
      expect((await visit(member, `${path}/lists`)).status).toBe(403)
      expect((await send(member, `${path}/lists/new`, { id: 'x', name: 'x' })).status).toBe(403)
      expect((await send(member, `${path}/forms/default`, { name: 'x' })).status).toBe(403)
      expect((await visit(member, path)).text).not.toContain(`${path}/lists`)
    }
    expect((await visit(undefined, `${path}/lists`)).status).toBe(303)
  })
})
