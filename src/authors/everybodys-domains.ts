import { MAIL_PROVIDERS } from '../kernel/mail-providers'

/** Where everybody can have a page: hosts of blogs, and endings below which countries sell domains. */
const EVERYBODYS: ReadonlySet<string> = new Set(
  `blogspot.com facebook.com github.com github.io instagram.com linkedin.com medium.com pages.dev reddit.com substack.com tumblr.com twitter.com
   vercel.app wikipedia.org wordpress.com workers.dev x.com youtube.com
   ac.uk co.jp co.kr co.nz co.uk co.za com.ar com.au com.br com.cn com.mx com.pl com.tr com.ua gov.uk ne.jp or.jp org.uk`.split(
    /\s+/,
  ),
)

/** Whether a ban by this domain would hit people who have nothing to do with each other. */
export const isEverybodys = (domain: string | undefined): boolean =>
  domain !== undefined && (MAIL_PROVIDERS.has(domain) || EVERYBODYS.has(domain))
