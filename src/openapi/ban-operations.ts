import { BanAuthorForm, ChangeBan, ListBans, NewBan } from '../bans/schema'
import * as answer from './answers'
import type { Operation } from './operation'

const TERMS = {
  until: 'The last day, where `end` is `date`.',
  who: 'Proven: only who has proven the address; what others sign waits.',
  how: 'Open: they are told, with the end. Silent: what they write waits.',
  sure: 'After `bans/hits-many`: that it may hit them all.',
}

/** Bans for scripts. */
export const banOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/desk/{site}/bans',
    id: 'listBans',
    tag: 'Desk',
    does: 'Who may not write',
    query: ListBans,
    notes: { after: '`next` of the page before.' },
    token: 'bans',
    answers: { 200: { is: 'Newest first', schema: answer.Bans } },
  },
  {
    method: 'post',
    path: '/v1/desk/{site}/bans',
    id: 'banWriter',
    tag: 'Desk',
    does: 'Bans by an address, a name or a domain',
    body: NewBan,
    notes: { what: 'The address, name (a star at an end: anything) or domain.', ...TERMS },
    token: 'bans',
    example: { by: 'domain', what: 'shop.example', end: 'week', reason: 'Spam' },
    answers: { 201: { is: 'The ban', schema: answer.Ban } },
    refuses: ['bans/hits-many', 'bans/patterns-many'],
  },
  {
    method: 'post',
    path: '/v1/desk/{site}/bans/{id}',
    id: 'changeBan',
    tag: 'Desk',
    does: 'Gives a ban another end or manner, or lifts it',
    more: 'The token of a moderator changes the bans of that moderator.',
    body: ChangeBan,
    notes: {
      until: TERMS.until,
      how: TERMS.how,
      who: 'Left out, it stays.',
    },
    token: 'bans',
    answers: { 200: { is: 'The ban now', schema: answer.Ban } },
    refuses: ['bans/unknown', 'bans/not-yours', 'bans/over', 'bans/patterns-many'],
  },
  {
    method: 'post',
    path: '/v1/desk/{site}/comments/{id}/ban',
    id: 'banAuthor',
    tag: 'Desk',
    does: 'Bans who wrote a comment',
    more: 'What waits of theirs is decided along, if asked for: all of it, the first part before the answer. That wants the scope moderate too.',
    body: BanAuthorForm,
    notes: {
      'by-network': 'As long as its salt lives: until the end of the next day.',
      domain: 'One of the comment’s.',
      decide: 'What becomes of everything of theirs that waits.',
      ...TERMS,
    },
    token: 'bans',
    answers: { 201: { is: 'The ban, and how many were decided at once', schema: answer.BannedAuthor } },
    refuses: ['authors/unknown', 'bans/hits-many'],
  },
]
