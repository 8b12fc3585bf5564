import { newId } from '@slrt/domain/id'
import { countLimits } from '@slrt/functions/jobs/limits'
import { houseRepair } from './enrolment.ts'
import { entryOf, instrumentOf, laterDay } from './regulation.ts'
import type { Person, World } from './world.ts'

/** A program of 32.04 that cites its article, a list that came in by a file, and a limit that the nation tried. */
export async function filledProgram(made: World, { admin }: { admin: Person }): Promise<void> {
  const instrument = instrumentOf({ number: '21' })
  await admin.api.instrument.add.mutate({ commandId: newId(), ...instrument })
  await admin.api.program.draft.mutate({
    commandId: newId(),
    id: newId(),
    code: 'RUTILAHU_BARU',
    definition: houseRepair({ quota: null }),
    instrument: instrument.id,
    article: 'Pasal 4',
    effectiveFrom: laterDay(30),
    effectiveTo: null,
    version: 0,
  })
  await made.owner.query(
    `insert into source_list (tenant, id, kind, program, area, as_of, rows, batch, by_name, at)
     select tenant, gen_random_uuid(), 'PENERIMA', 'BPNT', '', current_date, 10, id, 'Nia', now() from import_batch
     where tenant = '32.04' limit 1`,
  )
  const draft = entryOf({ key: 'program.maxDesil', subject: 'PKH', value: '1', effectiveFrom: laterDay(10, '00') })
  await made.secretariat.api.regulation.draft.mutate({ commandId: newId(), ...draft })
  await made.secretariat.api.limit.try.mutate({ commandId: newId(), id: newId(), entry: draft.id })
  await countLimits(made.services)
}
