/** One JSON line an event, for Workers Logs. Never an address, an IP, a token or a comment (16.2.5 of OWASP ASVS 5). */
export interface Log {
  info(event: string, facts?: LogFacts): void
  error(event: string, error: unknown, facts?: LogFacts): void
}

type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>

export const consoleLog: Log = {
  // biome-ignore lint/suspicious/noConsole: this is where the product's lines leave
  info: (event, facts) => console.log(JSON.stringify({ event, ...facts })),
  error: (event, error, facts) => {
    const cause =
      error instanceof Error ? { message: error.message, stack: error.stack } : { message: String(error) }
    // biome-ignore lint/suspicious/noConsole: this is where the product's lines leave
    console.error(JSON.stringify({ event, ...facts, ...cause }))
  },
}
