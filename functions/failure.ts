import { TRPCError } from '@trpc/server'
import { DOOR_CLOSED, sqlState } from '@slrt/db/as-actor'
import { Refusal, type Facts } from '@slrt/domain/refusal'

/** A field that was filled in wrongly: where, and why; never what was entered. */
export type WrongField = { readonly path: string; readonly reason: string }

/** What every failed request answers with, whichever route it came by. */
export type Failure = {
  readonly httpStatus: number
  readonly code: string
  readonly fields?: readonly WrongField[]
  readonly facts?: Facts
  readonly requestId: string
}

/** Constraints whose violation the person can do something about: two came at once, the second hears why. */
const constraints: Readonly<Record<string, string>> = {
  file_tenant_id_pk: 'file.exists',
  staff_once: 'staff.already_invited',
  staff_tenant_id_pk: 'staff.exists',
  tenant_pkey: 'tenant.exists',
  tenant_area_once: 'area.taken',
  household_tenant_id_pk: 'household.exists',
  household_kk_once: 'household.kk_taken',
  person_tenant_id_pk: 'person.exists',
  person_nik_once: 'person.nik_taken',
  complaint_tenant_id_pk: 'complaint.exists',
  item_tenant_id_pk: 'complaint.exists',
  referral_tenant_id_pk: 'referral.exists',
  entry_tenant_id_pk: 'regulation.exists',
  instrument_tenant_id_pk: 'instrument.exists',
  proposal_tenant_id_pk: 'proposal.exists',
  meeting_tenant_id_pk: 'meeting.exists',
  siks_batch_tenant_id_pk: 'siks.exists',
  siks_batch_number: 'siks.again',
  unit_tenant_id_pk: 'unit.exists',
  unit_once: 'unit.name_taken',
  unit_of_desa: 'unit.desa_taken',
  user_email_unique: 'invitation.sign_in_first',
  user_username_unique: 'account.username_taken',
}

const UNIQUE = '23505'
/** A text that Postgres cannot hold: with the sign of its end in the middle. */
const NO_TEXT = '22021'
/** Too many connections, shutting down, cannot connect or not now, deadlock, lock or statement time-out, disk full. */
const passing = new Set([
  '53300',
  '57P01',
  '57P03',
  '08000',
  '08003',
  '08006',
  '40001',
  '40P01',
  '55P03',
  '57014',
  '53100',
  '55000',
])

type Layer = Error & Readonly<Partial<Record<'constraint' | 'code' | 'syscall' | 'query', unknown>>>

function* layers(error: unknown): Generator<Layer> {
  for (let at = error; at instanceof Error; at = at.cause) yield at
}

const constraintOf = (error: unknown) => {
  for (const layer of layers(error)) if (typeof layer.constraint === 'string') return layer.constraint
  return ''
}

/** Refused, or broken while somebody worked with it; over a WebSocket a break is an event, not an error. */
const isUnreachable = (error: unknown) =>
  [...layers(error)].some(
    ({ code, syscall, message, cause }) =>
      ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND'].includes(String(code)) ||
      // No socket where one should be; a missing file is another matter.
      (code === 'ENOENT' && syscall === 'connect') ||
      /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(message) ||
      cause instanceof Event,
  )

/** Turns what a transaction threw into what tRPC answers. */
export function toTrpc(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error
  if (error instanceof Refusal) return new TRPCError({ code: 'CONFLICT', message: error.code, cause: error })
  const state = sqlState(error)
  if (state === DOOR_CLOSED) return new TRPCError({ code: 'FORBIDDEN', message: 'session.membership' })
  if (state === NO_TEXT) return new TRPCError({ code: 'BAD_REQUEST', message: 'input.invalid' })
  const refusal = state === UNIQUE ? constraints[constraintOf(error)] : undefined
  if (refusal) return new TRPCError({ code: 'CONFLICT', message: refusal, cause: new Refusal(refusal) })
  if ((state && passing.has(state)) || isUnreachable(error))
    return new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: 'server.busy', cause: error })
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'server.failed', cause: error })
}

type Issue = {
  readonly path: readonly PropertyKey[]
  readonly code?: string
  readonly format?: string
  readonly message?: string
}

const issuesOf = (cause: unknown): readonly Issue[] | undefined =>
  cause instanceof Error && 'issues' in cause && Array.isArray(cause.issues) ? cause.issues : undefined

/** Fields and reasons of an input that does not fit its schema; `reason` is a key of the web's dictionaries. */
export const wrongFields = (cause: unknown): WrongField[] =>
  (issuesOf(cause) ?? []).map(({ path, code, format, message }) => ({
    path: path.map(String).join('.'),
    reason: code === 'custom' ? (message ?? 'custom') : (format ?? code ?? 'wrong'),
  }))

const codes: Partial<Record<TRPCError['code'], string>> = {
  NOT_FOUND: 'path.unknown',
  BAD_REQUEST: 'input.invalid',
  PARSE_ERROR: 'input.invalid',
  PAYLOAD_TOO_LARGE: 'input.too_large',
  METHOD_NOT_SUPPORTED: 'path.unknown',
  UNSUPPORTED_MEDIA_TYPE: 'input.invalid',
}

/** The answer to a failed call: what the person may know, and nothing else. */
export function failureOf(error: TRPCError, httpStatus: number, requestId: string): Failure {
  const { cause } = error
  if (cause instanceof Refusal) return { httpStatus, code: cause.code, facts: cause.facts, requestId }
  const code = codes[error.code]
  if (code === 'input.invalid') return { httpStatus, code, fields: wrongFields(cause), requestId }
  if (code) return { httpStatus, code, requestId }
  const isOurs = ['UNAUTHORIZED', 'FORBIDDEN', 'SERVICE_UNAVAILABLE'].includes(error.code)
  return { httpStatus, code: isOurs ? error.message : 'server.failed', requestId }
}

/** What the log may say of a failure that nobody expected: kinds and places, never a message, which may carry input. */
export function traceOf(error: unknown): Record<string, string> {
  const all = [...layers(error)]
  const inner = all.at(-1)
  const sql = all.find((layer) => typeof layer.query === 'string')?.query
  // The stack begins with the message, which may have lines that look like places.
  const { stack = '', message = '' } = inner ?? {}
  const places = stack.slice(stack.indexOf(message) + message.length)
  const frames = places.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    error: inner?.name ?? typeof error,
    ...(sqlState(error) ? { sqlState: sqlState(error)! } : {}),
    ...(typeof sql === 'string' ? { sql: sql.slice(0, 300) } : {}),
    trace: frames
      .slice(0, 4)
      .map((line) => line.trim().replace(/\(?file:\/\/\S*\/(?=[^/]+:\d)/, '('))
      .join(' < '),
  }
}
