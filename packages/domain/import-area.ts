import { labelOf, parentOf, prefixWordsOf, type AreaLevel } from './area.ts'
import { kemendagriOf, type AreaCodes, type Bridge } from './import-area-code.ts'
import { districtKey, isAlike, namesIn, provinceKey } from './import-area-name.ts'
import type { CodeSystem } from './import.ts'

export type NamedArea = { readonly code: string; readonly level: AreaLevel; readonly name: string }

/** What a row says of its place; '' where it says nothing. */
export type Place = {
  readonly province: string
  readonly district: string
  readonly kecamatan: string
  readonly desa: string
  readonly codes: AreaCodes | null
}

export type Found =
  | { readonly desa: string }
  | { readonly rejection: 'area_outside_tenant' | 'area_unknown'; readonly field: PlaceField }
export type PlaceField = 'province' | 'district' | 'kecamatan' | 'desa' | 'desa_code'

export type AreaFinder = {
  /**
   * The village that a row means. A code that the list has decides; else its names do. `isWhole`: the source always names
   * province and district (DTKS), so a row that does not is not of this tenant; other files may leave them out.
   */
  readonly find: (place: Place, system: CodeSystem | null, isWhole: boolean) => Found
  /** Whether the name of a code agrees with the names beside it; null where a row does not have both. */
  readonly agrees: (place: Place, system: CodeSystem) => boolean | null
  /** What the codes of a row mean in that numbering, as deep as they are known: `Kabupaten Nias`; '' where nothing. */
  readonly means: (place: Place, system: CodeSystem) => string
}

const KEPT = 200_000
const outside = (field: PlaceField): Found => ({ rejection: 'area_outside_tenant', field })
const unknown = (field: PlaceField): Found => ({ rejection: 'area_unknown', field })

/**
 * @param areas those that hold today: every province and kab/kota of the nation (by them namesakes and codes of elsewhere
 *   are known), and every kecamatan and desa of the tenant
 * @param tenantAreas codes of the tenant's kab/kota
 * @param bridge Kemendagri codes by BPS code, digits only, of any level; without it BPS codes are not used, but the names
 */
