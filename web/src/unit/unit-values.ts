import { SECTORS, type Sector } from '@slrt/domain/category'
import { UNIT_KINDS, type UnitKind } from '@slrt/domain/unit'
import type { Outputs } from '../api.ts'
import { codesOf, textOf } from '../mend.tsx'
import { t } from '../text/text.ts'
import type { Area } from '../ui/AreaPicker.tsx'

export type Unit = Outputs['unit']['list'][number]

/** What a form about one unit holds. */
export type UnitValues = { id: string; kind: UnitKind | ''; name: string; sectors: Sector[]; desa: Area[] }

/** The kinds in the order in which an admin meets them. */
export const kinds: readonly UnitKind[] = ['OPD', 'MITRA', 'PUSKESOS', 'SEKRETARIAT']

/** Needs are sent to agencies and partners alone, so only they have sectors. */
export const hasSectors = (kind: UnitKind | ''): boolean => kind === 'OPD' || kind === 'MITRA'

export const sectorsText = (sectors: readonly Sector[]): string =>
  sectors.length > 0 ? sectors.map((sector) => t(`sector.${sector}`)).join(', ') : t('unit.no_sectors')

export const valuesOf = ({ id, kind, name, sectors, desa }: Unit): UnitValues => ({
  id,
  kind,
  name,
  sectors,
  desa: desa ? [desa] : [],
})

/** The form behind a command that was refused. */
export const writtenIn = (input: Record<string, unknown>): Partial<UnitValues> => ({
  id: textOf(input['id']),
  name: textOf(input['name']),
  kind: UNIT_KINDS.find((kind) => kind === input['kind']) ?? '',
  sectors: SECTORS.filter((sector) => codesOf(input['sectors']).includes(sector)),
  desa: typeof input['desa'] === 'string' ? [{ code: input['desa'], label: input['desa'] }] : [],
})

/** What belongs to the kind, whatever was chosen before: sectors of those who take needs, a desa of a Puskesos. */
export const sectorsOf = ({ kind, sectors }: UnitValues): Sector[] => (hasSectors(kind) ? [...sectors] : [])
export const desaOf = ({ kind, desa }: UnitValues): string | null =>
  kind === 'PUSKESOS' ? (desa[0]?.code ?? null) : null
