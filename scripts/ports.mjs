import { createServer } from 'node:net'

/** @returns the port `PORT` asks for, or the usual one. @throws Error that says what a port is */
export function chosenPort(text = process.env.PORT) {
  if (text === undefined || text === '') return 8787
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_534) return port
  throw new Error(`PORT is "${text}". It has to be a number from 1 to 65534, for example PORT=9000 npm start`)
}

/** Whether nobody listens there, on IPv4 and on IPv6. */
export async function isFree(port) {
  for (const host of ['127.0.0.1', '::1']) {
    const problem = await new Promise((resolve) => {
      const server = createServer()
      server.once('error', ({ code }) => resolve(code))
      server.listen(port, host, () => server.close(() => resolve(undefined)))
    })
    // A computer without IPv6 has nobody listening there.
    if (problem === 'EADDRINUSE' || problem === 'EACCES') return false
  }
  return true
}
