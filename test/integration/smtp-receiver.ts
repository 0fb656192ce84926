import type { Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Received {
  readonly raw: string
  readonly parsed: ParsedMail
  readonly from: string
  readonly to: readonly string[]
  readonly user: string | undefined
  /** Whether it came over TLS. */
  readonly isSecret: boolean
}

/** What a client says, in order. */
export type Step = 'MAIL FROM' | 'RCPT TO' | 'DATA'

/** A real SMTP server on the loopback that keeps what it takes. */
export interface SmtpReceiver {
  readonly port: number
  readonly received: Received[]
  /** Answers this step of the next letter with this code; once. */
  refuseNext(code: number, at?: Step): void
  /** Does this with the next letter once it has all of it, in place of an answer; once. */
  afterNext(fate: 'hang up' | 'stay silent'): void
  close(): Promise<void>
}

export async function startSmtpReceiver(options: SMTPServerOptions = {}): Promise<SmtpReceiver> {
  const received: Received[] = []
  const refusals: [code: number, at: Step][] = []
  const fates: ('hang up' | 'stay silent')[] = []
  const sockets = new Set<Socket>()
  const refusalAt = (step: Step, address: string) => {
    if (refusals[0]?.[1] !== step) return undefined
    const [code] = refusals.shift()!
    return Object.assign(new Error(`<${address}>: not now`), { responseCode: code })
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // The address stands in the answer, as servers like to say it: it must not reach a log or a table.
    onMailFrom: ({ address }, _session, done) => done(refusalAt('MAIL FROM', address)),
    onRcptTo: ({ address }, _session, done) => done(refusalAt('RCPT TO', address)),
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
            isSecret: session.secure,
          })
          const fate = fates.shift()
          if (fate === 'hang up') for (const socket of sockets) socket.destroy()
          else if (fate === undefined) done(refusalAt('DATA', rcptTo[0]?.address ?? ''))
        }, done)
      })
    },
    ...options,
  })
  server.on('error', () => {
    // A client that hangs up in the middle is part of these tests.
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    received,
    refuseNext: (code, at = 'RCPT TO') => void refusals.push([code, at]),
    afterNext: (fate) => void fates.push(fate),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
