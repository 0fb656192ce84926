import { app } from './app'
import { tick } from './crons'
import { consume } from './jobs'
import type { PurgeMessage } from './platform/cache'
import { createContext, type WakeMessage } from './platform/context'

export default {
  fetch: (request, env, execution) => app.fetch(request, env, execution),
  queue: (batch, env, execution) => consume(createContext(env, execution), batch),
  scheduled: (controller, env, execution) => tick(createContext(env, execution), controller.cron),
} satisfies ExportedHandler<Env, WakeMessage | PurgeMessage>
