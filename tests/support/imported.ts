import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { CodeSystem, ImportKind } from '@slrt/domain/import'
import type { SourceListOf } from '@slrt/domain/import-list'
import type { ByteSource } from '@slrt/functions/import-file'
import { load } from '@slrt/functions/import-load'
import { openTable } from '@slrt/functions/import-open'
import type { Services } from '@slrt/functions/services'

/** A file in memory, handed out in small pieces as a disk or a network might. */
export const bytesSource = (content: Buffer, piece = 5000): ByteSource => ({
  bytes: content.length,
  read: async function* (from) {
    for (let at = from; at < content.length; at += piece) yield content.subarray(at, at + piece)
  },
})

type File = {
  readonly content: Buffer | string
  readonly kind?: ImportKind
  readonly codes?: CodeSystem
  readonly tenant?: string
  readonly name?: string
  readonly size?: number
  /** Of kind `list`. */
  readonly list?: SourceListOf
  readonly asOf?: string
}

/** Brings a file into the register as the command does. */
export async function takeIn(services: Services, file: File) {
  const { kind = 'dtks', tenant = '32.04', name = 'dtks.txt', size, list, asOf } = file
  const { codes = list ? null : 'kemendagri' } = file
  const content = Buffer.from(file.content)
  const sha256 = createHash('sha256').update(content).digest()
  const table = await openTable(bytesSource(content))
  return load(
    services,
    { tenant, kind, codes, fileName: name, bytes: content.length, sha256, ...(size && { size }), ...(list && { list }), ...(asOf && { asOf }) }, // prettier-ignore
    table,
  )
}

const SAMPLES = new URL('../../../shared/samples/', import.meta.url)
/** A file of `../shared/samples`; null where it is not there. */
export const sample = (name: string): Promise<Buffer | null> => readFile(new URL(name, SAMPLES)).catch(() => null)

const COLUMNS =
  'ID DTKS|PROVINSI|KABUPATEN/KOTA|KECAMATAN|DESA/KELUARAHAN|ALAMAT|DUSUN|RT|RW|NOKK|NIK|NAMA|TANGGAL LAHIR|TEMPAT LAHIR|JENIS KELAMIN|PEKERJAAN|NAMA IBU KANDUNG|HUB KELUARGA|KETERANGAN PADAN|BANSOS BPNT|BANSOS PKH|BANSOS BPNT-PPKM|PBI JKN'
export const DTKS_HEADER: readonly string[] = COLUMNS.split('|')

/** What of a row differs from the one below. */
export type DtksRow = Partial<Record<'id' | 'kab' | 'kec' | 'desa' | 'alamat' | 'rt' | 'rw' | 'kk' | 'nik' | 'nama' | 'lahir' | 'jk' | 'ibu' | 'hub' | 'bpnt' | 'pkh' | 'pbi' | 'kerja', string>> // prettier-ignore

/** The cells of one person of Desa Cimekar, Kec. Cileunyi, as DTKS has them. */
export const dtksCells = (row: DtksRow): string[] => [
  row.id ?? '3204000000000001',
  'Jawa Barat',
  row.kab ?? 'Kabupaten Bandung',
  row.kec ?? 'Cileunyi',
  row.desa ?? 'Cimekar',
  row.alamat ?? 'Kp. Cimekar No. 7',
  '',
  row.rt ?? '002',
  row.rw ?? '018',
  row.kk ?? '3204302005110002',
  row.nik ?? '3204305708900003',
  row.nama ?? 'Siti Aminah',
  row.lahir ?? '1990-08-17',
  'Bandung',
  row.jk ?? 'P',
  row.kerja ?? 'BURUH TANI',
  row.ibu ?? 'Euis Rohaeti',
  row.hub ?? 'KEPALA KELUARGA',
  'PADAN',
  row.bpnt ?? 'TIDAK',
  row.pkh ?? 'TIDAK',
  'TIDAK',
  row.pbi ?? 'TIDAK',
]

const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join('|')

/** A DTKS export with these persons. */
export const dtks = (...rows: readonly DtksRow[]): string =>
  [COLUMNS, ...rows.map((row) => quoted(dtksCells(row)))].map((line) => `${line}\r\n`).join('')
