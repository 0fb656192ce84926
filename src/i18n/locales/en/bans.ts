/** Who may not write, for the team. What a banned reader reads stands with the readers' words. */
export const bans = {
  'error.bans/unknown': 'This ban does not exist any more.',
  'error.bans/over': 'This ban is over already.',
  'error.bans/not-yours': 'Somebody else made this ban. They or an owner can change it.',
  'error.bans/hits-many': {
    one: 'This would hit {count} person who has comments here, and everybody else like them. Say that you are sure, or choose something narrower.',
    other:
      'This would hit {count} people who have comments here, and everybody else like them. Say that you are sure, or choose something narrower.',
  },
  'bans.own-team': 'This would hit somebody of the team.',
  'bans.own-name': 'This name is kept for the team already: nobody else can sign with it.',
  'bans.own-site': 'This is where the site or its desk lives.',
  'bans.name-empty': 'A name has letters or digits.',
  'bans.day-over': 'A day that is not over yet.',
  'desk.doubt-banned': 'silently banned',
  'desk.overview-doubt-banned': 'silent bans',
  'desk.log-area-ban': 'bans',
  'desk.log-ban.add': 'banned somebody',
  'desk.log-ban.change': 'changed a ban',
  'desk.log-ban.lift': 'lifted a ban',
} as const
