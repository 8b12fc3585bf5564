import { newId } from '@slrt/domain/id'
import type { Role } from '@slrt/domain/permission'
import { uploaded } from './evidence.ts'
import { applicationExamples } from './examples-application.ts'
import { complaintExamples } from './examples-complaint.ts'
import { limitExamples } from './examples-program-limit.ts'
import { nationalExamples } from './examples-national.ts'
import { programExamples } from './examples-program-editor.ts'
import { enrolmentExamples } from './examples-program-enrolment.ts'
import { targetExamples } from './examples-program-target.ts'
import { factExamples } from './examples-register-fact.ts'
import { importExamples } from './examples-register-import.ts'
import { readinessExamples } from './examples-readiness.ts'
import { duplicateExamples } from './examples-register-duplicate.ts'
import { searchExamples } from './examples-register-search.ts'
import { proposalExamples } from './examples-register-proposal.ts'
import { regulationExamples } from './examples-regulation.ts'
import { staffExamples } from './examples-staff.ts'
import { needIn } from './need.ts'
import type { Person, World } from './world.ts'

/** A call that is in order: who makes it, and with what. Made anew for each use, on a world of its own. */
export type Example = {
  readonly as: Person
  readonly input: Record<string, unknown>
  /** What makes it another input, where no text of it can be made longer. */
  readonly changed?: Record<string, unknown>
}

type Make = (world: World) => Promise<Example>

const officer = async (world: World) => {
  const admin = await world.district()
  const input = {
    id: newId(),
    name: 'Rini Wulandari',
    email: 'rini@contoh.test',
    role: 'FASILITATOR' as Role,
    scope: ['32.04.05.2003'],
  }
  await admin.api.staff.invite.mutate({ commandId: newId(), ...input })
  return { admin, input }
}

/** Somebody who has sent a file, and the family that it tells of. */
const evidence = async (world: World) => {
  await world.district()
  const as = await world.somebody('32.04', 'FO')
  const { household } = await needIn(world, '32.04', '32.04.05.2003')
  return { as, input: { ...(await uploaded(world, as)), household } }
}

/** One valid example for each path of the router; a path without one fails the guards. */
export const examples: Readonly<Record<string, Make>> = {
  ...applicationExamples,
  ...complaintExamples,
  ...programExamples,
  ...enrolmentExamples,
  ...factExamples,
  ...importExamples,
  ...readinessExamples,
  ...duplicateExamples,
  ...searchExamples,
  ...proposalExamples,
  ...regulationExamples,
  ...staffExamples,
  ...limitExamples,
  ...targetExamples,
  ...nationalExamples,
  'area.children': async ({ secretariat }) => ({ as: secretariat, input: { code: '32.04' } }),
  'area.search': async ({ secretariat }) => ({ as: secretariat, input: { text: 'bandung' } }),
  'file.add': evidence,
  'file.list': async (world) => {
    const { as, input } = await evidence(world)
    return { as, input: { household: input.household } }
  },
  'file.open': async (world) => {
    const { as, input } = await evidence(world)
    await as.api.file.add.mutate({ commandId: newId(), ...input })
    return { as, input: { id: input.id } }
  },
  'indicator.district': async (world) => ({ as: await world.district(), input: { month: '2026-11' } }),
  'indicator.nation': async ({ secretariat }) => ({ as: secretariat, input: { days: 30 } }),
  'session.show': async ({ secretariat }) => ({ as: secretariat, input: {} }),
  'staff.change': async (world) => {
    const { admin, input } = await officer(world)
    const { id, role } = input
    return { as: admin, input: { id, role, name: 'Rini Kartika', scope: ['32.04.05.2004'], version: 1 } }
  },
  'staff.contact': async (world) => {
    const { admin, input } = await officer(world)
    return { as: admin, input: { id: input.id } }
  },
  'staff.end': async (world) => {
    const { admin, input } = await officer(world)
    return { as: admin, input: { id: input.id, reason: 'Pindah ke dinas lain' } }
  },
  'staff.invite': async (world) => {
    const admin = await world.district()
    return {
      as: admin,
      input: {
        id: newId(),
        name: 'Rini Wulandari',
        email: 'rini@contoh.test',
        role: 'FASILITATOR',
        scope: ['32.04.05.2003'],
      },
    }
  },
  'staff.list': async (world) => ({ as: (await officer(world)).admin, input: { text: 'rini' } }),
  'staff.renew': async (world) => {
    const { admin, input } = await officer(world)
    return { as: admin, input: { id: input.id } }
  },
  'staff.show': async (world) => {
    const { admin, input } = await officer(world)
    return { as: admin, input: { id: input.id } }
  },
  'tenant.describe': async (world) => ({
    as: await world.district(),
    input: { serviceName: 'SLRT Sabilulungan', phone: '022 5891113', address: 'Soreang', version: 1 },
  }),
  'tenant.list': async ({ secretariat }) => ({ as: secretariat, input: {} }),
  'tenant.open': async ({ secretariat }) => ({
    as: secretariat,
    input: {
      code: '32.73',
      kind: 'district',
      name: 'Kota Bandung',
      areas: ['32.73'],
      admin: { id: newId(), name: 'Bayu Firmansyah', email: 'bayu@contoh.test' },
    },
  }),
  'tenant.show': async (world) => ({ as: await world.district(), input: {} }),
}

/** The example of a path. */
export async function exampleOf(world: World, path: string): Promise<Example> {
  const make = examples[path]
  if (!make) throw new Error(`no example for ${path}: add one to tests/support/examples.ts`)
  return make(world)
}

/** Calls a path as its example says; `changed` goes over the input. */
export async function call(world: World, path: string, { as, input }: Example, changed: Record<string, unknown> = {}) {
  const headers = { cookie: as.cookie, 'x-sebagai': as.membership }
  const response = await world.post(`/trpc/${path}`, { ...input, ...changed }, headers)
  return {
    status: response.status,
    body: (await response.json()) as { result?: unknown; error?: { data: { code: string } } },
  }
}
