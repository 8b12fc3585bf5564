import { sectorOf, type Category, type Sector } from '@slrt/domain/category'
import type { Resolution } from '@slrt/domain/item'
import type { Home } from '@slrt/domain/item-state'
import type { Random } from './random.ts'

/** Who takes a step: `home` is where the need was received. */
export type Taker = 'home' | 'coordinator' | 'relay' | 'office' | 'manager' | 'agency'

/** One step of what will happen to a need, before it is known when. */
export type Step = {
  readonly act: string
  readonly by: Taker
  /** `soon`: in the same sitting; `due`: by the deadline, as a rule; `outside`: when somebody outside answers. */
  readonly pace: 'soon' | 'due' | 'outside'
  readonly resolution?: Resolution
  /** Which of the need's referrals it is about. */
  readonly referral?: number
  readonly arrived?: boolean
}

const step = (act: string, by: Taker, pace: Step['pace'] = 'due', more: Partial<Step> = {}): Step => ({
  act,
  by,
  pace,
  ...more,
})

type Route = 'desa' | 'centre' | 'office' | 'decision' | 'agency' | 'two' | 'queue'

/** How needs of a sector are met, as a rule. */
const routes: Readonly<Partial<Record<Sector, readonly (readonly [Route, number])[]>>> = {
  BAN: [['desa', 20], ['centre', 22], ['office', 15], ['decision', 15], ['agency', 26], ['queue', 2]], // prettier-ignore
  DAT: [['desa', 15], ['centre', 36], ['office', 20], ['decision', 21], ['agency', 8]], // prettier-ignore
  KES: [['desa', 8], ['office', 8], ['decision', 12], ['agency', 58], ['two', 14]], // prettier-ignore
  PEN: [['desa', 8], ['decision', 10], ['agency', 64], ['two', 18]], // prettier-ignore
  ADM: [['desa', 28], ['agency', 66], ['office', 6]], // prettier-ignore
  RMH: [['queue', 26], ['agency', 48], ['two', 12], ['decision', 14]], // prettier-ignore
  EKO: [['queue', 14], ['desa', 16], ['agency', 60], ['office', 10]], // prettier-ignore
  SOS: [['agency', 60], ['two', 22], ['desa', 10], ['office', 8]], // prettier-ignore
  PGN: [['desa', 40], ['agency', 50], ['office', 10]], // prettier-ignore
}
const otherRoutes: readonly (readonly [Route, number])[] = [['agency', 66], ['desa', 22], ['office', 12]] // prettier-ignore

/** How the office, the centre, or an agency of that sector ends a need. */
const ends: Readonly<Partial<Record<Sector, readonly Resolution[]>>> = {
  BAN: ['KEPESERTAAN_AKTIF', 'KEPESERTAAN_AKTIF', 'BANTUAN_DISALURKAN', 'DATA_DIPERBAIKI', 'TIDAK_LAYAK'],
  DAT: ['DATA_DIPERBAIKI'],
  KES: ['LAYANAN_DIBERIKAN', 'LAYANAN_DIBERIKAN', 'BANTUAN_DISALURKAN', 'KEPESERTAAN_AKTIF'],
  PEN: ['BANTUAN_DISALURKAN', 'LAYANAN_DIBERIKAN', 'DI_LUAR_KEWENANGAN'],
  ADM: ['SURAT_TERBIT', 'SURAT_TERBIT', 'DATA_DIPERBAIKI'],
  ENE: ['LAYANAN_DIBERIKAN', 'LAYANAN_DIBERIKAN', 'DI_LUAR_KEWENANGAN'],
  INF: ['LAYANAN_DIBERIKAN', 'DI_LUAR_KEWENANGAN'],
  HUK: ['LAYANAN_DIBERIKAN'],
}
const otherEnds: readonly Resolution[] = ['BANTUAN_DISALURKAN', 'LAYANAN_DIBERIKAN', 'BANTUAN_DISALURKAN']

type Usual = { readonly routes: readonly (readonly [Route, number])[]; readonly ends: readonly Resolution[] }

/** Needs that go their own way within their sector. */
const usual: Readonly<Partial<Record<Category, Usual>>> = {
  KP07: { routes: [['office', 1]], ends: ['INFORMASI_DIBERIKAN'] },
  KP10: { routes: [['desa', 3], ['office', 1]], ends: ['INFORMASI_DIBERIKAN'] }, // prettier-ignore
  KP12: { routes: [['office', 1]], ends: ['DATA_DIPERBAIKI'] },
  KP11: { routes: [['centre', 2], ['agency', 1]], ends: ['KEPESERTAAN_AKTIF'] }, // prettier-ignore
  DT01: {
    routes: [['centre', 4], ['decision', 1]], // prettier-ignore
    ends: ['DIUSULKAN_MENUNGGU_PENETAPAN', 'DATA_DIPERBAIKI', 'DATA_DIPERBAIKI'],
  },
  DT06: { routes: [['centre', 2], ['office', 1]], ends: ['DIUSULKAN_MENUNGGU_PENETAPAN', 'INFORMASI_DIBERIKAN'] }, // prettier-ignore
  DT07: { routes: [['decision', 4], ['desa', 1]], ends: ['SURAT_TERBIT'] }, // prettier-ignore
}

const usualOf = (category: Category): Usual => {
  const sector = sectorOf(category)
  return usual[category] ?? { routes: routes[sector] ?? otherRoutes, ends: ends[sector] ?? otherEnds }
}

