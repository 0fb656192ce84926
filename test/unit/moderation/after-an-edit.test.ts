import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { editComment } from '../../../src/comments/own/edit-comment'
import { applyAction, notifyModerators } from '../../../src/moderation/public'
import { type Site, setNotices } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { call, postForm } from '../../support/api'
import { testContext } from '../../support/test-context'

// A decision is about words that were read. From the author's edit to the moderator's click.

const now = () => testContext({ now: Date.now() })

async function aWaitingComment() {
  const site = await aSite()
  const member = await aMember(site)
  const own = await aComment(site, { body: 'Harmless words.' }, { ctx: now() })
  const edit = (body: string) => editComment(now(), site, own.id, own.token, { body, revision: undefined })
  const approve = (revision: number) =>
    applyAction(now(), site, member.personId, own.id, { action: 'approve', revision, from: 'held' })
  const stored = () =>
    env.DB.prepare('SELECT status, revision FROM comments WHERE id = ?1')
      .bind(own.id)
      .first<{ status: number; revision: number }>()
  return { site, member, own, edit, approve, stored }
}

async function mailsTo(email: string): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT message FROM kept_mail WHERE message LIKE ?1 ORDER BY id')
    .bind(`%${email}%`)
    .all<{ message: string }>()
  return results.map(({ message }) => (JSON.parse(message) as { text: string }).text)
}

const tell = (site: Site, commentId: number) => notifyModerators(now(), { siteId: site.id, commentId })

describe('a moderator who read the words before the edit', () => {
  it('cannot approve the words after it, at the desk or by script', async ({ expect }) => {
    const { site, member, own, edit, approve, stored } = await aWaitingComment()
    await edit('Buy pills.')
    await expect(approve(1)).rejects.toMatchObject({ code: 'moderation/changed-meanwhile', status: 409 })
    const answer = await send(member, `/desk/${site.id}/comments/${own.id}`, {
      action: 'approve',
      revision: '1',
      from: 'held',
    })
    expect(answer.status).toBe(409)
    expect(await stored()).toEqual({ status: 0, revision: 2 })
  })

  it('cannot approve them by the link of the first mail', async ({ expect }) => {
    const { site, member, own, edit, stored } = await aWaitingComment()
    await tell(site, own.id)
    const [mail] = await mailsTo(member.email)
    const path = new URL(/https:\S+\/moderate\/[\w.-]+/.exec(mail!)![0]).pathname
    const before = await call(path)
    expect(before.text).toContain('Harmless words.')
    await edit('Buy pills.')
    const pressed = await postForm(
      path,
      { action: 'approve', revision: '1' },
      { 'sec-fetch-site': 'same-origin' },
    )
    expect(pressed.status).toBe(409)
    expect(await stored()).toEqual({ status: 0, revision: 2 })
  })

  it('reads the current words at the desk, and decides about those', async ({ expect }) => {
    const { site, member, own, edit, approve, stored } = await aWaitingComment()
    await edit('Other *words*.')
    const { text } = await visit(member, `/desk/${site.id}/comments/${own.id}/pane`)
    expect(text).toContain('Other <em>words</em>.')
    expect(text).toContain('name="revision" value="2"')
    // The words before stand only where it is said what was changed.
    expect(text.replace(/<ol class="changes.*?<\/ol>/s, '')).not.toContain('Harmless')
    await approve(2)
    expect(await stored()).toEqual({ status: 1, revision: 2 })
  })
})

describe('a comment that was up and is edited', () => {
  it('is back in the queue as if nobody had decided, and the moderators get one more mail', async ({
    expect,
  }) => {
    const { site, member, own, edit, approve, stored } = await aWaitingComment()
    await testContext().db.run(setNotices(site.id, member.personId, 'each'))
    await tell(site, own.id)
    await approve(1)
    await edit('Second thoughts.')
    expect(await stored()).toEqual({ status: 0, revision: 2 })
    const queue = await visit(member, `/desk/${site.id}`)
    expect(queue.text).toContain('Second thoughts.')
    await tell(site, own.id)
    await tell(site, own.id)
    const mails = await mailsTo(member.email)
    expect(mails).toHaveLength(2)
    expect(mails[0]).toContain('Harmless words.')
    expect(mails[1]).toContain('Second thoughts.')
  })

  it('shows in the log that a visitor did it', async ({ expect }) => {
    const { site, member, own, edit, approve } = await aWaitingComment()
    await approve(1)
    await edit('Second thoughts.')
    const { text } = await visit(member, `/desk/${site.id}/log?lang=en`)
    expect(text).toContain('edited')
    expect(text).toContain('a visitor or the system')
    expect(text).toContain(`item=${own.id}`)
  })
})
