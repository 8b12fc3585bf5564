import { CATEGORIES } from '@slrt/domain/category'
import { rankOf, turnOf, type ItemState } from '@slrt/domain/item-state'
import { phoneticKey } from '@slrt/domain/name-token'

/** As much of `pg` as filling takes; one connection, as superuser. */
type Owner = { readonly query: (text: string, values?: unknown[]) => Promise<unknown> }

/**
 * Of 100,000 complaints a district has 33,000 open, 2,000 of them in the office's hands and 200 of those its
 * supervisors' (issue 3). Ended ones stand at the end.
 */
const shares: readonly (readonly [ItemState, number])[] = [
  ['DITERUSKAN_SLRT', 200],
  ['DITANGANI_SLRT', 1_800],
  ['MENUNGGU_PENETAPAN', 500],
  ['TERDAFTAR', 3_000],
  ['IDENTIFIKASI', 2_000],
  ['VERIFIKASI_LAPANGAN', 1_500],
  ['DITANGANI_PUSKESOS', 4_000],
  ['SELESAI_DITANGANI', 3_000],
  ['UMPAN_BALIK', 500],
  ['DIRUJUK', 11_500],
  ['DIUSULKAN_PUSAT', 2_500],
  ['DAFTAR_TUNGGU', 1_000],
  ['MENUNGGU_WARGA', 1_500],
  ['DIBATALKAN', 3_000],
  ['DITOLAK', 1_000],
  ['DITUTUP', 63_000],
]
/** How many complaints the shares are of; prime to the stride below, so that every part has its share of each state. */
const WHOLE = 100_000
const STRIDE = 7_919

const given = ['siti', 'asep', 'dewi', 'ujang', 'rina', 'dedi', 'neneng', 'agus', 'yati', 'karna', 'imas', 'hendra']
const family = ['aminah', 'kurnia', 'suhendar', 'wulandari', 'hidayat', 'permana', 'rahmawati', 'saputra', 'lestari']

const list = (words: readonly (string | null)[]) =>
  `array[${words.map((word) => (word === null ? 'null' : `'${word}'`)).join(', ')}]::text[]`
const within = (words: readonly string[], number: string) => `(${list(words)})[1 + (${number}) % ${words.length}]`
const dummy = (bytes: number) => `decode(repeat('5a', ${bytes}), 'hex')`

/** Bounds of the shares, for `width_bucket`: which of them the n-th complaint falls into. */
const bounds = shares.map((_, at) => shares.slice(0, at).reduce((sum, [, share]) => sum + share, 0))
const ofState = (value: (state: ItemState) => string | null) => `(${list(shares.map(([state]) => value(state)))})[s]`

type Fill = {
  /** How many complaints each tenant gets, each of a family of its own; the tenants are there. */
  readonly sizes: Readonly<Record<string, number>>
  /** The agencies of a tenant that its referred needs were sent to, in turn; none: they have no referral. */
  readonly agencies?: Readonly<Record<string, readonly string[]>>
  /** Whether each family has its head among the persons too. */
  readonly hasPersons?: boolean
}

/**
 * Fills a database with complaints in all states over all desa of each tenant, by SQL, as the product would have left
 * them; what is encrypted is filled with anything. Foreign keys are not checked on the way: superusers only.
 */