/** An agency's work on one referral, from when it was sent. */
function answered(random: Random, n: number, resolution: Resolution): Step[] {
  const more = { referral: n }
  const accepted = [step('referral.accept', 'agency', 'due', more), step('referral.start', 'agency', 'due', more)]
  const complete = step('referral.complete', 'agency', 'due', { referral: n, resolution })
  const sendAgain = [
    step('item.take', 'office', 'due'),
    step('referral.send', 'office', 'soon', { referral: n + 1 }),
    step('referral.accept', 'agency', 'due', { referral: n + 1 }),
    step('referral.complete', 'agency', 'due', { referral: n + 1, resolution }),
  ]
  return random.weighted<() => Step[]>([
    [() => [...accepted, complete], 58],
    [() => [step('referral.accept', 'agency', 'due', more), complete], 12],
    [() => [step('referral.giveBack', 'agency', 'due', more), ...sendAgain], 12],
    [() => [...accepted, step('referral.giveBack', 'agency', 'due', more), ...sendAgain], 7],
    [() => [...accepted, step('item.wait', 'agency', 'soon', more), ...ifBrought(random, 'agency', [complete])], 7],
    [() => [step('referral.withdraw', 'office', 'soon', more), ...sendAgain.slice(1)], 4],
  ])()
}

/** The resident brings what was missing, or does not: then nothing more is done, and the need ends by its term. */
const ifBrought = (random: Random, by: Taker, rest: readonly Step[]): Step[] =>
  random.chance(0.8) ? [step('item.resume', by, 'outside'), ...rest] : []

/** From the secretariat's hands to the result. */
function fromOffice(random: Random, route: Route, resolution: Resolution): Step[] {
  const finish = (by: Taker, pace: Step['pace'] = 'due') => step('item.finish', by, pace, { resolution })
  const send = (by: Taker, pace: Step['pace'] = 'due', referral = 0) => step('referral.send', by, pace, { referral })
  switch (route) {
    case 'agency':
      return random.chance(0.15)
        ? [step('item.submit', 'office'), send('manager'), ...answered(random, 0, resolution)]
        : [send('office'), ...answered(random, 0, resolution)]
    case 'two': {
      const accept = (referral: number) => step('referral.accept', 'agency', 'due', { referral })
      const complete = (referral: number) => step('referral.complete', 'agency', 'due', { referral, resolution })
      return [send('office'), send('office', 'soon', 1), accept(0), complete(0), accept(1), complete(1)]
    }
    case 'centre':
      return [step('item.propose', 'office'), finish('office', 'outside')]
    case 'queue':
      return random.chance(0.3)
        ? [step('item.enqueue', 'office')]
        : [step('item.enqueue', 'office'), send('office', 'outside'), ...answered(random, 0, resolution)]
    case 'decision': {
      const submit = step('item.submit', 'office')
      const revised = random.chance(0.25) ? [submit, step('item.revise', 'manager')] : []
      return [...revised, submit, finish('manager')]
    }
    default:
      return random.chance(0.12)
        ? [step('item.wait', 'office'), ...ifBrought(random, 'office', [finish('office')])]
        : [finish('office')]
  }
}

/** What is told to the family at the end; some come again. */
function feedback(random: Random): Step[] {
  const arrived = random.chance(0.95)
  const told = (isThere: boolean) => [
    step('item.feedback', 'home', 'due', { arrived: isThere }),
    step('item.close', 'coordinator', 'due'),
  ]
  if (!random.chance(arrived ? 0.012 : 0.4)) return told(arrived)
  const again = [step('item.reopen', 'manager', 'outside'), step('referral.send', 'office', 'due', { referral: 5 })]
  return [...told(arrived), ...again, ...answered(random, 5, 'LAYANAN_DIBERIKAN'), ...told(true)]
}

const endsInDesa: readonly Resolution[] = ['INFORMASI_DIBERIKAN', 'LANGSUNG_SELESAI_DESA', 'LANGSUNG_SELESAI_DESA']

/** All that will happen to a need, if nothing stops: chosen by chance, in the proportions of its sector. */
export function planOf(random: Random, category: Category, home: Home): Step[] {
  const { routes: possible, ends: results } = usualOf(category)
  const route = random.weighted(possible)
  const resolution = random.pick(results)
  const told = feedback(random)
  const visit = random.chance(0.3) ? [step('item.visit', 'home', 'soon'), step('item.verify', 'home')] : []
  const begin = [step('item.identify', 'home'), ...visit]
  if (random.chance(0.03)) return [...begin, step('item.cancel', 'office')]
  if (home === 'SLRT')
    return [...begin, step('item.take', 'office', 'soon'), ...fromOffice(random, route, resolution), ...told]
  if (random.chance(0.06)) {
    const wait = [...begin, step('item.wait', 'home')]
    if (random.chance(0.25)) return wait
    begin.push(step('item.wait', 'home'), step('item.resume', 'home', 'outside'))
  }
  if (route === 'desa') {
    const inDesa = category === 'KP10' ? resolution : random.pick(endsInDesa)
    const finish = step('item.finish', 'home', 'due', { resolution: inDesa })
    return [...begin, step('item.handle', 'home', 'soon'), finish, ...told]
  }
  const handled = random.chance(0.45) ? [step('item.handle', 'home', 'soon')] : []
  if (route === 'centre' && handled.length > 0) {
    const finish = step('item.finish', 'office', 'outside', { resolution })
    return [...begin, ...handled, step('item.propose', 'home'), finish, ...told]
  }
  const relayed = [step('item.forward', 'home'), step('item.take', 'relay')]
  return [...begin, ...handled, ...relayed, ...fromOffice(random, route, resolution), ...told]
}
