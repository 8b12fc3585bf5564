import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { StartFailure } from '@slrt/db/start-failure'
import { CODE_SYSTEMS, IMPORT_KINDS, type CodeSystem, type ImportKind } from '@slrt/domain/import'
import { LIST_KINDS } from '@slrt/domain/enrolment'
import type { SourceListOf } from '@slrt/domain/import-list'
import { IsoDay } from '@slrt/domain/person'
import { ProgramCode } from '@slrt/domain/program'
import { Refusal } from '@slrt/domain/refusal'
import { Overtaken } from './import-chunk.ts'
import { fileSource } from './import-file.ts'
import { load } from './import-load.ts'
import { ensureDistrict, openMachine } from './import-machine.ts'
import { openTable } from './import-open.ts'
import { CHUNK } from './import-run.ts'
import { runTool } from './tool.ts'

const USAGE = `npm run import -- --tenant 32.04 --kind ${IMPORT_KINDS.join('|')} --codes ${CODE_SYSTEMS.join('|')} BERKAS`
/** Of a list nobody needs the numbers of areas, but which it is, and on which day it was right. */
const LIST_USAGE = `npm run import -- --tenant 32.04 --kind list --list ${LIST_KINDS.join('|')} [--program BPNT] --as-of 2026-07-01 BERKAS`

const say = (line: string) => void process.stderr.write(`${line}\n`)

type Asked = {
  readonly tenant: string
  readonly kind: ImportKind
  readonly codes: CodeSystem | null
  readonly list?: SourceListOf
  readonly asOf?: string
  readonly path: string
  readonly admin: string | undefined
  readonly size: number
}

function oneOf<T extends string>(name: string, value: string | undefined, values: readonly T[], usage = USAGE): T {
  if (value === undefined) throw new StartFailure(`--${name} belum diisi: pilih ${values.join(' atau ')}. ${usage}`)
  const found = values.find((one) => one === value)
  if (!found) throw new StartFailure(`--${name} "${value}" tidak dikenal: pilih ${values.join(' atau ')}.`)
  return found
}

type Values = Readonly<Partial<Record<'list' | 'program' | 'as-of', string>>>

/** @throws StartFailure */
function listAsked({ list, program = '', 'as-of': asOf = '' }: Values): Pick<Asked, 'list' | 'asOf' | 'codes'> {
  const kind = oneOf('list', list, LIST_KINDS, LIST_USAGE)
  if (kind === 'PENERIMA' && !ProgramCode.safeParse(program).success)
    throw new StartFailure(`--program harus kode program, misalnya BPNT. ${LIST_USAGE}`)
  if (!IsoDay.safeParse(asOf).success)
    throw new StartFailure(`--as-of harus tanggal daftar, misalnya 2026-07-01. ${LIST_USAGE}`)
  return { list: { kind, program: kind === 'PENERIMA' ? program : '' }, asOf, codes: null }
}

/** @throws StartFailure */
function asked(args: readonly string[]): Asked {
  const string = { type: 'string' } as const
  const of = { list: string, program: string, 'as-of': string }
  const options = { tenant: string, kind: string, codes: string, admin: string, chunk: string, ...of }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [path, second] = positionals
    if (!path || second) throw new StartFailure(`Sebut satu berkas. ${USAGE}`)
    const { tenant = '', admin, chunk = String(CHUNK) } = values
    if (!/^\d\d\.\d\d(-L)?$/.test(tenant))
      throw new StartFailure(`--tenant "${tenant}" bukan kode kabupaten/kota: tulis kode Kemendagri, misalnya 32.04.`)
    const size = Number(chunk)
    if (!Number.isInteger(size) || size < 1 || size > 10_000)
      throw new StartFailure('--chunk harus angka 1 sampai 10000.')
    const kind = oneOf('kind', values.kind, IMPORT_KINDS)
    const more = kind === 'list' ? listAsked(values) : { codes: oneOf('codes', values.codes, CODE_SYSTEMS) }
    return { tenant, kind, path, admin, size, ...more }
  } catch (error) {
    if (error instanceof StartFailure) throw error
    throw new StartFailure(`Perintah tidak dipahami. ${USAGE}`)
  }
}