export async function fillComplaints(owner: Owner, { sizes, agencies = {}, hasPersons = true }: Fill): Promise<void> {
  await owner.query(`set session_replication_role = replica`)
  await owner.query(
    `create temp table filled as
     with size as (select key as tenant, value::int as complaints from jsonb_each_text($1)),
     village as (select z.tenant, array_agg(a.code order by a.code) as codes from size z join national.area a
       on a.level = 'desa' and a.valid_to is null and left(a.code, 5) = z.tenant group by 1)
     select z.tenant, n, gen_random_uuid() as household, gen_random_uuid() as complaint, gen_random_uuid() as item,
       v.codes[1 + (n * 31) % cardinality(v.codes)] as desa,
       width_bucket((n::bigint * ${STRIDE}) % ${WHOLE}, array[${bounds.join(', ')}]::bigint[]) as s,
       ${within(given, 'n')} || ' ' || ${within(family, 'n / 12')} || ' ' || left(md5(n::text), 3) as name,
       case when n * 37 % 100 = 0 then 'DARURAT' when n * 37 % 100 < 10 then 'TINGGI' else 'NORMAL' end as urgency,
       ${within(CATEGORIES, 'n * 13')} as category,
       date_trunc('milliseconds', now() - n % 97 * interval '2 hours' - n % 61 * interval '7 minutes') as since
     from size z join village v using (tenant), generate_series(1, z.complaints) n`,
    [JSON.stringify(sizes)],
  )
  await owner.query(
    `insert into household (tenant, id, desa, rt, rw, head, head_folded, members, address, kk, kk_masked, kk_index,
       registered_at, registered_by, changed_by, changed_at)
     select tenant, household, desa, '01', '05', initcap(name), name, 3, ${dummy(90)}, ${dummy(80)}, '3204••••••••0001',
       decode(md5(household::text), 'hex'), since, household, 'Rini', since from filled`,
  )
  if (hasPersons) {
    await owner.query(
      `insert into person (tenant, id, household, desa, name, relation, nik, nik_masked, nik_index, changed_by, changed_at)
     select tenant, item, household, desa, initcap(name), 'KEPALA', ${dummy(80)}, '3204••••••••0001',
       decode(md5(item::text), 'hex'), 'Rini', since from filled`,
    )
    // The first two parts of each name; of the third, which tells people apart, nobody is looked for here.
    const [one, other] = [within(given.map(phoneticKey), 'n'), within(family.map(phoneticKey), 'n / 12')]
    await owner.query(
      `insert into person_token (tenant, desa, token, person) select tenant, desa, token, item from filled,
       unnest(array[${one} || ' ' || ${other}, ${other} || ' ' || ${one}]) token`,
    )
  }
  await owner.query(
    `insert into complaint (tenant, id, household, desa, ticket, channel, kind, urgency, story, recorded_at,
       registered_at, registered_by, registered_by_name)
     select tenant, complaint, household, desa, replace(tenant, '.', '') || '-2510-' || lpad(n::text, 6, '0'),
       'KUNJUNGAN', 'PENGADUAN', urgency, ${dummy(250)}, since, since, household, 'Rini' from filled`,
  )
  const ended = ofState((state) => turnOf(state, 'DESA'))
  await owner.query(
    `insert into item (tenant, id, complaint, household, desa, category, urgency, rank, home, state, came_from, cycle,
       since, due, turn, registered_by, changed_by, changed_at, version, registered_on)
     select tenant, item, complaint, household, desa, category, urgency, case urgency when 'DARURAT' then 0 else 1 end,
       'DESA', ${ofState((state) => state)}, ${ofState((state) => (state === 'MENUNGGU_WARGA' ? 'IDENTIFIKASI' : null))},
       ${ofState((state) => (rankOf(state, 'IDENTIFIKASI') >= 8 ? '1' : '0'))}::int, since,
       case when ${ended} is null or ${ended} in ('PUSAT', 'KUOTA') then null else since + interval '5 days' end,
       ${ended}, household, 'Rini', since, 3, since::date from filled`,
  )
  await owner.query(
    `insert into referral (tenant, id, complaint, item, unit, desa, ticket, cycle, state, subject, request, sent_at,
       sent_by_name, due, version)
     select tenant, household, complaint, item, units[1 + n % cardinality(units)], desa, '3204-2611-000001', 1,
       ${within(['DIKIRIM', 'DITERIMA', 'PROSES'], 'n / 7')}, ${dummy(70)}, ${dummy(120)}, since, 'Dewi',
       since + interval '2 days', 2
     from filled join (select key as tenant, array(select jsonb_array_elements_text(value))::uuid[] as units
       from jsonb_each($1)) given using (tenant) where ${ofState((state) => state)} = 'DIRUJUK'`,
    [JSON.stringify(agencies)],
  )
  await owner.query(`drop table filled`)
  await owner.query(`reset session_replication_role`)
  await owner.query(`analyze household, person, person_token, complaint, item, referral`)
}
