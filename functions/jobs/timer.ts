import { traceOf } from '../failure.ts'
import type { Post } from '../post.ts'
import type { Services } from '../services.ts'
import { sealCommands } from './seal.ts'
import { sendMessages } from './send.ts'

/** Runs a job again and again, never twice at once; a failure is logged and the next turn tries again. */
function repeat(services: Services, name: string, seconds: number, job: () => Promise<number>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  let isStopped = false
  const turn = async () => {
    await job().catch((error: unknown) =>
      services.log({ at: services.now().toISOString(), job: name, ...traceOf(error) }),
    )
    if (!isStopped) timer = setTimeout(() => (running = turn()), seconds * 1000)
  }
  running = turn()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await running
  }
}

/** The jobs of the local server; on AWS the scheduler calls the same functions. */
export function startJobs(services: Services, post: Post): { stop: () => Promise<void> } {
  const stops = [
    repeat(services, 'seal', 10, () => sealCommands(services)),
    repeat(services, 'send', 2, () => sendMessages(services, post)),
  ]
  return { stop: async () => void (await Promise.all(stops.map((stop) => stop()))) }
}
