import type { Entry } from '../offline/entry.ts'
import { tCode } from '../text/text.ts'

/** What a command is called: "Undang petugas". */
export const commandText = (path: string): string => tCode('command.', path, 'command.other')

/** An entry in words: "Undang petugas: Rini Wulandari". */
export function entryText({ path, content }: Entry): string {
  const name = content?.about ?? content?.input['name'] ?? content?.input['serviceName']
  return typeof name === 'string' && name !== '' ? `${commandText(path)}: ${name}` : commandText(path)
}

/** The form that an entry came from; it takes the input up by `?perbaiki=`. */
const forms: Record<string, (input: Record<string, unknown>) => string> = {
  'tenant.open': () => '/daerah/buka',
  'tenant.describe': () => '/profil',
  'staff.invite': () => '/petugas/undang',
  'staff.change': ({ id }) => `/petugas/${String(id)}/ubah`,
  'unit.open': () => '/struktur/tambah',
  'unit.change': ({ id }) => `/struktur/${String(id)}`,
  'referral.accept': ({ id }) => `/rujukan/${String(id)}/terima`,
  'referral.giveBack': ({ id }) => `/rujukan/${String(id)}/kembalikan`,
  'referral.complete': ({ id }) => `/rujukan/${String(id)}/selesai`,
}

/** Where an entry can be mended; undefined when there is no form for it. */
export function formOf({ id, path, content }: Entry): string | undefined {
  const form = content && (content.form ?? forms[path]?.(content.input))
  return form && `${form}?perbaiki=${id}`
}
