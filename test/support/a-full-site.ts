import { env } from 'cloudflare:workers'
import { indexComments } from '../../src/comments/public'
import { applyAction } from '../../src/moderation/public'
import { insertMember, type Site } from '../../src/sites/public'
import { insertReason } from '../../src/subscribers/leaving/reason-queries'
import { aComment } from './a-comment'
import { aFollower } from './a-follower'
import { aMember, type Member } from './a-member'
import { aReport } from './a-report'
import { aSite } from './a-site'
import { aSubscriber, newsContext } from './a-subscriber'
import { anAddress, anInvitation, liveContext } from './a-team'
import { aToken } from './a-token'
import { aVote } from './a-vote'
import { aFile, bringIn } from './csv'
import type { TestCtx } from './test-context'

export interface FullSite {
  readonly site: Site
  readonly owner: Member
  readonly ctx: TestCtx
  /** Words that stand nowhere but in what readers of this site gave. */
  readonly traces: readonly string[]
}

/** A site with something in every table a site can have something in: by the real ways where they are short, else straight into the table. */
export async function aFullSite(): Promise<FullSite> {
  const site = await aSite()
  const owner = await aMember(site, 'owner')
  const ctx = newsContext()
  const trace = `trace${crypto.randomUUID().slice(0, 8)}`
  const { id } = await aComment(
    site,
    { body: `Words with ${trace}.`, email: `${trace}@example.org` },
    { ctx },
  )
  await applyAction(ctx, site, owner.personId, id, { action: 'approve', revision: 1, from: 'held' } as never)
  await indexComments(ctx, { siteId: site.id, ids: [id] })
  await aVote(site, id, 1, undefined, ctx)
  await aReport(site, id)
  await aComment(site, { body: `More of ${trace}.` }, { ctx })
  await aFollower(site, ctx, { email: `follows-${trace}@example.org` })
  await aSubscriber(site, ctx, { email: `news-${trace}@example.org` })
  await ctx.db.run(insertReason(ctx.newId(), site.id, 'other', `why ${trace}`, `mark-${trace}`))
  await bringIn(
    ctx,
    site,
    aFile(`Email Address,First Name,CONFIRM_TIME\nfile-${trace}@example.org,${trace},2021-02-04 08:00:00\n`),
    {
      personId: owner.personId,
    },
  )
  await anInvitation(liveContext(), site, owner, anAddress())
  await aToken(site, owner, ['read'])
  await ctx.db.run(insertMember(site.id, (await aMember()).personId, 'reader', 1))
  await fillRest(site, id, trace)
  return { site, owner, ctx, traces: [trace, site.id] }
}

/** What would take long to bring about. */
async function fillRest({ id: siteId }: Site, commentId: number, trace: string): Promise<void> {
  const rows: readonly [string, ...unknown[]][] = [
    [
      `INSERT INTO thread_moves (site_id, id, person_id, kind, source_id, target_id, source_page, target_page, state, total, memory, created_at)
       VALUES (?1, 5, 5, 'page', 'a', 'b', ?2, ?2, 'done', 1, '{}', 1)`,
      siteId,
      trace,
    ],
    [
      `INSERT INTO sweeps (site_id, id, person_id, action, status, asked, tell, total, state)
       VALUES (?1, 5, 5, 'spam', 'held', ?2, 0, 1, 'done')`,
      siteId,
      JSON.stringify({ words: trace }),
    ],
    [
      'INSERT INTO comment_revisions (comment_id, revision, body, html, created_at) VALUES (?1, 1, ?2, ?2, 1)',
      commentId,
      trace,
    ],
    [
      'INSERT OR IGNORE INTO notices (comment_id, revision, person_id, mail_id, created_at) VALUES (?1, 1, 5, 5, 5)',
      commentId,
    ],
    ['INSERT OR IGNORE INTO notice_turns (site_id, person_id, last_at) VALUES (?1, 5, 5)', siteId],
    [
      'INSERT INTO decision_days (site_id, day, person_id, approved, rejected, spam, deleted) VALUES (?1, 1, 0, 1, 0, 0, 0)',
      siteId,
    ],
    ["INSERT INTO told_days (site_id, day, reason, count) VALUES (?1, 1, '@spam', 1)", siteId],
    [
      "INSERT INTO reason_days (site_id, day, code, rule, decided, approved) VALUES (?1, 1, 'word', 5, 1, 0)",
      siteId,
    ],
    [
      "INSERT INTO rules (site_id, id, field, pattern, action, created_at) VALUES (?1, 5, 'text', ?2, 'hold', 1)",
      siteId,
      trace,
    ],
    [
      "INSERT INTO bans (site_id, id, name, silent, reason, made_by, ends_at) VALUES (?1, 5, ?2, 0, '', 5, 5)",
      siteId,
      trace,
    ],
    [
      'INSERT INTO ban_marks (site_id, mark, ban_id, silent, ends_at) VALUES (?1, ?2, 5, 0, 5)',
      siteId,
      `name:${trace}`,
    ],
    [
      "INSERT INTO author_notes (site_id, address_key, id, body, person_id) VALUES (?1, 'key', 5, ?2, 5)",
      siteId,
      trace,
    ],
    [
      "INSERT INTO forms (site_id, id, name, settings, created_at) VALUES (?1, 'foot', ?2, '{}', 1)",
      siteId,
      trace,
    ],
    [
      "INSERT INTO mail_looks (site_id, color, logo_url, logo_alt, postal_address) VALUES (?1, '#1a56c4', '', '', ?2)",
      siteId,
      trace,
    ],
    ["INSERT INTO mail_tests (site_id, sender, state, sent_at) VALUES (?1, 'news', 'sent', 1)", siteId],
    [
      "INSERT INTO brakes (site_id, day, what, level, pulled_at, mail_id) VALUES (?1, 1, 'comment', 1, 1, 1)",
      siteId,
    ],
    [
      "INSERT INTO uncertain_mails (site_id, id, address_hash, kind, reason, since) VALUES (?1, 1, ?2, 'test.letter', 'lost', 1)",
      siteId,
      `hash-of-${trace}`,
    ],
    [
      'INSERT INTO held_addresses (site_id, address_hash, held_at) VALUES (?1, ?2, 1)',
      siteId,
      `hash-of-${trace}`,
    ],
    [
      "INSERT INTO parked_jobs (id, kind, payload, attempts, last_error, created_at, parked_at) VALUES (?1, 'mail.send-test', json_object('siteId', ?2), 7, 'gone', 1, 1)",
      commentId,
      siteId,
    ],
    [
      "INSERT OR IGNORE INTO follow_news (site_id, thread_id, comment_id, parent_id, created_at) VALUES (?1, 'x', ?2, 0, 1)",
      siteId,
      commentId,
    ],
    [
      `INSERT INTO address_changes (subscriber_id, id, email, email_key, requested_at, mail_id)
       SELECT id, 5, ?2 || '@new.example', ?2, 1, 5 FROM subscribers WHERE site_id = ?1 LIMIT 1`,
      siteId,
      trace,
    ],
  ]
  for (const [sql, ...values] of rows)
    await env.DB.prepare(sql)
      .bind(...values)
      .run()
}
