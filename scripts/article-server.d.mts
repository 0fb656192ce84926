import type { Server } from 'node:http'

export function serveArticle(options: {
  readonly port: number
  readonly apiOrigin: string
  readonly site?: string
  readonly policy?: string
}): Promise<Server>
