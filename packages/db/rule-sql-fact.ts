import { EXCLUSIONS } from '@slrt/domain/register-fact'
import {
  ALONE_AGE,
  ANYBODY,
  BAND_ENDS,
  BEYOND_BANDS,
  LEAST_AREA,
  MOTHERS,
  SERVANT_AGE,
  UNFIT,
} from '@slrt/domain/situation'
import { bornBy, closedWhere } from './rule-sql-text.ts'
import {
  dayNumber,
  FAMILY_PLACES,
  factIn,
  isTrueIn,
  MEMBER_PLACES,
  SLOTS,
  type FamilyFact,
  type MemberFact,
  type Place,
} from './situation-bits.ts'

/** On which day, and in which areas each list is in ('' is the whole district); see `closedOf`. */
export type Moment = { readonly day: string; readonly closed: ReadonlyMap<string, readonly string[]> }

/**
 * Families that are asked apart: those whose members all have columns, and larger ones. What looks into arrays cannot be
 * asked by several processes at once, and few families need it.
 */
export type Size = 'small' | 'large'
export const IS_OF_SIZE: Readonly<Record<Size, string>> = {
  small: `s.here <= ${SLOTS}`,
  large: `s.here > ${SLOTS}`,
}
export type Asking = Moment & { readonly size: Size }

/** A member: both words, as SQL. */
export type Member = { readonly a: string; readonly b: string }

/** Where a fact lies. */
type Packed = { readonly word: string; readonly place: Place }
const ofMember = (name: MemberFact, { a, b }: Member): Packed => {
  const place = MEMBER_PLACES[name]
  return { word: place.word === 0 ? a : b, place }
}
const ofFamily = (name: FamilyFact): Packed => ({ word: `s.f${FAMILY_PLACES[name].word}`, place: FAMILY_PLACES[name] })
const memberFact = (name: MemberFact, who: Member) => factIn(ofMember(name, who).word, MEMBER_PLACES[name])
const familyFact = (name: FamilyFact) => factIn(ofFamily(name).word, FAMILY_PLACES[name])

/** A fact that is closed by a list: `no` where nobody knows and the list is in. */
function closing(fact: string, key: string, { closed }: Moment, no = 'false'): string {
  const where = closedWhere('s.desa', closed.get(key))
  if (where === null) return fact
  return where === 'true' ? `coalesce(${fact}, ${no})` : `coalesce(${fact}, case when ${where} then ${no} end)`
}

/** The same of a flag: where the list is in everywhere, whoever is not known to be is not. */
const closingFlag = ({ word, place }: Packed, key: string, moment: Moment, known = factIn(word, place)): string =>
  closedWhere('s.desa', moment.closed.get(key)) === 'true' ? isTrueIn(word, place) : closing(known, key, moment)

/** The number of the last day on which somebody was born who is so old on a day. */
const bornUntil = (day: string, age: number) => `${dayNumber(bornBy(day, age))}`

/** What a person's fact is in SQL, as `personFacts` has it (domain/situation); the age is told by `compareAge`. */
export function personSql(name: string, who: Member, moment: Moment): string {
  const { day } = moment
  const born = () => memberFact('born', who)
  switch (name) {
    case 'hamil': {
      const isNone = `${memberFact('jenis_kelamin', who)} = 0 or ${born()} > ${bornUntil(day, MOTHERS.from)} or ${born()} <= ${bornUntil(day, MOTHERS.to + 1)}`
      return `coalesce(${memberFact('hamil', who)}, case when ${isNone} then false end)`
    }
    case 'tahun_sejak_lulus':
      return `(${Number(day.slice(0, 4))} - ${memberFact('graduated', who)})`
    case 'punya_kip':
      return closingFlag(ofMember('punya_kip', who), 'KIP', moment)
    case 'asn': {
      const isChild = `${born()} > ${bornUntil(day, SERVANT_AGE)}`
      const known = `coalesce(${memberFact('asn', who)}, case when ${isChild} then false end)`
      return closingFlag(ofMember('asn', who), 'ASN', moment, known)
    }
    default:
      if (Object.hasOwn(MEMBER_PLACES, name)) return memberFact(name as MemberFact, who)
      throw new TypeError(`no fact of a person: ${name}`)
  }
}

