import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { directionOf, type Translator } from '../../i18n/translate'
import { truncate } from '../../kernel/text'
import type { Block } from '../mail'
import { defang } from './defang'
import { DEFAULT_LOOK, type Look, type Palette, palettesOf } from './look'

/** What a letter is made of, besides the words around its blocks. */
export interface Letter {
  readonly subject: string
  readonly siteName: string
  readonly blocks: readonly Block[]
  readonly look?: Look
  /** For previews: as in a mail program that is always so. Otherwise the reader's own setting decides. */
  readonly theme?: 'light' | 'dark' | undefined
}

/** In a mail program's list the words go on behind the subject; blanks keep the letter's head out of there. */
const BLANKS = '\u034f\u200c\u00a0'.repeat(60)

// Mail programs know no style sheet of ours and half of CSS, so everything stands at its element and the column is a table: Outlook lays out
// with Word, which knows neither max-width nor the padding of a link. Gmail drops what it does not know and inverts by itself.

/**
 * The HTML part: one column of 560 px, system font (design: the letter). Everything that is not ours is escaped by hono/jsx; the owner's colour
 * is one of six hexadecimal digits (mail/schema.ts) and made readable on its ground by day and by night.
 */
export async function letterHtml(letter: Letter, t: Translator): Promise<string> {
  const look = letter.look ?? DEFAULT_LOOK
  const { day, night } = palettesOf(look)
  const family = `${HAN_FONTS[t.locale] ?? ''}Arial,sans-serif`
  const font = `font-family:system-ui,-apple-system,"Segoe UI",Roboto,${family}`
  const preheader = letter.blocks.find((block) => block.kind === 'text')?.text ?? letter.subject
  const foot = letter.blocks.findIndex(({ kind }) => kind === 'small')
  const document = (
    <html lang={t.locale} dir={directionOf(t.locale)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={SCHEMES[letter.theme ?? 'auto']} />
        <meta name="supported-color-schemes" content={SCHEMES[letter.theme ?? 'auto']} />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{letter.subject}</title>
        <style>{raw(nightRules(night, letter.theme))}</style>
        {raw(`<!--[if mso]><style>*{font-family:"Segoe UI",${family}!important}</style><![endif]-->`)}
      </head>
      <body class="paper" style={`margin:0;padding:0;background:${day.paper};color:${day.text};${font}`}>
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all" aria-hidden="true">
          {truncate(preheader, 120)}
          {BLANKS}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: old mail programs drop <main> and its style with it */}
        <div role="main" lang={t.locale} dir={directionOf(t.locale)}>
          {raw(
            '<!--[if mso]><table role="presentation" width="560" align="center" cellpadding="0" cellspacing="0"><tr><td><![endif]-->',
          )}
          <table
            role="presentation"
            class="paper"
            width="100%"
            style={`max-width:560px;margin:0 auto;border-collapse:collapse;background:${day.paper}`}
          >
            <tr>
              <td
                class="paper"
                style={`padding:32px 20px;color:${day.text};${font};font-size:16px;line-height:1.55`}
              >
                {head(letter.siteName, look)}
                {letter.blocks.map((block, at) => blockHtml(block, day, t, foot !== -1 && at > foot))}
                {look.postalAddress && (
                  <p class="muted" style={`margin:16px 0 0;${small(day)}`}>
                    {lines(look.postalAddress, 'auto')}
                  </p>
                )}
              </td>
            </tr>
          </table>
          {raw('<!--[if mso]></td></tr></table><![endif]-->')}
        </div>
      </body>
    </html>
  )
  return `<!doctype html>${await document}`
}

const SCHEMES = { auto: 'light dark', light: 'light', dark: 'dark' } as const

/** Apple Mail and Outlook for Mac ask for the scheme; Outlook's other faces set `data-ogsc` around the letter. */
function nightRules(night: Palette, theme: Letter['theme']): string {
  const rules = (before: string) => `
${before}.paper { background: ${night.paper} !important; color: ${night.text} !important; }
${before}.muted { color: ${night.muted} !important; }
${before}.rule { border-color: ${night.rule} !important; }
${before}.link { color: ${night.link} !important; }
${before}.button { background: ${night.button} !important; color: ${night.onButton} !important; }
${before}.logo { background: #ffffff !important; padding: 8px !important; border-radius: 6px !important; }`
  const when = { auto: '(prefers-color-scheme: dark)', light: 'not all', dark: 'all' }[theme ?? 'auto']
  const scheme = SCHEMES[theme ?? 'auto']
  return `
:root { color-scheme: ${scheme}; supported-color-schemes: ${scheme}; }
@media ${when} {${rules('')}
}${rules('[data-ogsc] ')}`
}

