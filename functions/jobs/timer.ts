import { traceOf } from '../failure.ts'
import type { Post } from '../post.ts'
import type { Services } from '../services.ts'
import { jobs, type Job } from './list.ts'

/** Runs a job again and again, never twice at once; a failure is logged and the next turn tries again. */
function repeat(services: Services, post: Post, { name, seconds, run }: Job): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  let isStopped = false
  const turn = async () => {
    await run(services, post).catch((error: unknown) =>
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

/** The jobs of the local server; on AWS the scheduler runs the same list (functions/lambda-jobs.ts). */
export function startJobs(services: Services, post: Post): { stop: () => Promise<void> } {
  const stops = jobs.map((job) => repeat(services, post, job))
  return { stop: async () => void (await Promise.all(stops.map((stop) => stop()))) }
}
