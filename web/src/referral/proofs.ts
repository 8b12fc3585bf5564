import { MOST_FILE_BYTES, type FileType, type Proves } from '@slrt/domain/file'
import { newId } from '@slrt/domain/id'
import { Refusal } from '@slrt/domain/refusal'
import { createStore } from 'solid-js/store'
import { sha256Of, shrink } from '../evidence/shrink.ts'
import type { Sending } from '../form.ts'
import { outbox } from '../offline/outbox.ts'
import { aboutText, type Referral } from './standing.ts'

/** A file that shows what the family got, ready to leave. */
export type Proof = {
  id: string
  name: string
  type: FileType
  proves: Proves
  sha256: string
  content: Uint8Array<ArrayBuffer>
}

/** @throws Refusal `photo.unreadable`, `file.too_large` */
async function proofOf(file: File): Promise<Proof> {
  const isPdf = file.type === 'application/pdf'
  if (isPdf && file.size > MOST_FILE_BYTES) throw new Refusal('file.too_large')
  const content = isPdf ? new Uint8Array(await file.arrayBuffer()) : await shrink(file)
  const sha256 = await sha256Of(content)
  const kind = isPdf
    ? ({ type: 'application/pdf', proves: 'SURAT' } as const)
    : ({ type: 'image/jpeg', proves: 'LAINNYA' } as const)
  return { id: newId(), name: file.name, sha256, content, ...kind }
}

export const MOST_PROOFS = 6

/** The files of one answer. They leave before it, since an agency that has answered adds nothing any more. */
export function createProofs() {
  const [proofs, set] = createStore<Proof[]>([])

  /** @throws Refusal `photo.unreadable`, `file.too_large` */
  async function add(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const proof = await proofOf(file)
      const isKnown = proofs.some(({ sha256 }) => sha256 === proof.sha256)
      if (!isKnown && proofs.length < MOST_PROOFS) set(proofs.length, proof)
    }
  }
  const drop = (id: string) => set((all) => all.filter((one) => one.id !== id))

  /** Hands them to the outbox, in front of the answer. @returns false when one was refused: `sending` says why */
  async function leave(referral: Referral, sending: Sending): Promise<boolean> {
    for (const { id, type, proves, sha256, content } of proofs.slice()) {
      const target = { complaint: null, household: null, item: referral.item }
      const input = { id, sha256, bytes: content.length, type, proves, ...target }
      const options = { subject: `referral:${referral.id}`, about: aboutText(referral), file: content, held: true }
      try {
        const sent = await outbox.add('file.add', input, options)
        if (sent.outcome === 'attention') {
          sending.refuse(sent.problem)
          await outbox.drop(sent.id)
          return false
        }
        await outbox.release(sent.id)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        sending.say({ problem: { code: error.code, facts: error.facts } })
        return false
      }
      drop(id)
    }
    return true
  }
  return { proofs, add, drop, leave }
}

export type Proofs = ReturnType<typeof createProofs>
