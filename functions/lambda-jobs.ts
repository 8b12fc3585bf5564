import { StartFailure } from '@slrt/db/start-failure'
import { traceOf } from './failure.ts'
import { jobs } from './jobs/list.ts'
import { smtpPost } from './post.ts'
import { withSecrets } from './secrets.ts'
import { services } from './services.ts'

async function start() {
  const path = process.env.SECRETS_PATH
  const env = path ? await withSecrets(process.env, path) : process.env
  if (!env.SMTP_URL) throw new StartFailure(`SMTP_URL belum diisi: taruh di bawah ${path ?? 'SECRETS_PATH'} di SSM.`)
  const post = smtpPost(env.SMTP_URL, env.SMTP_FROM)
  return { post, ready: await services(env, { most: { api: jobs.length, signIn: 1 } }) }
}

let started: ReturnType<typeof start> | undefined

/**
 * Gives every job its turn, side by side, so that a slow mail server holds up no seal. One that fails is logged, the next
 * minute tries again; the run then counts as failed, for the alarm.
 */
export async function handler(): Promise<void> {
  started ??= start()
  // A failed start is tried again by the next minute.
  started.catch(() => (started = undefined))
  const { ready, post } = await started
  const turns = jobs.map(async ({ name, run }) => {
    const began = performance.now()
    const outcome = await run(ready, post).then(
      (done) => ({ done }),
      (error: unknown) => traceOf(error),
    )
    const ms = Math.round(performance.now() - began)
    ready.log({ at: ready.now().toISOString(), job: name, ms, ...outcome })
    return 'done' in outcome ? [] : [name]
  })
  const failed = (await Promise.all(turns)).flat()
  if (failed.length > 0) throw new Error(`failed: ${failed.join(', ')}`)
}
