import type { Config } from './config'

/**
 * Whom Cloudflare Access let through. The platform checks its own token and hands the result over beside the request (`ctx.access`), so no
 * header is read here: a header could be sent by anybody who finds a way around Access.
 * @param access undefined where Access does not stand in front of the Worker
 * @returns a function that gives the address, or undefined: without ACCESS_AUD, behind another application, for a service token
 */
export const accessEmailOf =
  ({ accessAud }: Pick<Config, 'accessAud'>, access: CloudflareAccessContext | undefined) =>
  async (): Promise<string | undefined> => {
    if (accessAud === undefined || access?.aud !== accessAud) return undefined
    const identity = await access.getIdentity()
    return typeof identity?.email === 'string' ? identity.email : undefined
  }
