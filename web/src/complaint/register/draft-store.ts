import { createEffect, createSignal, on, type Accessor } from 'solid-js'
import { createStore, unwrap, type SetStoreFunction } from 'solid-js/store'
import { storage } from '../../offline/outbox.ts'
import { session } from '../../session.tsx'
import { shelf } from '../../shelf.ts'
import type { RegisterDraft } from './register-draft.ts'

const DRAFT = 'draft/'
const photoName = (draft: string, id: string) => `photo/${draft}/${id}`
/** A draft that was delivered is kept a day for its last page, then forgotten. */
const keptFor = 86_400_000

export type OpenDraft = {
  values: RegisterDraft
  set: SetStoreFunction<RegisterDraft>
  /** When all that stands here was last on the disk. */
  savedAt: Accessor<number | undefined>
  /** Something that stands here is on its way to the disk. */
  saving: Accessor<boolean>
  /** The device takes no more: what stands here is only on the screen. */
  unsaved: Accessor<boolean>
  /** Ends when all that was written until now is on the disk. */
  flush(): Promise<void>
}

/** A draft under somebody's hands: sealed on the device after each change, one writing at a time. */
export function keepDraft(initial: RegisterDraft): OpenDraft {
  const [values, set] = createStore<RegisterDraft>(initial)
  const [savedAt, setSavedAt] = createSignal<number>()
  const [unsaved, setUnsaved] = createSignal(false)
  const [saving, setSaving] = createSignal(false)
  let isDirty = false
  let writing: Promise<void> | undefined

  async function save() {
    while (isDirty) {
      isDirty = false
      try {
        await shelf.put(DRAFT + values.id, unwrap(values))
        setSavedAt(Date.now())
        setUnsaved(false)
      } catch {
        setUnsaved(true)
      }
    }
    writing = undefined
    setSaving(false)
  }
  function flush() {
    isDirty = true
    setSaving(true)
    return (writing ??= save())
  }
  // Stringifying is how a store is watched as a whole; it is small but for the story.
  createEffect(
    on(
      () => JSON.stringify(values),
      () => void flush(),
      { defer: true },
    ),
  )
  return { values, set, savedAt, saving, unsaved, flush }
}

export const readDraft = (id: string) => shelf.get<RegisterDraft>(DRAFT + id)

export const keepPhoto = (draft: string, id: string, bytes: Uint8Array<ArrayBuffer>) =>
  shelf.putBytes(photoName(draft, id), bytes)
export const readPhoto = (draft: string, id: string) => shelf.getBytes(photoName(draft, id))
export const dropPhoto = (draft: string, id: string) => shelf.drop(photoName(draft, id))

export async function dropDraft(id: string): Promise<void> {
  await shelf.drop(DRAFT + id)
  await shelf.drop(`photo/${id}/`)
}

/** Ids of the entries that still lie in the outbox, from the disk: what the screen knows of them may be younger. */
const undelivered = async () => new Set((await storage.entries(session()?.person.id ?? '')).map(({ id }) => id))

/** Opened and left again: nothing of it is work. */
const isBlank = ({ isNew, needs, story, photos, sentAt, commands }: RegisterDraft) =>
  sentAt === null && commands === null && !isNew && needs.length === 0 && story.trim() === '' && photos.length === 0

/** Drafts that were begun and not sent, the newest first. What is blank or delivered is cleared away on the way. */
export async function unfinishedDrafts(): Promise<RegisterDraft[]> {
  const names = await shelf.names(DRAFT)
  const drafts = (await Promise.all(names.map((name) => shelf.get<RegisterDraft>(name)))).filter(
    (one) => one !== undefined,
  )
  const left = await undelivered().catch(() => undefined)
  for (const { id, sentAt, commands } of drafts) {
    const all = [commands?.household, commands?.complaint, ...Object.values(commands?.files ?? {})]
    if (sentAt === null || !left || all.some((command) => command && left.has(command))) continue
    if (Date.now() - sentAt > keptFor) await dropDraft(id)
    else await shelf.drop(`photo/${id}/`)
  }
  for (const { id } of drafts.filter(isBlank)) await dropDraft(id)
  return drafts.filter((draft) => draft.sentAt === null && !isBlank(draft)).reverse()
}
