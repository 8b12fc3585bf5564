import { newId } from '@slrt/domain/id'
import { makeComplaints } from './complaints.ts'
import { makeFamily } from './family.ts'
import { makeApplications } from './joining.ts'
import { demoOf, demoPerson, invitedPerson, tokenIn, type Person } from './people.ts'
import { makeOwnRules } from './own-rules.ts'
import { endPuskesos, makeCarded, makeCourses } from './carded.ts'
import { makeImports } from './imports-made.ts'
import { makeLimits } from './limits-made.ts'
import { makeListed } from './listed.ts'
import { makePairs } from './pairs-made.ts'
import { makeProposals } from './proposals-made.ts'
import { makePrograms } from './programs-made.ts'
import { untilCounted } from './targets-made.ts'
import { makeReferrals } from './referrals.ts'
import { makeRules } from './rules.ts'
import { startProduct, type Product } from './product.ts'

/** A family that waits for a place: the demo has more of them in one kecamatan than places. */
async function waiting(manager: Person): Promise<string> {
  const list = { program: 'RUTILAHU_SABILULUNGAN', part: 'menunggu' }
  const { rows } = await manager.ask<{ rows: { who: { household: string } }[] }>('enrolment.list', list)
  return rows[0]!.who.household
}

type Row = { id: string; name: string; role: string; state: string }

export type World = {
  demo: Product
  /** a real installation on its first day: nobody but its first admin */
  fresh: Product
  people: Record<
    | 'seknas'
    | 'admin'
    | 'manager'
    | 'dewi'
    | 'rini'
    | 'dinkes'
    | 'disdik'
    | 'head'
    | 'first'
    | 'palopo'
    | 'adminKota'
    | 'siks',
    Person
  >
  /** with long names, in the desa of the fasilitator */
  family: string
  /** in a list, with facts, in the desa of the fasilitator */
  listed: string
  /** on the waiting list of the district's program */
  waiting: string
  staff: { active: string; invited: string; ended: string; carded: string }
  /** requests to Dinas Kesehatan, one in each state */
  referrals: Awaited<ReturnType<typeof makeReferrals>>
  /** in the states that their page tells apart */
  complaints: Awaited<ReturnType<typeof makeComplaints>>
  /** districts that ask to join */
  applications: Awaited<ReturnType<typeof makeApplications>>
  /** rules of the district in each state */
  rules: Awaited<ReturnType<typeof makeRules>>
  /** records of one person, and families of two districts, in each state */
  pairs: Awaited<ReturnType<typeof makePairs>>
  proposals: Awaited<ReturnType<typeof makeProposals>>
  /** programs of the district in each state */
  programs: Awaited<ReturnType<typeof makePrograms>>
  /** the figures of Sasaran are there */
  targets: true
  /** files brought into the register, in each state */
  imports: Awaited<ReturnType<typeof makeImports>>
  /** a limit of a program that the nation tries */
  limits: Awaited<ReturnType<typeof makeLimits>>
  /** the unit Dinas Kesehatan */
  unit: string
  tokens: { new: string; known: string; used: string; card: string }
  stop: () => Promise<void>
}

/** Both installations with what the pictures need beyond the demo: one officer in each state, invitations in each. */
export async function makeWorld(): Promise<World> {
  const demo = await startProduct({ DEMO: '1' })
  const stops = [demo.stop]
  const stop = async () => {
    for (const one of stops) await one()
  }
  try {
    const fresh = await startProduct({ DEMO: '0', FIRST_ADMIN_EMAIL: 'ratih@seknas.example' })
    stops.push(fresh.stop)
    const person = (name: string) => demoPerson(demo.base, name)
    const people = {
      seknas: await person('seknas'),
      admin: await person('admin.bandung'),
      manager: await person('manajer.bandung'),
      dewi: await person('dewi'),
      rini: await person('rini'),
      dinkes: await person('dinkes.bandung'),
      disdik: await person('disdik.bandung'),
      head: await person('kadis.bandung'),
      siks: await person('siks.cileunyi'),
      first: await invitedPerson(fresh.base, tokenIn(fresh.log())),
    }
    async function invite(by: Person, name: string, email: string, role: string, scope: string[] = []) {
      const id = newId()
      await by.send('staff.invite', { id, name, email, role, scope })
      const letter = (await demoOf(demo.base)).messages.find(({ to }) => to === email)
      return { id, token: tokenIn(letter!.text) }
    }
    const { admin } = people
    const invited = await invite(
      admin,
      'Siti Nurhaliza Rahmawati Kusumaningrum',
      'siti.nurhaliza@contoh.example',
      'MANAJER',
    )
    const joined = await invite(admin, 'Asep Saepudin', 'asep@contoh.example', 'FO')
    await invitedPerson(demo.base, joined.token)
    const gone = await invite(admin, 'Dadan Ramdani', 'dadan@contoh.example', 'BO')
    await admin.send('staff.end', { id: gone.id, reason: 'Pindah tugas ke Dinas Kesehatan.' })
    const neighbour = await person('admin.kotabandung')
    const known = await invite(neighbour, 'Dewi Lestari', 'dewi@demo.slrt.example', 'FO')
    await makeOwnRules(people)
    const { rows } = await admin.ask<{ rows: Row[] }>('staff.list', { role: 'FASILITATOR' })
    const carded = await makeCarded(admin)
    if (rows[0]) await makeCourses(admin, rows[0].id)
    await endPuskesos(admin)
    const units = await admin.ask<{ id: string; name: string }[]>('unit.list', { kind: 'OPD' })
    const applications = await makeApplications(demo.base, people.seknas)
    return {
      demo,
      fresh,
      people: { ...people, palopo: applications.admin, adminKota: neighbour },
      family: await makeFamily(people.rini),
      listed: await makeListed(people.rini),
      waiting: await waiting(people.manager),
      staff: { active: rows[0]?.id ?? joined.id, invited: invited.id, ended: gone.id, carded: carded.id },
      referrals: await makeReferrals(people),
      complaints: await makeComplaints(people),
      applications,
      rules: await makeRules(people),
      proposals: await makeProposals({ ...people, bo: await demoPerson(demo.base, 'dewi', 'BO') }),
      pairs: await makePairs({ ...people, bo: await demoPerson(demo.base, 'dewi', 'BO'), neighbour: await person('bo.kotabandung') }), // prettier-ignore
      imports: await makeImports(people.manager),
      limits: await makeLimits(people),
      programs: await makePrograms(people),
      targets: await untilCounted(people.manager),
      unit: units.find(({ name }) => name === 'Dinas Kesehatan')!.id,
      tokens: { new: invited.token, known: known.token, used: joined.token, card: carded.token },
      stop,
    }
  } catch (cause) {
    await stop()
    throw cause
  }
}
