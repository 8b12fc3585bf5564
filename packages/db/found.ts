import { eq, sql } from 'drizzle-orm'
import { NATION } from '@slrt/domain/permission'
import { connect } from './connect.ts'
import type { Keyring } from './crypto.ts'
import { birth } from './demo.ts'
import { StartFailure } from './start-failure.ts'
import { tenant } from './tenant.ts'

/** The secretariat's first admin, where there is no demo: gets an invitation like everybody else. */
export type FirstAdmin = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly contactMasked: string
  readonly contactIndex: Buffer
  readonly invitation: Buffer
  readonly expiresAt: Date
  readonly words: readonly string[]
  readonly wordIds: readonly string[]
}

const elsewhere = 'Basis data ini lahir'

/**
 * Makes the nation's own tenant with its key, once, and notes whether this is a demo database (design §6). Run as owner.
 * @param wantsDemo what the operator asks for; undefined takes the database as it is
 * @param bornAs what a new database becomes when nothing is asked for
 * @returns `isDemo`, and `isNew` when it was made just now
 * @throws StartFailure when a real database is asked to be a demo, or a demo one to be real
 */
export async function found(
  ownerUrl: string,
  keys: Keyring,
  wantsDemo: boolean | undefined,
  bornAs: boolean,
  admin?: FirstAdmin,
): Promise<{ isDemo: boolean; isNew: boolean }> {
  const owner = connect(ownerUrl, { most: 1 })
  try {
    return await owner.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(7305232605)`)
      // Not as a superuser or owner: this role may add exactly these rows, on a managed Postgres too.
      await tx.execute(sql`set local role crossing`)
      const [nation] = await tx.select({ code: tenant.code }).from(tenant).where(eq(tenant.code, NATION))
      if (nation) {
        const [{ isDemo } = { isDemo: false }] = await tx.select().from(birth)
        if (wantsDemo !== undefined && wantsDemo !== isDemo)
          throw new StartFailure(
            isDemo
              ? `${elsewhere} dalam mode demo: jalankan dengan DEMO=1, atau pilih basis data lain di DATABASE_URL.`
              : `${elsewhere} bukan untuk demo: hapus DEMO=1, atau pilih basis data lain di DATABASE_URL.`,
          )
        return { isDemo, isNew: false }
      }
      const isDemo = wantsDemo ?? bornAs
      const key = await keys.newKey(NATION)
      const contact = admin
        ? key.encrypt({ tenant: NATION, table: 'staff', column: 'contact', id: admin.id }, admin.email)
        : null
      await tx.execute(sql`select app.open_tenant(
        ${NATION}, 'nation', 'Sekretariat Nasional SLRT', '{}'::text[], now(), ${key.id}, ${key.wrapped},
        ${admin?.id ?? null}::uuid, ${admin?.name ?? null}, 'SEKNAS_ADMIN', ${contact}::bytea,
        ${admin?.contactMasked ?? null}, ${admin?.contactIndex ?? null}::bytea, ${admin?.invitation ?? null}::bytea,
        ${admin?.expiresAt.toISOString() ?? null}::timestamptz,
        ${sql.param(admin?.wordIds ?? [])}::uuid[], ${sql.param(admin?.words ?? [])}::text[])`)
      await tx.insert(birth).values({ isDemo })
      return { isDemo, isNew: true }
    })
  } finally {
    await owner.end()
  }
}
