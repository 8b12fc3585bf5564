import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { newId } from '@slrt/domain/id'
import type { Officer } from './stage.ts'

const sealed = randomBytes(240)
const hash = randomBytes(32)
const COMMAND = `insert into command (id, path, person, membership, role, fingerprint, input, at)
  values ($1, $2, $3, $4, $5, $6, $7, now()) on conflict do nothing returning id`
const SESSION = `select s.id, u.id, u.name, f.id, f.role, f.tenant, f.scope, t.code from signin.session s
  join signin."user" u on u.id = s.user_id left join staff f on f.person = u.id and f.state = 'AKTIF'
  left join national.tenant t on t.code = f.tenant and t.state <> 'DITUTUP' where s.token = $1 and s.expires_at > now()`
const MESSAGE = `insert into message (tenant, id, channel, recipient, subject, body, made_at, next_at)
  values ('00', $1, 'EMAIL', $2, $2, $2, now(), now())`

/** One connection of each login, as one request of the product has them. */
export async function bareBirth(urls: { api: string; signIn: string }) {
  const [api, signIn] = [urls.api, urls.signIn].map((connectionString) => new pg.Client({ connectionString }))
  await Promise.all([api!.connect(), signIn!.connect()])

  const inDoor = async (
    who: Officer,
    path: string,
    role: string,
    work: (query: pg.Client['query']) => Promise<void>,
  ) => {
    await signIn!.query(SESSION, [who.token])
    await api!.query('begin')
    await api!.query('select configuration, state from app.enter($1, $2, $3)', [role, who.tenant, '*'])
    await api!.query(COMMAND, [newId(), path, who.person, who.membership, who.role, hash, sealed])
    await work(api!.query.bind(api!))
    await api!.query('commit')
  }

  /** What an approval writes, and the looks before it that nobody can do without: the application, and who else is there. */
  const approve = (who: Officer, code: string, application: string) =>
    inDoor(who, 'application.approve', 'secretariat', async (query) => {
      await query('select * from national.application where id = $1 for update', [application])
      await query('select code from national.tenant where code = $1', [code])
      await query(
        `select app.open_tenant($1, 'district', $1, array[$1]::text[], now(), $2, $3, $4, 'Nia Kurniasih', 'KAB_ADMIN',
          $5, 'n•••@contoh.go.id', $6, $6, now(), array[$7]::uuid[], array['nia']::text[], '2026-11', $8, 'Sekretariat SLRT', $9)`,
        [
          code,
          newId(),
          sealed,
          newId(),
          sealed,
          randomBytes(32),
          newId(),
          newId(),
          {
            id: newId(),
            type: 'SK',
            number: '1',
            year: 2026,
            title: 'SLRT',
            issuer: code,
            effective_from: '2026-01-01',
          },
        ],
      )
      for (const id of [newId(), newId()]) await query(MESSAGE, [id, sealed])
      await query('update national.application set decided_at = now() where id = $1', [application])
    })

  /** The same rows of units in one statement. */
  const structure = (who: Officer, villages: readonly string[]) =>
    inDoor(who, 'unit.openPuskesos', 'tenant_user', async (query) => {
      const [ids, names] = [villages.map(() => newId()), villages.map((desa) => `Puskesos ${desa}`)]
      await query(
        `insert into unit (id, kind, name, desa, sectors, state)
         select row.id, 'PUSKESOS', row.name, row.desa, '', 'AKTIF' from unnest($1::uuid[], $2::text[], $3::text[]) as row (id, name, desa)`,
        [ids, names, villages],
      )
    })
  const end = async () => void (await Promise.all([api!.end(), signIn!.end()]))
  return { approve, structure, end }
}