/** Without these some programs write Japanese in the shapes of Chinese, and Outlook both in a font with serifs. */
const HAN_FONTS: Readonly<Record<string, string>> = {
  ja: '"Hiragino Sans","Yu Gothic",Meiryo,',
  'zh-CN': '"PingFang SC","Microsoft YaHei",',
}

const PARAGRAPH = 'margin:0 0 20px'
const small = ({ muted }: Palette) => `color:${muted};font-size:14px;line-height:1.5`

/** The site's name; where there is a picture, it stands for the name and says it where pictures are not shown. */
const head = (siteName: string, look: Look): Child => (
  <h1 style="margin:0 0 24px;font-size:18px;line-height:1.3;font-weight:600">
    {look.logoUrl ? (
      <img
        class="logo"
        src={look.logoUrl}
        alt={look.logoAlt || siteName}
        height="40"
        style="display:block;height:40px;width:auto;max-width:100%;border:0"
      />
    ) : (
      siteName
    )}
  </h1>
)

/** @param inFoot behind what says why the mail came: part of the last paragraph, and as small */
function blockHtml(block: Block, palette: Palette, t: Translator, inFoot: boolean): Child {
  switch (block.kind) {
    case 'text':
      return <p style={PARAGRAPH}>{lines(block.text)}</p>
    case 'quote':
      return (
        <>
          {block.by !== undefined && (
            <p class="muted" style={`margin:0 0 8px;${small(palette)}`}>
              {t('mail.wrote', { name: defang(block.by) })}
            </p>
          )}
          <blockquote
            class="rule"
            dir="auto"
            style={`margin:0 0 20px;padding:0 16px;border-${directionOf(t.locale) === 'rtl' ? 'right' : 'left'}:2px solid ${palette.rule};overflow-wrap:anywhere`}
          >
            {lines(defang(block.text))}
          </blockquote>
        </>
      )
    case 'button':
      return (
        <>
          <Button url={block.url} label={block.label} palette={palette} />
          <p class="muted" style={`margin:0 0 24px;${small(palette)}`}>
            {t('mail.button-fallback')}
            <br />
            <a class="link" href={block.url} style={`color:${palette.link};word-break:break-all`}>
              {block.url}
            </a>
          </p>
        </>
      )
    case 'links':
      // Each by itself: a thumb hits one, and which words belong together shows where they go on in a second line.
      return block.items.map(({ label, url }, at) => (
        <p
          style={
            inFoot
              ? `margin:12px 0 0;${small(palette)}`
              : `margin:0 0 ${at + 1 < block.items.length ? 12 : 20}px`
          }
        >
          <a class="link" href={url} style={`color:${palette.link}`}>
            {label}
          </a>
        </p>
      ))
    case 'small':
      return (
        <p
          class="muted rule"
          style={`margin:28px 0 0;padding:16px 0 0;border-top:1px solid ${palette.rule};${small(palette)}`}
        >
          {lines(block.text)}
        </p>
      )
  }
}

/** A link with room around its words. Word gives the room by the cell, every other program by the link itself. */
const Button = (props: { readonly url: string; readonly label: string; readonly palette: Palette }) => {
  const { button, onButton } = props.palette
  return (
    <table role="presentation" style="margin:0 0 12px;border-collapse:separate;border-spacing:0">
      <tr>
        <td
          class="button"
          bgcolor={button}
          style={`padding:0;border-radius:6px;background:${button};mso-padding-alt:12px 22px`}
        >
          <a
            class="button"
            href={props.url}
            style={`display:inline-block;padding:12px 22px;border-radius:6px;background:${button};color:${onButton};font-weight:600;text-decoration:none`}
          >
            {props.label}
          </a>
        </td>
      </tr>
    </table>
  )
}

/** @param dir of each line by itself: an address in Latin letters keeps its number in front among words from the right */
const lines = (text: string, dir?: 'auto'): Child =>
  text.split('\n').map((line, at) => (
    <>
      {at > 0 && <br />}
      {dir ? <span dir={dir}>{line}</span> : line}
    </>
  ))
