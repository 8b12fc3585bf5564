import { resolve, type Regulation, type Source } from './regulation.ts'
import type { Key } from './regulation-keys.ts'
import { PARAMS, type ParamName } from './rule-fact.ts'
import type { Literal } from './rule.ts'

/** The key of the regulation that says what a parameter is. */
export type ParamKey = Extract<Key, `program.${string}`>
const NAMES = Object.keys(PARAMS) as ParamName[]
export const PARAM_KEYS = Object.fromEntries(NAMES.map((name) => [name, `program.${name}`])) as Readonly<
  Record<ParamName, ParamKey>
>
export const paramOfKey = (key: string): ParamName | undefined => NAMES.find((name) => PARAM_KEYS[name] === key)

/** What is asked: on which local day, for which place, and under which configuration (the newest if none). */
type Asked = { readonly day: string; readonly area?: string; readonly configuration?: number }

/** Of a definition (`program.Definition`), what is asked here. */
type WithParams = { readonly params: Readonly<Record<string, Literal>> }

/** A parameter with where it comes from; `source` is null where the program itself says it. */
export type Param = { readonly value: Literal; readonly source: Source | null }

/** What the regulation says of a parameter of a program; null where nobody decided and the program's own value holds. */
function decided(regulation: Regulation, name: ParamName, code: string, day: string, asked: Asked) {
  const at = { ...asked, day, subject: code }
  if (name === 'maxDesil') return resolve(regulation, 'program.maxDesil', at)
  if (name === 'elderlyAge') return resolve(regulation, 'program.elderlyAge', at)
  if (name === 'houseScore') return resolve(regulation, 'program.houseScore', at)
  return resolve(regulation, 'program.uhc', at)
}

/**
 * The parameters of a program on a day, each from the regulation of the desa, the district, the province or the nation
 * (design §2.7); where none speaks, from the program's own definition (handbook §10.4).
 * @param definition its `params` are the parameters that its rule asks for, with their standard values
 */
export function paramsWithSources(
  regulation: Regulation,
  code: string,
  { params: own }: WithParams,
  { day, ...asked }: Asked,
): Record<string, Param> {
  return Object.fromEntries(
    Object.entries(own).map(([name, value]) => {
      const known = NAMES.find((one) => one === name)
      const found = known && decided(regulation, known, code, day, { day, ...asked })
      return [
        name,
        found && found.value !== null ? { value: found.value, source: found.source } : { value, source: null },
      ]
    }),
  )
}

/** The values alone. */
export const paramsOf = (
  regulation: Regulation,
  code: string,
  definition: WithParams,
  asked: Asked,
): Record<string, Literal> =>
  Object.fromEntries(
    Object.entries(paramsWithSources(regulation, code, definition, asked)).map(([name, { value }]) => [name, value]),
  )

/** National programs whose rule asks for a parameter: what an entry of the regulation may be about. */
export const PROGRAMS_WITH: Readonly<Record<ParamKey, readonly string[]>> = {
  'program.maxDesil': [
    'PKH',
    'BPNT',
    'PBI_JK',
    'PIP',
    'KIP_K',
    'ATENSI_YAPI',
    'BLT_DD',
    'PBPU_PEMDA',
    'RTLH',
    'BEASISWA_DAERAH',
    'SUBSIDI_LISTRIK',
    'SEKOLAH_RAKYAT',
  ],
  'program.elderlyAge': ['PKH', 'PENA', 'PERMAKANAN'],
  'program.houseScore': ['RST'],
  'program.uhc': ['PBPU_PEMDA'],
}
