import { areaRouter } from './area.ts'
import { complaintRouter } from './complaint.ts'
import { fileRouter } from './file.ts'
import { householdRouter } from './household.ts'
import { indicatorRouter } from './indicator.ts'
import { itemRouter } from './item.ts'
import { personRouter } from './person.ts'
import { referralRouter } from './referral.ts'
import { sessionRouter } from './session-show.ts'
import { staffRouter } from './staff.ts'
import { tenantRouter } from './tenant.ts'
import { router } from './trpc.ts'
import { unitRouter } from './unit.ts'

/** All capabilities; a capability's key is its noun. */
export const appRouter = router({
  area: areaRouter,
  complaint: complaintRouter,
  file: fileRouter,
  household: householdRouter,
  indicator: indicatorRouter,
  item: itemRouter,
  person: personRouter,
  referral: referralRouter,
  session: sessionRouter,
  staff: staffRouter,
  tenant: tenantRouter,
  unit: unitRouter,
})

export type AppRouter = typeof appRouter
