import { approvalRouter } from './approval.ts'
import { applicationRouter } from './application.ts'
import { areaRouter } from './area.ts'
import { auditRouter } from './audit-list.ts'
import { catalogueRouter } from './catalogue.ts'
import { complaintRouter } from './complaint.ts'
import { duplicateRouter } from './duplicate.ts'
import { eligibilityRouter } from './eligibility.ts'
import { enrolmentRouter } from './enrolment.ts'
import { exportRouter } from './export.ts'
import { extractRouter } from './extract.ts'
import { factRouter } from './fact.ts'
import { fileRouter } from './file.ts'
import { holidayRouter } from './holiday.ts'
import { householdRouter } from './household.ts'
import { importRouter } from './import.ts'
import { indicatorRouter } from './indicator.ts'
import { instrumentRouter } from './instrument.ts'
import { itemRouter } from './item.ts'
import { limitRouter } from './limit.ts'
import { meetingRouter } from './meeting.ts'
import { participationRouter } from './participation.ts'
import { personRouter } from './person.ts'
import { programRouter } from './program.ts'
import { proposalRouter } from './proposal.ts'
import { provenanceRouter } from './provenance.ts'
import { readinessRouter } from './readiness.ts'
import { referralRouter } from './referral.ts'
import { regulationRouter } from './regulation.ts'
import { sessionRouter } from './session-show.ts'
import { siksRouter } from './siks.ts'
import { staffRouter } from './staff.ts'
import { targetRouter } from './target.ts'
import { tenantRouter } from './tenant.ts'
import { trainingRouter } from './training.ts'
import { transferRouter } from './transfer.ts'
import { router } from './trpc.ts'
import { unitRouter } from './unit.ts'

/** All capabilities; a capability's key is its noun. */
export const appRouter = router({
  approval: approvalRouter,
  application: applicationRouter,
  area: areaRouter,
  audit: auditRouter,
  catalogue: catalogueRouter,
  complaint: complaintRouter,
  duplicate: duplicateRouter,
  eligibility: eligibilityRouter,
  enrolment: enrolmentRouter,
  export: exportRouter,
  extract: extractRouter,
  fact: factRouter,
  file: fileRouter,
  holiday: holidayRouter,
  household: householdRouter,
  import: importRouter,
  indicator: indicatorRouter,
  instrument: instrumentRouter,
  item: itemRouter,
  limit: limitRouter,
  meeting: meetingRouter,
  participation: participationRouter,
  person: personRouter,
  program: programRouter,
  proposal: proposalRouter,
  provenance: provenanceRouter,
  readiness: readinessRouter,
  referral: referralRouter,
  regulation: regulationRouter,
  session: sessionRouter,
  siks: siksRouter,
  staff: staffRouter,
  target: targetRouter,
  tenant: tenantRouter,
  training: trainingRouter,
  transfer: transferRouter,
  unit: unitRouter,
})

export type AppRouter = typeof appRouter
