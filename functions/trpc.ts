import { initTRPC, TRPCError } from '@trpc/server'
import { eq, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { seatOf, type Inside } from '@slrt/db/as-actor'
import { command as commandTable } from '@slrt/db/command'
import type { Place } from '@slrt/db/crypto'
import { statement } from '@slrt/db/statement'
import { add } from '@slrt/db/write'
import type { Actor } from '@slrt/domain/actor'
import { Id } from '@slrt/domain/field'
import { newId } from '@slrt/domain/id'
import { may, mayWhileSuspended } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import { failureOf, toTrpc, traceOf } from './failure.ts'
import type { Services } from './services.ts'
import { actorOf, type Session } from './session.ts'

/** What a request brings along. `session` is asked once a request, however many calls it carries. */
export type Context = {
  readonly services: Services
  readonly requestId: string
  readonly session: () => Promise<Session | null>
  /** Header `x-sebagai`: the membership that acts. */
  readonly membership: string | undefined
  /** What the log line of this request will say besides. */
  readonly note: Record<string, string>
}

/** Which of the three kinds a procedure is (design §2.5); guards go by it. */
export type Kind = 'query' | 'command' | 'reveal'

/** Ids of the requests in which errors came up: tRPC refuses some requests before they have a context. */
export const requestOf = new WeakMap<TRPCError, string>()

const t = initTRPC
  .context<Context>()
  .meta<{ readonly kind: Kind }>()
  .create({
    isDev: false,
    errorFormatter: ({ error, shape }) => ({
      ...shape,
      message: '',
      data: failureOf(error, shape.data.httpStatus, requestOf.get(error) ?? ''),
    }),
  })

export const router = t.router

/**
 * Who acts, if this may be done: permission by path, decided before the input is looked at and before the database is
 * asked anything else.
 * @throws TRPCError UNAUTHORIZED, FORBIDDEN
 */
export async function actorFor(asked: Pick<Context, 'session' | 'membership' | 'note'>, path: string): Promise<Actor> {
  const session = await asked.session().catch((error: unknown) => {
    throw toTrpc(error)
  })
  if (!session) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'session.missing' })
  const actor = actorOf(session, asked.membership)
  if (typeof actor === 'string') throw new TRPCError({ code: 'FORBIDDEN', message: actor })
  Object.assign(asked.note, { tenant: actor.tenant, role: actor.role, membership: actor.membership })
  if (!may(actor.role, path)) throw new TRPCError({ code: 'FORBIDDEN', message: 'path.forbidden' })
  return actor
}

const permitted = t.procedure.use(async ({ ctx, path, next }) =>
  next({ ctx: { actor: await actorFor(ctx, path), path } }),
)

/** What a procedure works with, inside the door. */
export type Room = Inside & {
  readonly actor: Actor
  /** The time of this request: the same for everything that it does. */
  readonly at: Date
  readonly keys: Services['keys']
  readonly index: Services['index']
  readonly files: Services['files']
  readonly rules: Services['rules']
  readonly publicUrl: string
  /** What to do once all of this is committed; if it fails, the log says so and nobody else. */
  readonly afterwards: (task: () => Promise<void>) => void
}

/** What can be asked along with the door, before it answers. */
export type Eager = Omit<Room, 'configuration' | 'tenantState' | 'save'>

/** What writing a row takes: the door, who and when, and the keys. */
export type Writer = Pick<Room, 'tx' | 'actor' | 'at' | 'keys' | 'index'>

type Permitted = Context & { readonly actor: Actor; readonly path: string }

const inRoom = async <T, A = undefined>(
  { services, actor }: Permitted,
  work: (room: Room, along: A) => Promise<T>,
  { readOnly = false, along }: { readOnly?: boolean; along?: (room: Eager) => Promise<A> } = {},
): Promise<T> => {
  const { as, keys, index, files, rules, publicUrl, now, log } = services
  const tasks: (() => Promise<void>)[] = []
  const afterwards: Room['afterwards'] = (task) => void tasks.push(task)
  const room = { actor, at: now(), keys, index, files, rules, publicUrl, afterwards }
  const answer = await as(seatOf(actor), (inside, carried: A) => work({ ...inside, ...room }, carried), {
    readOnly,
    along: along && ((tx) => along({ ...room, tx })),
  }).catch((error: unknown) => {
    throw toTrpc(error)
  })
  const outcomes = await Promise.allSettled(tasks.map((task) => task()))
  for (const { reason } of outcomes.filter((outcome) => outcome.status === 'rejected'))
    log({ at: room.at.toISOString(), job: 'afterwards', ...traceOf(reason) })
  return answer
}

type Shape = z.ZodMiniObject

/** A query looks: one read-only transaction, rolled back by nothing and leaving nothing. */
export const query = <S extends Shape, T>(shape: S, look: (room: Room, input: z.output<S>) => Promise<T>) =>
  permitted
    .meta({ kind: 'query' })
    .input(shape)
    .query(({ ctx, input }) => inRoom(ctx, (room) => look(room, input as z.output<S>), { readOnly: true }))

/** Text of a value with its keys in order, so that equal inputs have equal hashes however they were written. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`)
    .join(',')}}`
}

/** Where the input of a command is kept. */
export const inputPlace = (tenant: string, id: string): Place => ({ tenant, table: 'command', column: 'input', id })

