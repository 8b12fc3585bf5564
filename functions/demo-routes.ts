import { desc, gt } from 'drizzle-orm'
import { jobSeat } from '@slrt/db/as-actor'
import { message } from '@slrt/db/message'
import { tenant } from '@slrt/db/tenant'
import { needsSecondFactor } from '@slrt/domain/permission'
import type { App } from './app.ts'
import { labelled } from './area.ts'
import { accounts, DEMO_PASSWORD, DEMO_SECRET, districts, type DemoMember } from './demo/nation.ts'
import { openMessage } from './message.ts'
import type { Services } from './services.ts'

const PERIOD = 30
const DAY = 86_400_000

/** Districts of the demo's own past where nobody can sign in: nobody writes there. */
const quiet = new Set(
  districts
    .map(({ code }) => code)
    .filter((code) => !accounts.some(({ members }) => members.some((one) => one.tenant === code))),
)

const scopes = accounts.flatMap(({ members }) => members.flatMap(({ scope = [] }) => scope))

/** The newest messages that left today, so that a demo without a mail server can be tried to the end. */
async function newest({ as, keys, now }: Services, tenants: readonly string[]) {
  const since = new Date(now().getTime() - DAY)
  const all = tenants.map((code) =>
    as(
      jobSeat(code),
      async ({ tx }) => {
        const rows = await tx
          .select()
          .from(message)
          .where(gt(message.madeAt, since))
          .orderBy(desc(message.madeAt))
          .limit(5)
        return Promise.all(
          rows.map(async (row) => {
            const { to, subject, body } = await openMessage({ tx, keys }, row)
            return { to, subject, text: body, at: row.madeAt.toISOString() }
          }),
        )
      },
      { readOnly: true },
    ),
  )
  const letters = (await Promise.all(all)).flat()
  return letters.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 10)
}

/** `/api/demo`: accounts with their present code, and messages. The route exists in demo mode only. */
export function addDemo(app: App, services: Services): void {
  app.get('/api/demo', async (c) => {
    const { code } = await services.auth.api.generateTOTP({ body: { secret: DEMO_SECRET } })
    const seconds = Math.floor(services.now().getTime() / 1000)
    const [tenants, places] = await services.as(jobSeat(), async ({ tx }) => [
      await tx.select({ code: tenant.code, name: tenant.name }).from(tenant),
      await labelled(tx, scopes),
    ])
    const names = new Map(tenants.map((one) => [one.code, one.name]))
    const labels = new Map(places.map(({ code: place, label }) => [place, label]))
    /** `Dinas Kesehatan, Kabupaten Bandung`: where somebody works. */
    const whereOf = ({ tenant: at, unit, scope = [] }: DemoMember) =>
      [unit, ...scope.map((place) => labels.get(place)), names.get(at)].filter(Boolean).join(', ')
    return c.json({
      accounts: accounts.map(({ login, name, members }) => ({
        login,
        name,
        password: DEMO_PASSWORD,
        role: members[0]!.role,
        tenantName: whereOf(members[0]!),
        roles: members.map(({ role }) => role),
        code: members.some(({ role }) => needsSecondFactor(role)) ? code : null,
        codeSecondsLeft: PERIOD - (seconds % PERIOD),
      })),
      messages: await newest(
        services,
        [...names.keys()].filter((code) => !quiet.has(code)),
      ),
    })
  })
}
