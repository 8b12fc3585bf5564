import { areaRouter } from './area.ts'
import { sessionRouter } from './session-show.ts'
import { staffRouter } from './staff.ts'
import { tenantRouter } from './tenant.ts'
import { router } from './trpc.ts'

/** All capabilities; a capability's key is its noun. */
export const appRouter = router({
  area: areaRouter,
  session: sessionRouter,
  staff: staffRouter,
  tenant: tenantRouter,
})

export type AppRouter = typeof appRouter
