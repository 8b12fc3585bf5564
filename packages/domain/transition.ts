import type { ItemState } from './item-state.ts'
import type { Role } from './permission.ts'

/** Where work on a need is done. A role sits at one or more desks. */
export type Desk = 'DESA' | 'SUPERVISOR' | 'SLRT' | 'PIMPINAN' | 'OPD' | 'SYSTEM'

const village: readonly Desk[] = ['DESA']
const office: readonly Desk[] = ['SLRT', 'SUPERVISOR']
const agency: readonly Desk[] = ['OPD']

const desks: Partial<Record<Role, readonly Desk[]>> = {
  FASILITATOR: village,
  PUSKESOS_PETUGAS: village,
  PUSKESOS_KOORD: village,
  SUPERVISOR: ['SUPERVISOR'],
  FO: office,
  BO: office,
  MANAJER: ['SLRT', 'SUPERVISOR', 'PIMPINAN'],
  KADIS: ['PIMPINAN'],
  KABID: ['PIMPINAN'],
  OPD_PETUGAS: agency,
  OPD_VERIFIKATOR: agency,
  LEMBAGA_MITRA: agency,
}

/** The desks of a role; none for those who do not work on complaints. */
export const desksOf = (role: Role): readonly Desk[] => desks[role] ?? []

type Step = {
  readonly act: string
  readonly from: readonly ItemState[]
  readonly to: ItemState | 'BACK'
  readonly desks: readonly Desk[]
  /** States passed on the way, each with an event of its own. */
  readonly through?: readonly ItemState[]
}

const referred = ['DIRUJUK', 'DITERIMA_OPD', 'PROSES_OPD'] as const
const open: readonly ItemState[] = [
  'TERDAFTAR',
  'IDENTIFIKASI',
  'VERIFIKASI_LAPANGAN',
  'DITANGANI_PUSKESOS',
  'DITERUSKAN_SLRT',
  'DITANGANI_SLRT',
  'MENUNGGU_PENETAPAN',
  ...referred,
  'DIKEMBALIKAN_OPD',
  'DIUSULKAN_PUSAT',
  'DAFTAR_TUNGGU',
  'MENUNGGU_WARGA',
  'SELESAI_DITANGANI',
  'UMPAN_BALIK',
]

/** States in which a clock of the village or the office runs: its end may be put off once, with a reason. */
const timed: readonly ItemState[] = [
  'TERDAFTAR',
  'IDENTIFIKASI',
  'VERIFIKASI_LAPANGAN',
  'DITANGANI_PUSKESOS',
  'DITERUSKAN_SLRT',
  'DITANGANI_SLRT',
  'MENUNGGU_PENETAPAN',
  'DIKEMBALIKAN_OPD',
  'SELESAI_DITANGANI',
  'UMPAN_BALIK',
]
/** A step that stays where it is. */
const staying = (act: string, states: readonly ItemState[]): Step[] =>
  states.map((state) => ({ act, from: [state], to: state, desks: ['PIMPINAN'] }))

/**
 * The transitions (handbook §5.3), by the path of the command. Acts of `referral.*` are steps of one referral: what the
 * need then shows is the function of all its referrals.
 */
