import { eq, ne, sql } from 'drizzle-orm'
import { jobSeat, systemSeat } from '@slrt/db/as-actor'
import { area } from '@slrt/db/area'
import { urlOfRunning } from '@slrt/db/local-running'
import { StartFailure } from '@slrt/db/start-failure'
import { tenant } from '@slrt/db/tenant'
import { Email } from '@slrt/domain/field'
import { newId } from '@slrt/domain/id'
import { NATION } from '@slrt/domain/permission'
import { bear } from './birth.ts'
import { dataDirOf, type Environment } from './environment.ts'
import { servicesBeside, startMachine } from './machine.ts'
import type { LogLine, Services } from './services.ts'

/** What a tool works with, and how to end it. */
export type Running = { readonly services: Services; readonly stop: () => Promise<void> }

/** The database of this machine: given, that of a server that runs, or started for the while. Never born as a demo. */
export async function openMachine(env: Environment, log: (line: LogLine) => void): Promise<Running> {
  try {
    const { services, stop } = await startMachine(env, log, { mayBeDemo: false })
    return { services, stop }
  } catch (error) {
    const url = error instanceof StartFailure && !env.DATABASE_URL ? await urlOfRunning(dataDirOf(env)) : undefined
    if (!url) throw error
    const services = await servicesBeside(env, url, log)
    return { services, stop: services.end }
  }
}

/** The secretariat, as a tool on the machine itself acts for it. */
const SECRETARIAT = { person: '', name: 'Pemasangan', membership: '', role: 'SEKNAS_ADMIN', tenant: NATION, scope: [], unit: null } as const // prettier-ignore

/**
 * The district must be there; where none is yet, it is born.
 * @param email of its admin, who is invited; without one, nobody can sign in to it yet
 * @param say told what there is to tell about a birth
 * @throws StartFailure for what is no district, or one that is not among those of this database
 */
export async function ensureDistrict(
  services: Services,
  code: string,
  email: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  const { known, label, others } = await services.as(jobSeat(), async ({ tx }) => {
    const [own] = await tx.select().from(tenant).where(eq(tenant.code, code))
    const [place] = await tx.select().from(area).where(eq(area.code, code))
    const [other] = await tx.select({ code: tenant.code }).from(tenant).where(ne(tenant.code, NATION)).limit(1)
    return { known: own, label: place?.level === 'district' ? place.label : undefined, others: other !== undefined }
  })
  if (known && known.kind !== 'nation') return
  if (known || label === undefined)
    throw new StartFailure(`--tenant ${code} bukan kabupaten/kota: tulis kode Kemendagri, misalnya 32.04.`)
  if (others)
    throw new StartFailure(`${label} (${code}) belum terdaftar di sini: daftarkan dulu lewat sekretariat nasional.`)
  await birth(services, code, label, email)
  say(
    email
      ? `${label} lahir; undangan untuk adminnya dikirim ke alamat di --admin.`
      : `${label} lahir tanpa admin: belum ada yang bisa masuk. Pakai --admin EMAIL saat muat pertama.`,
  )
}

async function birth(services: Services, code: string, label: string, email: string | undefined): Promise<void> {
  const { keys, index, files, rules, publicUrl, as, now } = services
  await as(systemSeat(NATION), async (inside) => {
    const room = {
      ...inside,
      keys,
      index,
      files,
      rules,
      publicUrl,
      at: now(),
      actor: SECRETARIAT,
      afterwards: () => undefined,
    }
    if (email) {
      const parsed = Email.safeParse(email)
      if (!parsed.success) throw new StartFailure('--admin bukan alamat email: perbaiki, lalu jalankan lagi.')
      const admin = { id: newId(), name: `Admin ${label}`, email: parsed.data }
      return bear(room, { code, kind: 'district', name: label, areas: [code], admin })
    }
    const key = await keys.newKey(code)
    await inside.tx
      .execute(sql`select app.open_tenant(${code}, 'district', ${label}, array[${code}]::text[], now(), ${key.id},
      ${key.wrapped}, null, null, null, null, null, null, null, null, '{}'::uuid[], '{}'::text[])`)
  })
}
