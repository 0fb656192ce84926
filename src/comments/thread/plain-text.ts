const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The words of HTML our own renderer made, on one line. Whoever shows them escapes them again. */
export const plainText = (html: string): string =>
  html
    // Marks inside a line leave no gap: "here" before a full stop stays before it.
    .replace(/<\/?(?:a|b|code|del|em|i|s|strong)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()
