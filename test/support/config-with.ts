import type { Config } from '../../src/platform/config'
import type { Sender, SenderName } from '../../src/platform/mail-config'

/** The configuration with another way to send. @param names whose; notices if nothing is said */
export function configWith(
  { config }: { readonly config: Config },
  sender: Partial<Sender>,
  names: readonly SenderName[] = ['notices'],
): Config {
  const changed = names.map((name) => [name, { ...config.senders[name], ...sender }] as const)
  return { ...config, senders: { ...config.senders, ...Object.fromEntries(changed) } }
}
