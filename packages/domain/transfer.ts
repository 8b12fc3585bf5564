import * as z from 'zod/mini'
import { Id, Line, PersonName } from './field.ts'
import { Nik } from './nik.ts'
import { RELATIONS } from './person.ts'
import { Refusal } from './refusal.ts'

/** What a request for a family that is registered in another district became. DITERIMA: taken into the asker's register. */
export const TRANSFER_STATES = ['DIMINTA', 'DISERAHKAN', 'DITOLAK', 'DITARIK', 'DITERIMA'] as const
export type TransferState = (typeof TRANSFER_STATES)[number]

/** Why a district asks for a family: it moved here, it was registered here all along, or its card says so. */
export const TRANSFER_REASONS = ['PINDAH', 'SALAH_DAFTAR', 'KK_DI_SINI'] as const
export type TransferReason = (typeof TRANSFER_REASONS)[number]
/** Why a district does not hand a family over. */
export const TRANSFER_ANSWERS = ['MASIH_TINGGAL_DI_SINI', 'ORANG_LAIN', 'PERLU_SURAT_PINDAH'] as const
export type TransferAnswer = (typeof TRANSFER_ANSWERS)[number]

/** Somebody whose number was read from a card. */
export const Unknown = z.object({ nik: Nik, name: PersonName })

/**
 * Asks the other district for somebody by NIK: a person of the own register, or one who is not in it. No text crosses but
 * the reason, which is one of a list.
 */
export const AskTransfer = z.object({
  id: Id,
  who: z.union([z.object({ person: Id }), Unknown]),
  reason: z.enum(TRANSFER_REASONS),
})
/** Hands over the members named, or says why not. */
export const AnswerTransfer = z.object({
  id: Id,
  version: z.int().check(z.minimum(1)),
  answer: z.union([
    z.object({ persons: z.array(Id).check(z.minLength(1), z.maxLength(30)) }),
    z.object({ refuse: z.enum(TRANSFER_ANSWERS) }),
  ]),
})
export const WithdrawTransfer = z.object({ id: Id, version: z.int().check(z.minimum(1)) })
/** Where the family lives from now on; its record is `household`, unless one of its members is here already. */
export const AcceptTransfer = z.object({
  id: Id,
  version: z.int().check(z.minimum(1)),
  household: Id,
  desa: z.string().check(z.regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/)),
  rt: z.string().check(z.trim(), z.regex(/^\d{0,3}$/)),
  rw: z.string().check(z.trim(), z.regex(/^\d{0,3}$/)),
  address: Line(0, 300),
})
export type AcceptTransfer = z.infer<typeof AcceptTransfer>

/** What crosses with a family, and nothing else: the agreed fields (design §5). */
export const Envelope = z.object({
  kk: z.nullable(z.string()),
  /** Where it lived: names of desa, kecamatan and district, as people read them. */
  from: z.string(),
  address: z.string(),
  persons: z.array(
    z.object({
      name: z.string(),
      birthDate: z.nullable(z.string()),
      sex: z.nullable(z.enum(['L', 'P'])),
      relation: z.enum(RELATIONS),
      nik: z.nullable(z.string()),
    }),
  ),
})
export type Envelope = z.infer<typeof Envelope>

type Standing = { readonly direction: 'KELUAR' | 'MASUK'; readonly state: TransferState; readonly version: number }

/**
 * A request that can be acted on.
 * @param act what is done, and so by which side and in which state
 * @throws Refusal `transfer.not_found` from the other side, `transfer.decided`, `transfer.changed`
 */
export function assertActs(before: Standing, act: 'answer' | 'withdraw' | 'accept', version: number): void {
  if (before.direction !== (act === 'answer' ? 'MASUK' : 'KELUAR')) throw new Refusal('transfer.not_found')
  if (before.state !== (act === 'accept' ? 'DISERAHKAN' : 'DIMINTA'))
    throw new Refusal('transfer.decided', { state: before.state })
  if (before.version !== version) throw new Refusal('transfer.changed')
}
