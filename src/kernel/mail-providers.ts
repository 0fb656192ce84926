/** Domains at which half the world has its mailbox: nothing is known of people by sharing one. */
export const MAIL_PROVIDERS: ReadonlySet<string> = new Set(
  `126.com 163.com aol.com bol.com.br docomo.ne.jp email.com ezweb.ne.jp fastmail.com free.fr freenet.de gmail.com gmx.at gmx.com
   gmx.de gmx.net googlemail.com hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it i.ua icloud.com interia.pl
   laposte.net libero.it live.com mac.com mail.com mail.ru me.com msn.com naver.com o2.pl onet.pl orange.fr outlook.com outlook.de
   outlook.es outlook.fr outlook.it outlook.jp posteo.de proton.me protonmail.com qq.com sina.com softbank.ne.jp t-online.de
   terra.com.br ukr.net uol.com.br wanadoo.fr web.de wp.pl yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.de yahoo.es
   yahoo.fr yahoo.it yandex.ru ymail.com zoho.com`.split(/\s+/),
)
