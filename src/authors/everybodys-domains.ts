/** Where everybody can have an address or a page: large providers of mail, hosts of blogs, and endings below which countries sell domains. */
const EVERYBODYS: ReadonlySet<string> = new Set(
  `aol.com fastmail.com free.fr freenet.de gmail.com gmx.at gmx.com gmx.de gmx.net googlemail.com hotmail.com icloud.com laposte.net libero.it
   live.com mail.com mail.ru me.com msn.com naver.com o2.pl orange.fr outlook.com proton.me protonmail.com qq.com t-online.de uol.com.br ukr.net
   web.de wp.pl yahoo.co.jp yahoo.com yandex.ru zoho.com 126.com 163.com
   blogspot.com facebook.com github.com github.io instagram.com linkedin.com medium.com pages.dev reddit.com substack.com tumblr.com twitter.com
   vercel.app wikipedia.org wordpress.com workers.dev x.com youtube.com
   ac.uk co.jp co.kr co.nz co.uk co.za com.ar com.au com.br com.cn com.mx com.pl com.tr com.ua gov.uk ne.jp or.jp org.uk`
    .split(/\s+/)
    .filter((domain) => domain !== ''),
)

/** Whether a ban by this domain would hit people who have nothing to do with each other. */
export const isEverybodys = (domain: string | undefined): boolean =>
  domain !== undefined && EVERYBODYS.has(domain)