/** Size and hash of the file. */
async function fingerprint(path: string): Promise<{ bytes: number; sha256: Buffer }> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new StartFailure(`Berkas ${path} tidak ada atau tidak boleh dibaca.`)
  const hash = createHash('sha256')
  try {
    for await (const block of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(block as Buffer)
  } catch {
    throw new StartFailure(`Berkas ${path} tidak boleh dibaca.`)
  }
  return { bytes: found.size, sha256: hash.digest() }
}

/** Sentences for what a file may be refused for. */
const SENTENCES: Readonly<Record<string, (facts: Readonly<Record<string, string | number>>) => string>> = {
  'import.unreadable': () => 'Berkas tidak dapat dibaca: simpan sebagai CSV (UTF-8) atau XLSX, lalu coba lagi.',
  'import.empty': () => 'Berkas kosong: baris pertama harus berisi nama kolom.',
  'import.old_book': () => 'Berkas XLS lama tidak dapat dibaca: simpan sebagai XLSX atau CSV, lalu coba lagi.',
  'import.too_large': () => 'Isi berkas XLSX terlalu besar: simpan sebagai CSV, lalu coba lagi.',
  'import.columns': ({ missing }) => `Nama kolom tidak dikenali; kolom wajib yang tidak ada: ${missing}.`,
  'import.areas_disagree': ({ rows, agreeing }) =>
    `Kode dan nama wilayah hanya cocok di ${agreeing} dari ${rows} baris: periksa --codes (kemendagri atau bps). Tidak ada yang dimuat.`,
  'import.list_day': () => '--as-of tidak boleh setelah hari ini.',
  'import.list_program': ({ program }) => `--program ${program} bukan program yang dikenal di daerah ini.`,
  'import.list_older': ({ day }) =>
    `Daftar yang lebih baru, per ${day}, sudah masuk; yang lebih lama tidak menggantikannya.`,
  'import.list_unreadable': ({ readable, rows }) =>
    `Hanya ${readable} dari ${rows} baris punya NIK yang terbaca: siapa yang tidak ada di daftar ini tidak disimpulkan. Perbaiki kolom NIK, lalu muat lagi.`,
}

/** The refusal as one sentence for whoever runs this. */
function explained(code: string, facts: Readonly<Record<string, string | number>>): StartFailure {
  return new StartFailure(SENTENCES[code]?.(facts) ?? `Impor berhenti: ${code}.`)
}

/**
 * `npm run import`: brings a file into the register of a district, from where it stands if it was interrupted, and prints
 * the ledger's summary as one JSON object. Everything else goes to the error output.
 */
async function main(): Promise<void> {
  const wanted = asked(process.argv.slice(2))
  const file = await fingerprint(wanted.path)
  const table = await openTable(fileSource(wanted.path, file.bytes)).catch((error: unknown) => {
    throw error instanceof Refusal ? explained(error.code, error.facts) : error
  })
  const { services, stop } = await openMachine(process.env, (line) => say(JSON.stringify(line)))
  try {
    await ensureDistrict(services, wanted.tenant, wanted.admin ?? process.env['DISTRICT_ADMIN_EMAIL'], say)
    const { path, admin: _, ...asked } = wanted
    const outcome = await load(services, { ...asked, ...file, fileName: basename(path) }, table, say)
    if (outcome.stopped) {
      const { code, ...facts } = outcome.stopped
      throw explained(String(code), facts)
    }
    process.stdout.write(`${JSON.stringify(outcome.summary)}\n`)
  } catch (error) {
    if (error instanceof Refusal) throw explained(error.code, error.facts)
    if (error instanceof Overtaken) throw new StartFailure('Impor ini dijeda, dibatalkan, atau dikerjakan proses lain.')
    throw error
  } finally {
    await stop()
  }
}

void runTool(main)
