import { app } from './app'
import { tick } from './crons'
import { consume } from './jobs'
import { receiveMail } from './mailbox'
import type { PurgeMessage } from './platform/cache'
import { createContext, type WakeMessage } from './platform/context'
import { isolateMemory } from './platform/memory'
import { repeatHot } from './web/hot-answers'

export default {
  fetch: (request, env, execution) => {
    const answer = () => app.fetch(request, env, execution)
    // In development every answer is made anew, so that it says what it really cost.
    const { DEVELOPMENT } = env as { DEVELOPMENT?: string }
    return DEVELOPMENT === 'true' ? answer() : repeatHot(request, isolateMemory, Date.now(), answer)
  },
  email: (mail, env, execution) => receiveMail(createContext(env, execution), mail),
  queue: (batch, env, execution) => consume(createContext(env, execution), batch),
  scheduled: (controller, env, execution) => tick(createContext(env, execution), controller.cron),
} satisfies ExportedHandler<Env, WakeMessage | PurgeMessage>
