import { env } from 'cloudflare:workers'

export interface KeptMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** What the development outbox holds for an address, oldest first. */
export async function mailsTo({ email }: { readonly email: string }): Promise<readonly KeptMail[]> {
  const { results } = await env.DB.prepare('SELECT message FROM kept_mail WHERE message LIKE ?1 ORDER BY id')
    .bind(`%${email}%`)
    .all<{ message: string }>()
  return results.map(({ message }) => JSON.parse(message) as KeptMail)
}