const addCommand = statement((db) =>
  db
    .insert(commandTable)
    .values({
      id: sql.placeholder('id'),
      path: sql.placeholder('path'),
      person: sql.placeholder('person'),
      membership: sql.placeholder('membership'),
      role: sql.placeholder('role'),
      fingerprint: sql.placeholder('fingerprint'),
      input: sql.placeholder('input'),
      subject: sql.placeholder('subject'),
      at: sql.placeholder('at'),
    })
    .onConflictDoNothing()
    .returning({ id: commandTable.id }),
)

/** The record that a command is about: the `id` of its input, where that is one. */
const subjectOf = (input: unknown): string | null => Id.safeParse((input as { id?: unknown }).id).data ?? null

async function commandRow(
  { tx, actor, at, keys, index }: Writer,
  path: string,
  id: string,
  input: unknown,
  subject: string | null,
) {
  const text = canonical(input)
  const fingerprint = index('command', `${actor.person}|${path}|${text}`)
  const { person, membership, role } = actor
  const locked = await keys.encrypt(tx, inputPlace(actor.tenant, id), text)
  return { id, path, person, membership, role, fingerprint, input: locked, subject, at }
}

type Row = Awaited<ReturnType<typeof commandRow>>

/** Adds a command's row, sent before it returns. False when the same command was carried out before. */
async function isFirst(tx: Writer['tx'], row: Row): Promise<boolean> {
  const added = await addCommand(tx, row)
  if (added.length > 0) return true
  const [before] = await tx
    .select({ fingerprint: commandTable.fingerprint })
    .from(commandTable)
    .where(eq(commandTable.id, row.id))
  if (!before?.fingerprint.equals(row.fingerprint)) throw new Refusal('command.reused')
  return false
}

/**
 * Adds the command row: audit trail and idempotency in one. A copy in flight waits here until the first has ended.
 * @param subject the record that it is about; by default the `id` of the input
 * @returns false when the same command was carried out before
 * @throws Refusal `command.reused` for the same id with another path, input or person
 */
export async function record(
  writer: Writer,
  path: string,
  id: string,
  input: unknown,
  subject = subjectOf(input),
): Promise<boolean> {
  return isFirst(writer.tx, await commandRow(writer, path, id, input, subject))
}

const nothing = () => undefined

/**
 * A command that first looks at what stands: its look leaves along with the door, behind the command's row.
 * @param look what the work waits for; what it refuses counts only if the command is carried out, not when it is repeated
 */
export const commandOn = <S extends Shape, L>(
  shape: S,
  look: (room: Eager, input: z.output<S>) => Promise<L>,
  work: (room: Room, input: z.output<S>, looked: Promise<L>) => Promise<void>,
) =>
  permitted
    .meta({ kind: 'command' })
    .input(z.extend(shape, { commandId: Id }))
    .mutation(({ ctx, input }) => {
      const { commandId, ...rest } = input as { commandId: string }
      const asked = rest as z.output<S>
      const along = async (room: Eager) => {
        const row = await commandRow(room, ctx.path, commandId, rest, subjectOf(rest))
        const first = isFirst(room.tx, row)
        const looked = look(room, asked)
        looked.catch(nothing)
        return { isNew: await first, looked }
      }
      const carryOut = async (room: Room, { isNew, looked }: Awaited<ReturnType<typeof along>>) => {
        // A suspended district reads, and starts nothing new.
        if (room.tenantState !== 'AKTIF' && !mayWhileSuspended(ctx.path)) throw new Refusal('tenant.suspended')
        if (isNew) await work(room, asked, looked)
        return {}
      }
      return inRoom(ctx, carryOut, { along })
    })

/**
 * A command changes something, once: its row and its effect are committed together or not at all. It returns nothing;
 * a screen asks again. The same id again is answered as before.
 */
export const command = <S extends Shape>(shape: S, work: (room: Room, input: z.output<S>) => Promise<void>) =>
  commandOn(shape, () => Promise.resolve(), work)

/**
 * A reveal shows something that is masked elsewhere: online only, audited by a command row of its own in the same
 * transaction, never stored or resent by the web.
 */
export const reveal = <S extends Shape, T>(shape: S, show: (room: Room, input: z.output<S>) => Promise<T>) =>
  permitted
    .meta({ kind: 'reveal' })
    .input(shape)
    .mutation(({ ctx, input }) =>
      inRoom(ctx, (room) => show(room, input as z.output<S>), {
        along: (writer) => record(writer, ctx.path, newId(writer.at.getTime()), input),
      }),
    )

/**
 * A reveal of which only the answer tells what it was about: it is looked for along with the door, and written down with
 * the commit.
 * @param subjectIn the record that it led to
 */
export const revealFound = <S extends Shape, T>(
  shape: S,
  find: (room: Eager, input: z.output<S>) => Promise<T>,
  subjectIn: (answer: T) => string | null,
) =>
  permitted
    .meta({ kind: 'reveal' })
    .input(shape)
    .mutation(({ ctx, input }) => {
      const note = async (room: Room, answer: T) => {
        const row = await commandRow(room, ctx.path, newId(room.at.getTime()), input, subjectIn(answer))
        room.save(add(room.tx, commandTable, row))
        return answer
      }
      return inRoom(ctx, note, { along: (room) => find(room, input as z.output<S>) })
    })