const STEPS: readonly Step[] = [
  { act: 'item.identify', from: ['TERDAFTAR'], to: 'IDENTIFIKASI', desks: ['DESA', 'SLRT'] },
  { act: 'item.visit', from: ['IDENTIFIKASI'], to: 'VERIFIKASI_LAPANGAN', desks: ['DESA', 'SLRT'] },
  { act: 'item.verify', from: ['VERIFIKASI_LAPANGAN'], to: 'IDENTIFIKASI', desks: ['DESA', 'SLRT'] },
  { act: 'item.handle', from: ['IDENTIFIKASI', 'VERIFIKASI_LAPANGAN'], to: 'DITANGANI_PUSKESOS', desks: ['DESA'] },
  { act: 'item.forward', from: ['IDENTIFIKASI', 'DITANGANI_PUSKESOS'], to: 'DITERUSKAN_SLRT', desks: ['DESA'] },
  { act: 'item.take', from: ['DITERUSKAN_SLRT'], to: 'DITANGANI_SLRT', desks: ['SLRT', 'SUPERVISOR'] },
  {
    act: 'item.take',
    from: ['IDENTIFIKASI', 'VERIFIKASI_LAPANGAN', 'DIKEMBALIKAN_OPD', 'DIUSULKAN_PUSAT'],
    to: 'DITANGANI_SLRT',
    desks: ['SLRT'],
  },
  { act: 'item.submit', from: ['DITANGANI_SLRT'], to: 'MENUNGGU_PENETAPAN', desks: ['SLRT'] },
  { act: 'item.revise', from: ['MENUNGGU_PENETAPAN'], to: 'DITANGANI_SLRT', desks: ['PIMPINAN'] },
  {
    act: 'referral.send',
    from: ['DITANGANI_SLRT', 'DIKEMBALIKAN_OPD', 'DAFTAR_TUNGGU'],
    to: 'DIRUJUK',
    desks: ['SLRT'],
  },
  { act: 'referral.send', from: referred, to: 'DIRUJUK', desks: ['SLRT'] },
  { act: 'referral.send', from: ['MENUNGGU_PENETAPAN'], to: 'DIRUJUK', desks: ['PIMPINAN'] },
  { act: 'referral.accept', from: ['DIRUJUK'], to: 'DITERIMA_OPD', desks: ['OPD'] },
  { act: 'referral.start', from: ['DITERIMA_OPD'], to: 'PROSES_OPD', desks: ['OPD'] },
  { act: 'referral.giveBack', from: ['DIRUJUK', 'PROSES_OPD'], to: 'DIKEMBALIKAN_OPD', desks: ['OPD'] },
  { act: 'referral.complete', from: ['PROSES_OPD'], to: 'SELESAI_DITANGANI', desks: ['OPD'] },
  { act: 'referral.withdraw', from: referred, to: 'DITANGANI_SLRT', desks: ['SLRT'] },
  { act: 'item.propose', from: ['DITANGANI_PUSKESOS'], to: 'DIUSULKAN_PUSAT', desks: ['DESA'] },
  { act: 'item.propose', from: ['DITANGANI_SLRT', 'DAFTAR_TUNGGU'], to: 'DIUSULKAN_PUSAT', desks: ['SLRT'] },
  { act: 'item.enqueue', from: ['DITANGANI_SLRT'], to: 'DAFTAR_TUNGGU', desks: ['SLRT'] },
  { act: 'item.wait', from: ['IDENTIFIKASI'], to: 'MENUNGGU_WARGA', desks: ['DESA', 'SLRT'] },
  { act: 'item.wait', from: ['DITANGANI_PUSKESOS'], to: 'MENUNGGU_WARGA', desks: ['DESA'] },
  { act: 'item.wait', from: ['DITANGANI_SLRT'], to: 'MENUNGGU_WARGA', desks: ['SLRT'] },
  { act: 'item.wait', from: ['PROSES_OPD'], to: 'MENUNGGU_WARGA', desks: ['OPD'] },
  { act: 'item.resume', from: ['MENUNGGU_WARGA'], to: 'BACK', desks: ['DESA', 'SLRT', 'OPD'] },
  { act: 'item.expire', from: ['MENUNGGU_WARGA'], to: 'DIBATALKAN', desks: ['SYSTEM'] },
  { act: 'item.finish', from: ['DITANGANI_PUSKESOS'], to: 'SELESAI_DITANGANI', desks: ['DESA'] },
  {
    act: 'item.finish',
    from: ['DITANGANI_SLRT', 'DIUSULKAN_PUSAT', 'DAFTAR_TUNGGU'],
    to: 'SELESAI_DITANGANI',
    desks: ['SLRT'],
  },
  { act: 'item.finish', from: ['MENUNGGU_PENETAPAN'], to: 'SELESAI_DITANGANI', desks: ['PIMPINAN'] },
  { act: 'item.feedback', from: ['SELESAI_DITANGANI'], to: 'UMPAN_BALIK', desks: ['DESA', 'SLRT'] },
  { act: 'item.close', from: ['UMPAN_BALIK'], to: 'DITUTUP', desks: ['DESA', 'SLRT', 'SYSTEM'] },
  { act: 'item.cancel', from: open, to: 'DIBATALKAN', desks: ['SLRT'] },
  {
    act: 'item.reopen',
    from: ['DITUTUP', 'DITOLAK'],
    through: ['DIBUKA_KEMBALI'],
    to: 'DITANGANI_SLRT',
    desks: ['PIMPINAN'],
  },
  ...staying('item.extend', timed),
  ...staying('referral.extend', referred),
]

/**
 * Steps that acting further implies: who refers a new complaint has looked at it and taken it up. They are taken on the
 * way, by whoever may take them, so that nobody presses three buttons for one decision.
 */
const IMPLIED = ['item.identify', 'item.take', 'item.handle', 'referral.accept', 'referral.start']

/** Steps of a referral are implied by acts on that referral alone. */
const isImplied = (step: string, act: string) =>
  IMPLIED.includes(step) && (step.startsWith('item.') || act.startsWith('referral.'))

/** All acts of the table, in its order. */
export const ACTS: readonly string[] = [...new Set(STEPS.map(({ act }) => act))]

const stepsFrom = (state: ItemState, at: readonly Desk[], wanted: (act: string) => boolean) =>
  STEPS.filter((step) => wanted(step.act) && step.from.includes(state) && step.desks.some((desk) => at.includes(desk)))

const hops = ({ through = [], to }: Step): Hop[] => [...through, to]

export type Hop = ItemState | 'BACK'

/**
 * The states that an act leads through from this state, its end last; undefined when it is not possible for these
 * desks now. `BACK` is the state that a `MENUNGGU_WARGA` remembers. The shortest way is taken.
 */
export function wayOf(act: string, from: ItemState, at: readonly Desk[]): readonly Hop[] | undefined {
  let ways: { state: ItemState; passed: Hop[] }[] = [{ state: from, passed: [] }]
  const seen = new Set<ItemState>([from])
  while (ways.length > 0) {
    const next: typeof ways = []
    for (const { state, passed } of ways) {
      const [direct] = stepsFrom(state, at, (one) => one === act)
      // A way that only leads back to where it began is none.
      if (direct && (passed.length === 0 || (direct.to !== from && direct.to !== state)))
        return [...passed, ...hops(direct)]
      for (const step of stepsFrom(state, at, (one) => isImplied(one, act))) {
        if (step.to === 'BACK' || seen.has(step.to)) continue
        seen.add(step.to)
        next.push({ state: step.to, passed: [...passed, ...hops(step)] })
      }
    }
    ways = next
  }
  return undefined
}

const known = new Map<string, readonly string[]>()

/** What may be done from this state at these desks, in the order of the table; found once, since a list asks for many. */
export function actsFrom(state: ItemState, at: readonly Desk[]): string[] {
  const key = `${state} ${at.join(' ')}`
  const acts = known.get(key) ?? ACTS.filter((act) => wayOf(act, state, at) !== undefined)
  known.set(key, acts)
  return [...acts]
}
