import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type * as z from 'zod/mini'
import * as shapes from '@slrt/domain/application'
import { Line } from '@slrt/domain/field'
import type { App, Env } from './app.ts'
import * as acts from './application-public.ts'
import { failureOf, toTrpc, wrongFields } from './failure.ts'
import type { Services } from './services.ts'

const WAIT_SECONDS = 60
/** The form around a file. */
const FORM_BYTES = 16 * 1024

/** The path of the upload: the only one of the application that takes more than a megabyte. */
export const DECREE_PATH = '/api/application/file'

type Failed = 400 | 413 | 429
const fail = (c: Context<Env>, httpStatus: Failed, code: string, more: object = {}) =>
  c.json({ httpStatus, code, ...more, requestId: c.var.requestId }, httpStatus)

async function answer(c: Context<Env>, work: () => Promise<object | null>): Promise<Response> {
  try {
    const told = await work()
    if (told) return c.json(told)
    c.header('retry-after', String(WAIT_SECONDS))
    return fail(c, 429, 'rate.limited', { facts: { seconds: WAIT_SECONDS } })
  } catch (error) {
    const known = toTrpc(error)
    if (known.code !== 'CONFLICT') throw error
    const status = known.message === 'application.unknown' ? 404 : 409
    return c.json(failureOf(known, status, c.var.requestId), status)
  }
}

type Act<S extends z.ZodMiniType> = (services: Services, input: z.output<S>) => Promise<object | null>

/** One address of the public page: its shape, and what is done. */
const route =
  <S extends z.ZodMiniType>(shape: S, act: Act<S>) =>
  async (c: Context<Env>, services: Services): Promise<Response> => {
    const input = shape.safeParse(await c.req.json().catch(() => ({})))
    if (!input.success) return fail(c, 400, 'input.invalid', { fields: wrongFields(input.error) })
    return answer(c, () => act(services, input.data))
  }

const routes: Readonly<Record<string, (c: Context<Env>, services: Services) => Promise<Response>>> = {
  start: route(shapes.StartApplication, acts.start),
  areas: route(shapes.FindPlaces, acts.findPlaces),
  show: route(shapes.ShowApplication, acts.show),
  save: route(shapes.SaveSection, acts.save),
  agree: route(shapes.AgreeToProcessing, acts.agree),
  sendCode: route(shapes.SendCode, acts.sendCode),
  prove: route(shapes.ProveEmail, acts.prove),
  submit: route(shapes.SubmitApplication, acts.submit),
}

const nameOf = (name: string) => {
  const cut = Line(1, 120).safeParse(name.slice(-120))
  return cut.success ? cut.data : 'berkas'
}

/** A form with `token`, `version` and the `file`, in one request. */
async function addDecree(c: Context<Env>, services: Services): Promise<Response> {
  const form = await c.req.parseBody().catch((): Record<string, string | File> => ({}))
  const input = shapes.AddDecree.safeParse(form)
  if (!input.success) return fail(c, 400, 'input.invalid', { fields: wrongFields(input.error) })
  const { file } = form
  if (!(file instanceof File)) return fail(c, 400, 'input.invalid', { fields: [{ path: 'file', reason: 'required' }] })
  if (file.size > shapes.MOST_DECREE_BYTES) return fail(c, 413, 'input.too_large')
  const content = new Uint8Array(await file.arrayBuffer())
  return answer(c, () => acts.addDecree(services, input.data, { name: nameOf(file.name), content }))
}

/** All addresses, for the log. */
export const applicationPaths: readonly string[] = [
  DECREE_PATH,
  ...Object.keys(routes).map((path) => `/api/application/${path}`),
]

/** A district asks to join: no session is needed, the link's secret is what counts. It stands in the body alone. */
export function addApplication(app: App, services: Services): void {
  for (const [path, handle] of Object.entries(routes)) app.post(`/api/application/${path}`, (c) => handle(c, services))
  const maxSize = shapes.MOST_DECREE_BYTES + FORM_BYTES
  const limit = bodyLimit({ maxSize, onError: (c) => fail(c as Context<Env>, 413, 'input.too_large') })
  app.post(DECREE_PATH, limit, (c) => addDecree(c, services))
}