export function areaFinder(
  areas: readonly NamedArea[],
  tenantAreas: readonly string[],
  bridge: Bridge = new Map(),
): AreaFinder {
  const nameOf = new Map(areas.map(({ code, name }) => [code, name]))
  const isOurs = (code: string) => tenantAreas.some((area) => code === area || code.startsWith(`${area}.`))
  const districts = areas.filter(({ level }) => level === 'district')
  const kabupaten = new Set(
    districts.filter(({ code }) => kindOf(code) === 'kabupaten').map(({ name }) => districtKey(name).whole),
  )
  const ours = districts.filter(({ code }) => isOurs(code))
  const provinces = new Set(tenantAreas.map((code) => provinceKey(nameOf.get(code.slice(0, 2)) ?? '')))

  const inside = new Map<string, NamedArea[]>()
  for (const area of areas) {
    if ((area.level !== 'kecamatan' && area.level !== 'desa') || !isOurs(area.code)) continue
    for (const around of [parentOf(area.code)!, area.level]) {
      const known = inside.get(around)
      if (known) known.push(area)
      else inside.set(around, [area])
    }
  }
  const finders = new Map<string, (text: string) => string | undefined>()
  const within = (around: string, text: string): string | undefined => {
    let find = finders.get(around)
    if (!find) finders.set(around, (find = namesIn(inside.get(around) ?? [])))
    return find(text)
  }
  /** The one area of this name in the whole tenant: for files that do not say what lies around. */
  const anywhere = (level: 'kecamatan' | 'desa', text: string, around: string): string | undefined => {
    const found = new Set<string>()
    for (const { code } of inside.get(level) ?? []) {
      const parent = parentOf(code)!
      if (!parent.startsWith(around)) continue
      const match = within(parent, text)
      if (match === code) found.add(code)
    }
    return found.size === 1 ? [...found][0] : undefined
  }

  /** Bare, a name that a kabupaten and a kota share is the kabupaten's, as Statistics Indonesia writes it. */
  const districtOf = (text: string): string | undefined => {
    const { name, kind, whole } = districtKey(text)
    const said = ours.find(({ code, name: own }) => kind === kindOf(code) && districtKey(own).whole === name)
    if (said) return said.code
    return ours.find(
      ({ code, name: own }) =>
        districtKey(own).whole === whole && (kindOf(code) === 'kabupaten' || !kabupaten.has(whole)),
    )?.code
  }

  const kecamatanOf = (text: string, around: string) =>
    around ? within(around, text) : anywhere('kecamatan', text, '')

  const byNames = ({ province, district, kecamatan, desa }: Place, isWhole: boolean, coded: string): Found => {
    if ((province || isWhole) && !provinces.has(provinceKey(province))) return outside('province')
    const around = district || isWhole ? districtOf(district) : ours.length === 1 ? ours[0]!.code : ''
    if (around === undefined) return outside('district')
    if (!kecamatan && isWhole) return unknown('kecamatan')
    const named = kecamatan ? kecamatanOf(kecamatan, around) : coded
    if (named === undefined) return unknown('kecamatan')
    const village = named ? within(named, desa) : anywhere('desa', desa, around)
    return village === undefined ? unknown('desa') : { desa: village }
  }

  const look = (place: Place, system: CodeSystem | null, isWhole: boolean): Found => {
    const code = place.codes && system ? kemendagriOf(place.codes, system, bridge) : ''
    if (code.length >= 5 && !isOurs(code.slice(0, 5))) return outside('desa_code')
    if (code.length === 13 && nameOf.has(code)) return { desa: code }
    const kecamatan = nameOf.has(code.slice(0, 8)) && code.length >= 8 ? code.slice(0, 8) : ''
    const found = byNames(place, isWhole, kecamatan)
    return 'rejection' in found && code && !place.desa ? unknown('desa_code') : found
  }

  const kept = new Map<string, Found>()
  return {
    find(place, system, isWhole) {
      const { province, district, kecamatan, desa, codes } = place
      const key = codes
        ? `${province}\n${district}\n${kecamatan}\n${desa}\n${codes.province}\n${codes.district}\n${codes.kecamatan}\n${codes.desa}`
        : `${province}\n${district}\n${kecamatan}\n${desa}`
      const known = kept.get(key)
      if (known) return known
      // Its keys come from the file: it must not grow with what somebody puts there.
      if (kept.size >= KEPT) kept.clear()
      const found = look(place, system, isWhole)
      kept.set(key, found)
      return found
    },
    agrees(place, system) {
      if (!place.codes || !(place.district || place.kecamatan || place.desa)) return null
      if (system === 'bps' && bridge.size === 0) return null
      const { province, district, kecamatan, desa } = place.codes
      if (!(province || district || kecamatan || desa)) return null
      const code = kemendagriOf(place.codes, system, bridge)
      if (!nameOf.has(code.slice(0, 5))) return false
      if (place.district && !isDistrict(place.district, code.slice(0, 5), nameOf.get(code.slice(0, 5))!)) return false
      // Of another district only its own name is known here.
      if (!isOurs(code.slice(0, 5))) return true
      return [
        [8, place.kecamatan],
        [13, place.desa],
      ].every(([length, text]) => {
        if (code.length < Number(length) || !text) return true
        const name = nameOf.get(code.slice(0, Number(length)))
        return name !== undefined && isAlike(name, String(text))
      })
    },
    means(place, system) {
      const whole = place.codes ? kemendagriOf(place.codes, system, bridge) : ''
      const code = [13, 8, 5].map((length) => whole.slice(0, length)).find((one) => nameOf.has(one))
      return code ? labelOf(code, nameOf.get(code)!) : ''
    },
  }
}

const kindOf = (code: string) => (prefixWordsOf(code).startsWith('kota') ? 'kota' : 'kabupaten')

function isDistrict(text: string, code: string, name: string): boolean {
  const { kind } = districtKey(text)
  return (!kind || kind === kindOf(code)) && isAlike(name, text)
}
