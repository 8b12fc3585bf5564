import type pg from 'pg'
import { begun, ended } from './examples-register-import.ts'
import { dtks, takeIn } from './imported.ts'
import type { Person, World } from './world.ts'

/**
 * Rows in every table that an import writes, of 32.04: a file, a newer one in which a family has moved, and a row that was
 * not taken in.
 */
export async function filledImport(made: World): Promise<void> {
  const other = {
    id: '3204000000000077',
    kk: '3204302005110077',
    nik: '3204305708900077',
    nama: 'Imas Rohaeti',
    pbi: 'YA',
  }
  await takeIn(made.services, { content: dtks(other, { ...other, nik: '320430570890007' }) })
  await takeIn(made.services, { content: dtks({ ...other, alamat: 'Kp. Baru No. 9' }) })
}

/** Rows of the file that an import has ended with; every other one waits in the ledger. */
const ROWS = 240

/**
 * Years of imports in the district that looks, each with a ledger, and a few in the others. Returns one that waits for its
 * columns and one that has ended.
 */
export async function fillImports(made: World, owner: pg.PoolClient, admin: Person) {
  const rows = Array.from({ length: ROWS }, (_, n) => ({
    nik: n % 2 === 0 ? '32043057089000' : `320430570890${4000 + n}`,
    alamat: `Kp. Baru No. ${n}`,
  }))
  const imports = { ended: await ended(made, admin, dtks(...rows)), begun: await begun(made, admin) }
  await owner.query(`
    insert into import_batch (tenant, id, kind, file_name, sha256, bytes, state, started_by, started_at, ended_at)
      select t.code, gen_random_uuid(), 'dtks', 'dtks.txt', sha256(n::text::bytea), 9000, 'SELESAI', 'Nia',
        now() - n * interval '3 days', now() - n * interval '3 days'
      from national.tenant t, generate_series(1, 300) n where t.kind = 'district' and (t.code = '32.04' or n = 1);
    insert into import_row (tenant, id, batch, row, reason, field, hash, content, state)
      select tenant, gen_random_uuid(), id, n, 'nik_malformed', 'nik', sha256((id::text || n)::bytea), 'x'::bytea,
        (array['TERBUKA', 'DIPERBAIKI', 'DIABAIKAN'])[1 + n % 3]
      from import_batch, generate_series(1, 40) n where file_name = 'dtks.txt' and state = 'SELESAI' and id <> '${imports.ended}'`)
  return imports
}