/** A comparison of somebody's age, as one of the birth date: no age is reckoned for millions of rows. */
export function compareAge(who: Member, op: string, age: number, day: string): string {
  const born = memberFact('born', who)
  const isSo = `${born} <= ${bornUntil(day, age)}`
  const isOlder = `${born} <= ${bornUntil(day, age + 1)}`
  switch (op) {
    case '>=':
      return isSo
    case '>':
      return isOlder
    case '<':
      return `${born} > ${bornUntil(day, age)}`
    case '<=':
      return `${born} > ${bornUntil(day, age + 1)}`
    case '===':
      return `(${isSo} and ${born} > ${bornUntil(day, age + 1)})`
    default:
      return `(${born} > ${bornUntil(day, age)} or ${isOlder})`
  }
}

/** What a condition about one member is in SQL. */
export type OfMember = (who: Member) => string

const FIRST: readonly (Member & { readonly isHere: string })[] = Array.from({ length: SLOTS }, (_, at) => ({
  a: `s.a${at + 1}`,
  b: `s.b${at + 1}`,
  isHere: `s.here >= ${at + 1}`,
}))
/** Members of a large family who have no columns: what one look at all of them says; of a small one `none`. */
const further = ({ size }: Asking, says: OfMember, none: string) =>
  size === 'small' ? none : `(select ${says({ a: 'm.a', b: 'm.b' })} from unnest(s.a_more, s.b_more) m (a, b))`

const HAS_UNSEEN = 's.unseen > 0 or s.here = 0'
const SIZE = 'nullif(s.here + s.unseen, 0)'

/** 2 for a member who surely is, 1 for one of whom it is not known, 0 for one who is not: the most, or least, of them. */
const outermost =
  (aggregate: 'max' | 'min', is: OfMember): OfMember =>
  (who) =>
    `case ${aggregate}(coalesce((${is(who)})::int * 2, 1)) when 2 then true when 0 then false end`

/** One member after the other; nobody is looked at who is not there, nor anybody once the answer is known. */
const chained = (is: OfMember, each: (isHere: string, own: string, rest: string) => string, rest: string): string =>
  FIRST.reduceRight((others, who) => each(who.isHere, `(${is(who)})`, others), rest)

/** Whether a condition holds for some member: Kleene's `or` over all, those of whom nothing is known among them. */
export function someSql(is: OfMember, asking: Asking): string {
  const known = chained(is, (isHere, own, rest) => `(${isHere} and (${own} or ${rest}))`, further(asking, outermost('max', is), 'false')) // prettier-ignore
  return `(${known} or case when ${HAS_UNSEEN} then null else false end)`
}

export function allSql(is: OfMember, asking: Asking): string {
  const known = chained(is, (isHere, own, rest) => `(not ${isHere} or (${own} and ${rest}))`, further(asking, outermost('min', is), 'true')) // prettier-ignore
  return `(${known} and case when ${HAS_UNSEEN} then null else true end)`
}

/** A number of each member, added up over those who are known. */
export function sumSql(of: OfMember, asking: Asking): string {
  // Of a number that speaks of the family alone the sum would be the outer query's: the filter, which all pass, holds it here.
  const more = further(asking, (who) => `coalesce(sum(${of(who)}) filter (where ${who.a} is not null), 0)::bigint`, '0')
  return FIRST.reduceRight((rest, who) => `case when ${who.isHere} then ${of(who)} + ${rest} else 0 end`, more)
}

/** How many members surely are, and how many may be. */
export function countSql(is: OfMember, asking: Asking): { least: string; most: string } {
  const unseen = `case when ${SIZE} is null then ${ANYBODY} else s.unseen end`
  return {
    least: `(${sumSql((who) => `((${is(who)}) is true)::int`, asking)})`,
    most: `(${sumSql((who) => `((${is(who)}) is not false)::int`, asking)} + ${unseen})`,
  }
}

