import type { Tx } from '@slrt/db/connect'
import type { Keyring } from '@slrt/db/crypto'
import { message } from '@slrt/db/message'
import { newId } from '@slrt/domain/id'

type Facts = {
  readonly name: string
  readonly link: string
  readonly tenantName?: string
  /** Digits that prove an address. */
  readonly code?: string
}

/** The texts of messages, in the words of visual §7; a link is the only secret they carry. */
const texts = {
  reset: ({ name, link }: Facts) => ({
    subject: 'Kata sandi baru untuk SLRT Nusantara',
    body: `${name}, buka tautan ini untuk membuat kata sandi baru. Tautan berlaku satu jam.\n\n${link}\n\nBukan Anda yang meminta? Abaikan pesan ini. Kata sandi lama tetap berlaku.`,
  }),
  invitation: ({ name, link, tenantName }: Facts) => ({
    subject: `Undangan bergabung: ${tenantName}`,
    body: `${name}, Anda diundang bekerja di ${tenantName} pada SLRT Nusantara. Buka tautan ini untuk membuat akun. Tautan berlaku 14 hari, sekali pakai.\n\n${link}\n\nTidak mengenal undangan ini? Abaikan, atau tanyakan ke Dinas Sosial.`,
  }),
  applicationCode: ({ link, code }: Facts) => ({
    subject: `Kode ${code} untuk permohonan SLRT Nusantara`,
    body: `Kode Anda: ${code}\n\nIsikan di halaman permohonan. Kode berlaku 10 menit.\n\nSimpan tautan permohonan ini; siapa pun yang memegangnya bisa melanjutkan permohonan:\n\n${link}\n\nBukan Anda yang meminta? Abaikan pesan ini.`,
  }),
  applicationReturned: ({ name, link }: Facts) => ({
    subject: `Permohonan ${name} dikembalikan`,
    body: `Sekretariat nasional mengembalikan permohonan ${name}. Alasannya tertulis di tiap bagian. Perbaiki, lalu kirim lagi.\n\n${link}`,
  }),
  applicationApproved: ({ name, link }: Facts) => ({
    subject: `Permohonan ${name} disetujui`,
    body: `Permohonan ${name} disetujui. Undangan untuk admin pertama dikirim dalam pesan lain ke alamat ini.\n\n${link}`,
  }),
  applicationClosed: ({ name, link }: Facts) => ({
    subject: `Permohonan ${name} ditutup`,
    body: `Permohonan ${name} ditutup, karena wilayahnya sudah punya SLRT. Hubungi sekretariat nasional bila ini keliru.\n\n${link}`,
  }),
}

/** Subject and text of a message, and whom it goes to. */
export type Letter = { readonly to: string; readonly subject: string; readonly body: string }

type Desk = { readonly tx: Tx; readonly keys: Keyring; readonly tenant: string; readonly at: Date }

const place = (tenant: string, id: string, column: string) => ({ tenant, table: 'message', column, id })

/**
 * Puts a message into the tenant's outbox, in the transaction that causes it: it leaves if and only if that commits.
 * @param to an e-mail address
 */
export async function queueMessage(desk: Desk, kind: keyof typeof texts, to: string, facts: Facts): Promise<void> {
  const { tx, keys, tenant, at } = desk
  const id = newId()
  const { subject, body } = texts[kind](facts)
  const locked = async (column: string, text: string) => keys.encrypt(tx, place(tenant, id, column), text)
  await tx.insert(message).values({
    tenant,
    id,
    channel: 'EMAIL',
    recipient: await locked('recipient', to),
    subject: await locked('subject', subject),
    body: await locked('body', body),
    madeAt: at,
    nextAt: at,
  })
}

type MessageRow = typeof message.$inferSelect

/** Decrypts a message that waits. */
export async function openMessage({ tx, keys }: Pick<Desk, 'tx' | 'keys'>, row: MessageRow): Promise<Letter> {
  const open = (column: 'recipient' | 'subject' | 'body') =>
    keys.decrypt(tx, place(row.tenant, row.id, column), row[column])
  return { to: await open('recipient'), subject: await open('subject'), body: await open('body') }
}
