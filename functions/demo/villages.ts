import { and, isNull, like } from 'drizzle-orm'
import { area } from '@slrt/db/area'
import { jobSeat } from '@slrt/db/as-actor'
import type { Services } from '../services.ts'
import type { DemoDistrict } from './nation.ts'

export type Village = {
  readonly code: string
  readonly label: string
  /** Code and label of the kecamatan around. */
  readonly kecamatanCode: string
  readonly kecamatan: string
}

const KOTA_BANDUNG = '32.73'
/** Babakan Ciparay, Bojongloa Kaler, Bandung Kulon: where SLRT officers sit. */
const KOTA_BANDUNG_WITH_SLRT = ['32.73.03', '32.73.04', '32.73.15']
const KECAMATAN_OF_SMALL = 2
const DESA_OF_SMALL = 4

/** The desa and kelurahan that take part: all of a big district, a few of the others. */
export async function villagesOf({ as }: Services, { code, isBig }: DemoDistrict): Promise<Village[]> {
  const rows = await as(jobSeat(), ({ tx }) =>
    tx
      .select({ code: area.code, label: area.label, level: area.level, parent: area.parent })
      .from(area)
      .where(and(like(area.code, `${code}.%`), isNull(area.validTo)))
      .orderBy(area.code),
  )
  const kecamatan = rows
    .filter((one) => one.level === 'kecamatan' && (code !== KOTA_BANDUNG || KOTA_BANDUNG_WITH_SLRT.includes(one.code)))
    .slice(0, isBig ? undefined : KECAMATAN_OF_SMALL)
  return kecamatan.flatMap((around) =>
    rows
      .filter(({ parent }) => parent === around.code)
      .slice(0, isBig ? undefined : DESA_OF_SMALL)
      .map(({ code: desa, label }) => ({ code: desa, label, kecamatanCode: around.code, kecamatan: around.label })),
  )
}
