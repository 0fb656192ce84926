import { type Context, Hono } from 'hono'
import { banAuthor, banByHand } from '../../authors/public'
import {
  type Ban,
  BanAuthor,
  ChangeBan,
  changeBan,
  findBan,
  ListBans,
  listBans,
  NewBan,
  refuseBan,
  toBan,
} from '../../bans/public'
import { isoTime } from '../../kernel/time'
import { needs, type TokenEnv } from '../../team/middleware'
import { refuse as refuseScope } from '../../team/public'
import { idIn } from '../../web/id-in'
import { checkInput, readInput, readQuery } from '../../web/read-input'

/** Bans for scripts, below `/v1/desk`, behind the door of api-routes.ts. */
export const bansApi = new Hono<TokenEnv>()

bansApi.get('/:site/bans', needs('bans.edit'), async (c) => {
  const { items, next } = await listBans(c.var.ctx, c.var.site, checkInput(ListBans, readQuery(c)))
  return c.json({ items: items.map(banJson), next })
})

bansApi.post('/:site/bans', needs('bans.edit'), async (c) => {
  const { ctx, site, personId } = c.var
  const id = await banByHand(ctx, site, personId, checkInput(NewBan, await readInput(c)))
  return c.json(await readJson(c, id), 201)
})

bansApi.post('/:site/bans/:id', needs('bans.edit'), async (c) => {
  const { ctx, site, personId, may } = c.var
  const changer = { personId, mayAll: may.has('bans.change-all') }
  const id = idIn(c)
  await changeBan(ctx, site, changer, id, checkInput(ChangeBan, await readInput(c)))
  return c.json(await readJson(c, id))
})

/** What waits of theirs is decided in the background, as far as it was not before this answered. */
bansApi.post('/:site/comments/:id/ban', needs('bans.edit'), async (c) => {
  const { ctx, site, personId, may } = c.var
  const input = checkInput(BanAuthor, await readInput(c))
  if (input.decide !== '' && !may.has('comments.moderate'))
    throw refuseScope('scope-missing', { params: { permission: 'comments.moderate' } })
  const { banId, decided } = await banAuthor(ctx, site, personId, idIn(c), input)
  return c.json({ ...(await readJson(c, banId)), decided }, 201)
})

async function readJson(c: Context<TokenEnv>, id: number) {
  const row = await c.var.ctx.db.first(findBan(c.var.site.id, id))
  if (!row) throw refuseBan('unknown')
  return banJson(toBan(row, c.var.ctx.clock.now()))
}

/** Named field by field: the address masked, nothing of the network but until when. */
const banJson = (ban: Ban) => ({
  id: String(ban.id),
  state: ban.state,
  address: ban.address,
  name: ban.name,
  pattern: ban.pattern,
  domain: ban.domain,
  networkUntil: timeOrNull(ban.networkUntil),
  who: ban.proven ? 'proven' : 'everybody',
  how: ban.silent ? 'silent' : 'open',
  reason: ban.reason,
  comment: ban.commentId === null ? null : String(ban.commentId),
  madeAt: isoTime(ban.madeAt),
  madeBy: ban.madeBy.name,
  endsAt: timeOrNull(ban.endsAt),
  lifted: ban.lifted && { at: isoTime(ban.lifted.at), by: ban.lifted.by },
})

const timeOrNull = (at: number | null) => (at === null ? null : isoTime(at))
