import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Received {
  readonly raw: string
  readonly parsed: ParsedMail
  readonly from: string
  readonly to: readonly string[]
  readonly user: string | undefined
}

/** A real SMTP server on the loopback that keeps what it takes. */
export interface SmtpReceiver {
  readonly port: number
  readonly received: Received[]
  /** Answers the next RCPT TO with this code; once. */
  refuseNext(code: number): void
  close(): Promise<void>
}

export async function startSmtpReceiver(options: SMTPServerOptions = {}): Promise<SmtpReceiver> {
  const received: Received[] = []
  const refusals: number[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // The address stands in the answer, as servers like to say it: it must not reach a log or a table.
    onRcptTo({ address }, _session, done) {
      const code = refusals.shift()
      if (code === undefined) return done()
      done(Object.assign(new Error(`<${address}>: not now`), { responseCode: code }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks)
        void simpleParser(raw).then((parsed) => {
          const { mailFrom, rcptTo } = session.envelope
          received.push({
            raw: raw.toString('latin1'),
            parsed,
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            user: session.user,
          })
          done()
        }, done)
      })
    },
    ...options,
  })
  server.on('error', () => {
    // A client that hangs up in the middle is part of these tests.
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    received,
    refuseNext: (code) => void refusals.push(code),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
