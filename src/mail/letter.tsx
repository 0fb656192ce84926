import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { directionOf, type Translator } from '../i18n/translate'
import { defang } from './defang'
import type { Block } from './mail'

// Mail programs know no style sheet of ours and half of CSS: everything stands at its element. Those that know `prefers-color-scheme` get
// the dark colours by the four classes; the others invert by themselves, for which the colours leave room.
const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper { background: #16181c !important; color: #e8e6e3 !important; }
  .muted { color: #a9a6a1 !important; }
  .rule { border-color: #4a4d52 !important; }
  .link { color: #8fb8ff !important; }
  .button { background: #8fb8ff !important; color: #10131a !important; }
}`

const FONT = 'font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif'
const PARAGRAPH = 'margin:0 0 20px'
const MUTED = 'color:#5b5f66;font-size:14px;line-height:1.5'
const LINK = 'color:#1a56c4;word-break:break-all'

/** The HTML part: one column, system font, no image (design: the letter). Everything that is not ours is escaped by hono/jsx. */
export async function letterHtml(
  letter: { readonly subject: string; readonly siteName: string; readonly blocks: readonly Block[] },
  t: Translator,
): Promise<string> {
  const document = (
    <html lang={t.locale} dir={directionOf(t.locale)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{letter.subject}</title>
        <style>{raw(DARK)}</style>
      </head>
      <body class="paper" style={`margin:0;padding:0;background:#ffffff;color:#1c1e21;${FONT}`}>
        {/* biome-ignore lint/a11y/useSemanticElements: old mail programs drop <main> and its style with it */}
        <div
          role="main"
          style="max-width:560px;margin:0 auto;padding:32px 20px;font-size:16px;line-height:1.55"
        >
          <h1 style="margin:0 0 24px;font-size:18px;line-height:1.3;font-weight:600">{letter.siteName}</h1>
          {letter.blocks.map((block) => blockHtml(block, t))}
        </div>
      </body>
    </html>
  )
  return `<!doctype html>${await document}`
}

function blockHtml(block: Block, t: Translator): Child {
  switch (block.kind) {
    case 'text':
      return <p style={PARAGRAPH}>{lines(block.text)}</p>
    case 'quote':
      return (
        <>
          {block.by !== undefined && (
            <p class="muted" style={`margin:0 0 8px;${MUTED}`}>
              {t('mail.wrote', { name: defang(block.by) })}
            </p>
          )}
          <blockquote
            class="rule"
            dir="auto"
            style="margin:0 0 20px;padding:0 0 0 16px;border-left:2px solid #c9ccd1;overflow-wrap:anywhere"
          >
            {lines(defang(block.text))}
          </blockquote>
        </>
      )
    case 'button':
      return (
        <>
          <p style="margin:0 0 12px">
            <a
              class="button"
              href={block.url}
              style="display:inline-block;padding:12px 22px;border-radius:6px;background:#1a56c4;color:#ffffff;font-weight:600;text-decoration:none"
            >
              {block.label}
            </a>
          </p>
          <p class="muted" style={`margin:0 0 24px;${MUTED}`}>
            {t('mail.button-fallback')}
            <br />
            <a class="link" href={block.url} style={LINK}>
              {block.url}
            </a>
          </p>
        </>
      )
    case 'links':
      return (
        <p style={PARAGRAPH}>
          {block.items.map(({ label, url }, at) => (
            <>
              {at > 0 && <br />}
              <a class="link" href={url} style="color:#1a56c4">
                {label}
              </a>
            </>
          ))}
        </p>
      )
    case 'small':
      return (
        <p
          class="muted rule"
          style={`margin:28px 0 0;padding:16px 0 0;border-top:1px solid #dfe1e5;${MUTED}`}
        >
          {lines(block.text)}
        </p>
      )
  }
}

const lines = (text: string): Child =>
  text.split('\n').map((line, at) => (
    <>
      {at > 0 && <br />}
      {line}
    </>
  ))
