import { newId } from '@slrt/domain/id'
import { Refusal } from '@slrt/domain/refusal'
import type { Part } from '../../offline/create-outbox.ts'
import { outbox } from '../../offline/outbox.ts'
import type { Problem } from '../../problem.ts'
import { readPhoto, type OpenDraft } from './draft-store.ts'
import {
  complaintInput,
  headOf,
  householdId,
  householdInput,
  type Commands,
  type RegisterDraft,
} from './register-draft.ts'

const idsOf = (commands: Commands | null): string[] =>
  commands ? [commands.household, commands.complaint, ...Object.values(commands.files)].filter((id) => id !== null) : []

/** Entries of a draft that still lie in the outbox. */
export const entriesOf = ({ commands }: RegisterDraft) => {
  const ids = idsOf(commands)
  return outbox.entries().filter(({ id }) => ids.includes(id))
}

/**
 * The commands of a draft, in order. On mending only what has not been delivered is sent, under new ids: the old ones
 * stand for other words.
 */
function freshCommands(draft: RegisterDraft): { commands: Commands; instead: string[] } {
  const instead = entriesOf(draft).map(({ id }) => id)
  const before = draft.sentAt === null ? null : draft.commands
  const anew = (id: string | null | undefined) => (before && id && !instead.includes(id) ? id : newId())
  return {
    instead,
    commands: {
      household: draft.isNew ? anew(before?.household) : null,
      complaint: anew(before?.complaint),
      files: Object.fromEntries(draft.photos.map(({ id }) => [id, anew(before?.files[id])])),
    },
  }
}

async function partsOf(draft: RegisterDraft, commands: Commands, done: readonly string[]): Promise<Part[]> {
  const subject = `household:${householdId(draft)}`
  const about = headOf(draft)
  const form = `/catat/${draft.id}/periksa`
  const part = (id: string, path: string, input: object, file?: Uint8Array<ArrayBuffer>): Part => ({
    path,
    input,
    options: { id, subject, about, form, file },
  })
  const parts: Part[] = []
  if (commands.household) parts.push(part(commands.household, 'household.register', householdInput(draft)))
  parts.push(part(commands.complaint, 'complaint.register', complaintInput(draft)))
  for (const { id, proves, bytes, sha256 } of draft.photos) {
    const file = await readPhoto(draft.id, id)
    // A photograph that this device can no longer open is left out: the complaint is worth more.
    if (!file) continue
    const target = { complaint: draft.id, household: householdId(draft), item: null }
    const input = { id, sha256, bytes, type: 'image/jpeg', proves, ...target }
    parts.push(part(commands.files[id]!, 'file.add', input, file))
  }
  return parts.filter(({ options }) => !done.includes(options.id))
}

/**
 * Hands a draft to the outbox: all of its commands or none. Killed in between, the same is done again when the draft is
 * opened, with the same ids, and so is one complaint.
 * @returns why the outbox did not take it, if it did not
 */
export async function sendDraft({ values, set, flush }: OpenDraft): Promise<Problem | undefined> {
  const before = { commands: values.commands, instead: values.instead, sentAt: values.sentAt }
  const isInterrupted = before.commands !== null && before.sentAt === null
  const { commands, instead } = isInterrupted
    ? { commands: before.commands!, instead: before.instead }
    : freshCommands(values)
  const old = isInterrupted ? [] : idsOf(before.commands)
  const done = old.filter((id) => idsOf(commands).includes(id))
  set({ commands, instead, sentAt: null })
  await flush()
  try {
    await outbox.addAll(await partsOf(values, commands, done), instead)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    set(isInterrupted ? { commands: null, instead: [] } : before)
    return { code: error.code, facts: error.facts }
  }
  set({ sentAt: Date.now(), at: 'terkirim' })
  await flush()
  return undefined
}
