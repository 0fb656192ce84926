// Addresses that belong to a function or a machine. Nobody subscribes with them, and a confirmation sent there is a report of abuse (F8).
const ROLES = new Set([
  'abuse', 'bounce', 'bounces', 'devnull', 'do-not-reply', 'donotreply', 'ftp', 'hostmaster', 'listserv', 'mailer-daemon',
  'mailerdaemon', 'majordomo', 'no-reply', 'no_reply', 'nobody', 'noc', 'noreply', 'null', 'phishing', 'postmaster', 'root',
  'security', 'spam', 'uucp', 'usenet',
]) // biome-ignore format: a table reads better packed

/** Whether an address's comparable form is one that is never mailed a confirmation. `abuse+x@` is `abuse@`. */
export function isRoleAddress(addressKey: string): boolean {
  const local = addressKey.slice(0, addressKey.lastIndexOf('@')).split('+', 1)[0]!
  return ROLES.has(local) || local.endsWith('-request')
}
