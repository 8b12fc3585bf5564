import { serve } from '@hono/node-server'
import { createApp } from '@slrt/functions/app'
import { services } from '@slrt/functions/services'

/** The app alone on a free port, in a process of its own, as a benchmark needs it. Says its port on the first line. */
const app = createApp(await services(process.env, { log: () => undefined }))
serve({ fetch: app.fetch, port: 0 }, ({ port }) => void process.stdout.write(`${port}\n`))
