import { approvalRouter } from './approval.ts'
import { applicationRouter } from './application.ts'
import { areaRouter } from './area.ts'
import { auditRouter } from './audit-list.ts'
import { catalogueRouter } from './catalogue.ts'
import { complaintRouter } from './complaint.ts'
import { fileRouter } from './file.ts'
import { holidayRouter } from './holiday.ts'
import { householdRouter } from './household.ts'
import { indicatorRouter } from './indicator.ts'
import { instrumentRouter } from './instrument.ts'
import { itemRouter } from './item.ts'
import { personRouter } from './person.ts'
import { readinessRouter } from './readiness.ts'
import { referralRouter } from './referral.ts'
import { regulationRouter } from './regulation.ts'
import { sessionRouter } from './session-show.ts'
import { staffRouter } from './staff.ts'
import { tenantRouter } from './tenant.ts'
import { trainingRouter } from './training.ts'
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
  file: fileRouter,
  holiday: holidayRouter,
  household: householdRouter,
  indicator: indicatorRouter,
  instrument: instrumentRouter,
  item: itemRouter,
  person: personRouter,
  readiness: readinessRouter,
  referral: referralRouter,
  regulation: regulationRouter,
  session: sessionRouter,
  staff: staffRouter,
  tenant: tenantRouter,
  training: trainingRouter,
  unit: unitRouter,
})

export type AppRouter = typeof appRouter
