import * as z from 'zod/mini'
import { labelled } from './area.ts'
import { getTenant } from './tenant.ts'
import { query, router } from './trpc.ts'

/** Who acts here, as what, and where. */
export const sessionRouter = router({
  show: query(z.object({}), async ({ tx, actor }) => {
    const { code, name, serviceName, practiceOf, state } = await getTenant(tx, actor.tenant)
    const { person, role, scope } = actor
    return {
      person: { id: person, name: actor.name },
      role,
      tenant: { code, name, serviceName, practiceOf, state },
      scope: await labelled(tx, scope),
    }
  }),
})