/** The parts of a house that are unfit (handbook §11.3). */
const unfitParts = (): string[] => [
  `${familyFact('rumah.lantai')} in (${UNFIT.floor.join(', ')})`,
  `${familyFact('rumah.dinding')} in (${UNFIT.wall.join(', ')})`,
  `${familyFact('rumah.atap')} in (${UNFIT.roof.join(', ')})`,
  `${familyFact('rumah.bab')} >= ${UNFIT.toilet}`,
  `${familyFact('rumah.luas')} / ${SIZE} < ${LEAST_AREA}`,
]

/** The most that a band of income means. */
const earned = (beyond: string) =>
  `case ${familyFact('income_band')} ${BAND_ENDS.map((end, at) => `when ${at + 1} then ${end}`).join(' ')} ${beyond} end`

/** The place of a reason in its list, as the bits have it. */
const excluded = (reason: (typeof EXCLUSIONS)[number]) => `${EXCLUSIONS.indexOf(reason)}`

/** What a family's fact is in SQL, as `situationOf` has it. */
export function familySql(name: string, moment: Asking): string {
  const none = excluded('TIDAK_ADA')
  const exclusion = closing(familyFact('keluarga.exclude'), 'PENGECUALIAN', moment, none)
  const excludedFor = (reason: (typeof EXCLUSIONS)[number]) =>
    `case ${exclusion} when ${excluded(reason)} then true when ${none} then false end`
  switch (name) {
    case 'keluarga.exclude':
      return exclusion
    case 'keluarga.ada_pensiunan_asn':
      return excludedFor('PENSIUNAN_ASN_TNI_POLRI')
    case 'keluarga.ada_perangkat_desa':
      return excludedFor('PERANGKAT_DESA')
    case 'keluarga.upah_diatas_umk':
      return excludedFor('UPAH_DI_ATAS_UMR')
    case 'keluarga.ada_asn_tni_polri': {
      const serves = someSql((who) => personSql('asn', who, moment), moment)
      return `case when ${exclusion} in (${excluded('ASN_TNI_POLRI')}, ${excluded('KELUARGA_ASN_TNI_POLRI')}) then true
        when ${exclusion} = ${none} then ${serves} is true else ${serves} end`
    }
    case 'keluarga.jumlah_anggota':
      return SIZE
    case 'keluarga.lansia_tunggal': {
      const isOld = someSql((who) => compareAge(who, '>=', ALONE_AGE, moment.day), moment)
      return `case when ${SIZE} = 1 then ${isOld} when ${SIZE} > 1 then false end`
    }
    case 'keluarga.terima_pkh':
      return closingFlag(ofFamily('keluarga.terima_pkh'), 'PENERIMA|PKH', moment)
    case 'keluarga.terima_bpnt':
      return closingFlag(ofFamily('keluarga.terima_bpnt'), 'PENERIMA|BPNT', moment)
    case 'keluarga.punya_kks':
      return closingFlag(ofFamily('keluarga.punya_kks'), 'KKS', moment)
    case 'keluarga.pendapatan_ortu':
      return earned(`when ${BAND_ENDS.length + 1} then ${BEYOND_BANDS}`)
    case 'keluarga.pendapatan_per_kapita':
      return `((${earned('')}) / ${SIZE})`
    case 'keluarga.tinggal_di_desa':
      return `(substr(s.desa, 10, 1) = '2')`
    case 'rumah.milik_sendiri':
      return `(${familyFact('rumah.status')} = 1)`
    case 'rumah.luas_per_kapita':
      return `(${familyFact('rumah.luas')} / ${SIZE})`
    case 'rumah.tidak_layak':
      return `(${unfitParts().join(' or ')})`
    case 'rumah.rtlh_skor':
      return `(${unfitParts()
        .map((part) => `(${part})::int`)
        .join(' + ')})`
    default:
      if (Object.hasOwn(FAMILY_PLACES, name)) return familyFact(name as FamilyFact)
      throw new TypeError(`no fact of a family: ${name}`)
  }
}
