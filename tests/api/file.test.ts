import { readFile, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CHUNK_BYTES, MOST_FILE_BYTES, MOST_FILES, type AddFile } from '@slrt/domain/file'
import { newId } from '@slrt/domain/id'
import { folderFiles } from '@slrt/functions/files'
import { chunkOf, jpegOf, photograph, sha256Of, uploaded, uploader, whole } from '../support/evidence.ts'
import { agencyFor, needIn } from '../support/need.ts'
import { environmentOf, failure, world, type Person, type World } from '../support/world.ts'

const CIMEKAR = '32.04.05.2003'
const JPEG = whole['image/jpeg']

async function inCimekar(options: Parameters<typeof world>[0] = {}) {
  const made = await world(options)
  await made.district('32.04')
  const rini = await made.somebody('32.04', 'FASILITATOR', [CIMEKAR])
  const need = await needIn(made, '32.04', CIMEKAR)
  return { made, rini, need }
}

async function ofAgency(made: World, unit: string): Promise<Person> {
  const person = await made.somebody('32.04', 'OPD_PETUGAS')
  await made.owner.query('update staff set unit = $1 where id = $2', [unit, person.membership])
  return person
}

const add = (person: Person, input: AddFile, changed: Partial<AddFile> = {}, commandId = newId()) =>
  person.api.file.add.mutate({ commandId, ...input, ...changed })
const refusedAdd = async (person: Person, input: AddFile, changed: Partial<AddFile> = {}) =>
  (await failure(add(person, input, changed))).code
const folderOf = (made: World) => join(environmentOf(made.database).DATA_DIR, 'files')
const keysBelow = async (made: World, prefix: string) =>
  (await folderFiles(folderOf(made)).list(prefix)).map(({ key }) => key).sort()
const problem = async (answer: Response | Promise<Response>) => {
  const { status, json } = await Promise.resolve(answer).then(async (one) => ({
    status: one.status,
    json: await one.json(),
  }))
  return [status, (json as { code: string }).code]
}

describe('a file', () => {
  test('sent in chunks becomes evidence, is listed without its content, and shown when asked for', async () => {
    const { made, rini, need } = await inCimekar()
    const content = jpegOf(150_000)
    const input = await uploaded(made, rini, content)
    await add(rini, input, { item: need.item, proves: 'RUMAH_DEPAN' })

    const [row, ...others] = await rini.api.file.list.query({ complaint: need.complaint })
    expect(others).toEqual([])
    expect(row).toEqual({
      id: input.id,
      type: 'image/jpeg',
      bytes: 150_000,
      proves: 'RUMAH_DEPAN',
      complaint: need.complaint,
      household: null,
      item: need.item,
      proposal: null,
      meeting: null,
      at: expect.any(String),
      byName: 'FASILITATOR 32.04',
    })
    expect(await rini.api.file.list.query({ item: need.item })).toHaveLength(1)
    expect(await rini.api.file.list.query({ household: need.household })).toEqual([])
    const shown = await rini.api.file.open.mutate({ id: input.id })
    expect(shown.type).toBe('image/jpeg')
    expect(Buffer.from(shown.base64, 'base64').equals(content)).toBe(true)
    const { rows } = await made.owner.query(`select path from command where path like 'file.%' order by path`)
    expect(rows).toEqual([{ path: 'file.add' }, { path: 'file.open' }])
  })

  test('lies on the disk encrypted, under its hash, and its chunks are gone', async () => {
    const { made, rini, need } = await inCimekar()
    const input = await uploaded(made, rini)
    const [chunk] = await keysBelow(made, 'upload/')
    expect(chunk).toBe(`upload/32.04/${rini.membership}/${input.sha256}/0`)
    expect((await readFile(join(folderOf(made), chunk!))).includes(JPEG.subarray(0, 40))).toBe(false)
    await add(rini, input, { household: need.household })
    expect(await keysBelow(made, '32.04/')).toEqual([`32.04/${input.sha256}`])
    expect(await keysBelow(made, 'upload/')).toEqual([])
    const stored = await readFile(join(folderOf(made), '32.04', input.sha256))
    expect(stored).toHaveLength(JPEG.length + 44)
    for (let at = 0; at + 16 <= JPEG.length; at += 16) expect(stored.includes(JPEG.subarray(at, at + 16))).toBe(false)
  })

  test('may prove two things, and is stored once', async () => {
    const { made, rini, need } = await inCimekar()
    for (const proves of ['KK', 'SURAT'] as const)
      await add(rini, await uploaded(made, rini), { household: need.household, proves })
    expect(await keysBelow(made, '32.04/')).toHaveLength(1)
    expect(await rini.api.file.list.query({ household: need.household })).toHaveLength(2)
  })

  test('added twice by the same command is one, and by another is refused', async () => {
    const { made, rini, need } = await inCimekar()
    const input = await uploaded(made, rini)
    const commandId = newId()
    const target = { complaint: need.complaint }
    await Promise.all([1, 2, 3].map(() => add(rini, input, target, commandId)))
    await add(rini, input, target, commandId)
    expect(await rini.api.file.list.query(target)).toHaveLength(1)
    const again = { ...(await uploaded(made, rini)), id: input.id }
    expect(await refusedAdd(rini, again, target)).toBe('file.exists')
  })

  test('whose content was changed on the disk is not shown', async () => {
    const { made, rini, need } = await inCimekar()
    const input = await uploaded(made, rini)
    await add(rini, input, { household: need.household })
    expect((await rini.api.file.open.mutate({ id: input.id })).base64).toBe(JPEG.toString('base64'))
    const files = folderFiles(folderOf(made))
    const stored = (await files.get(`32.04/${input.sha256}`))!
    stored[100]! ^= 1
    await files.put(`32.04/${input.sha256}`, stored)
    expect(await failure(rini.api.file.open.mutate({ id: input.id }))).toMatchObject({ code: 'server.failed' })
    await files.drop(`32.04/${input.sha256}`)
    expect(await failure(rini.api.file.open.mutate({ id: input.id }))).toMatchObject({ code: 'server.failed' })
  })
})

describe('an upload', () => {
  test('that was interrupted goes on where it stopped', async () => {
    const { made, rini, need } = await inCimekar()
    const content = jpegOf(200_000)
    const sha256 = sha256Of(content)
    const { put, status } = uploader(made, rini)
    const have = async () => (await (await status(sha256, content.length)).json()) as object
    expect(await have()).toEqual({ have: [], chunk: CHUNK_BYTES })
    await put(sha256, 2, chunkOf(content, 2))
    await put(sha256, 0, chunkOf(content, 0))
    expect(await have()).toMatchObject({ have: [0, 2] })
    const input = { ...(await uploaded(made, rini)), sha256, bytes: content.length, complaint: need.complaint }
    expect(await failure(add(rini, input))).toMatchObject({ code: 'file.not_uploaded', facts: { missing: 2 } })
    await put(sha256, 2, chunkOf(content, 2))
    await Promise.all([1, 3].map(async (n) => put(sha256, n, chunkOf(content, n))))
    expect(await have()).toMatchObject({ have: [0, 1, 2, 3] })
    await add(rini, input)
    expect(await have()).toMatchObject({ have: [] })
  })

  test('with a chunk cut short is asked for that chunk again', async () => {
    const { made, rini } = await inCimekar()
    const content = jpegOf(100_000)
    const sha256 = sha256Of(content)
    const { put, status } = uploader(made, rini)
    await put(sha256, 0, chunkOf(content, 0).subarray(0, 1000))
    await put(sha256, 1, chunkOf(content, 1))
    expect(await (await status(sha256, content.length)).json()).toMatchObject({ have: [1] })
  })

  test('is seen by nobody but the membership that sends it', async () => {
    const { made, rini, need } = await inCimekar()
    const input = await uploaded(made, rini)
    for (const other of [await made.somebody('32.04', 'FASILITATOR', [CIMEKAR]), await made.somebody('32.04', 'BO')]) {
      const { status } = uploader(made, other)
      expect(await (await status(input.sha256, input.bytes)).json()).toMatchObject({ have: [] })
      expect(await refusedAdd(other, input, { complaint: need.complaint })).toBe('file.not_uploaded')
    }
  })

  test('needs a session, a membership of one’s own, and the right to add files', async () => {
    const { made, rini } = await inCimekar()
    const admin = await made.somebody('32.04', 'KAB_ADMIN')
    const asked: [Pick<Person, 'cookie' | 'membership'>, number, string][] = [
      [{ cookie: '', membership: rini.membership }, 401, 'session.missing'],
      [{ cookie: rini.cookie, membership: admin.membership }, 403, 'session.membership'],
      [admin, 403, 'path.forbidden'],
      [made.secretariat, 403, 'path.forbidden'],
    ]
    for (const [who, status, code] of asked) {
      const to = uploader(made, who)
      expect(await problem(to.status(sha256Of(JPEG), 10))).toEqual([status, code])
      expect(await problem(to.put(sha256Of(JPEG), 0, chunkOf(JPEG, 0)))).toEqual([status, code])
    }
    const foreign = made.app.request(`http://slrt.test/api/upload/${sha256Of(JPEG)}/0`, {
      method: 'PUT',
      headers: { cookie: rini.cookie, 'x-sebagai': rini.membership, origin: 'http://lain.test' },
      body: chunkOf(JPEG, 0),
    })
    expect(await problem(foreign)).toEqual([403, 'path.forbidden'])
    expect(await keysBelow(made, 'upload/')).toEqual([])
  })

  test('takes chunks of the right size, up to 2 MB in all, and nothing else', async () => {
    const { made, rini } = await inCimekar()
    const { ask, put, status } = uploader(made, rini)
    const sha256 = sha256Of(JPEG)
    const bytes = new Uint8Array(CHUNK_BYTES + 1)
    const invalid = [400, 'input.invalid']
    const tooLarge = [413, 'file.too_large']
    expect(await problem(put(sha256, 0, bytes))).toEqual(tooLarge)
    expect(await problem(put(sha256, 32, bytes.subarray(1)))).toEqual(tooLarge)
    expect(await problem(status(sha256, MOST_FILE_BYTES + 1))).toEqual(tooLarge)
    expect(await problem(put(sha256, 0, bytes.subarray(0, 0)))).toEqual(invalid)
    expect(await problem(status(sha256, 0))).toEqual(invalid)
    expect(await problem(status('../../keys', 10))).toEqual(invalid)
    expect(await problem(ask(`${sha256}/0`, 'PUT', 'text/html', 'halo'))).toEqual([415, 'input.invalid'])
    for (const path of [
      `${sha256.toUpperCase()}/0`,
      `${sha256}/-1`,
      `${sha256}/0x1`,
      `..%2F..%2Fkeys/0`,
      `${sha256}/1e9`,
    ])
      expect([path, ...(await problem(ask(path, 'PUT', 'application/octet-stream', 'halo')))]).toEqual([
        path,
        404,
        'path.unknown',
      ])
    expect(await problem(put(sha256, 0, new Uint8Array(1024 * 1024 + 1)))).toEqual([413, 'input.too_large'])
    expect((await put(sha256, 31, bytes.subarray(1))).status).toBe(204)
    expect(await keysBelow(made, 'upload/')).toHaveLength(1)
    const logged = JSON.stringify(made.log)
    expect(logged).toContain('"path":"/api/upload"')
    expect(logged).not.toContain(sha256)
  })

  test('is one of at most 20: the one that waits longest makes room, and what waited for a week', async () => {
    let now = Date.now()
    const { made, rini } = await inCimekar({ now: () => new Date(now) })
    const other = await made.somebody('32.04', 'BO')
    const nameOf = (n: number, who = rini) => `upload/32.04/${who.membership}/${sha256Of(Buffer.from([n]))}/${n % 32}`
    const begin = async (n: number, who = rini) => {
      await uploader(made, who).put(sha256Of(Buffer.from([n])), n % 32, chunkOf(JPEG, 0))
      // The disk's clock may not tell them apart.
      const at = new Date(now - 1_000_000 + n * 1000)
      await utimes(join(folderOf(made), nameOf(n, who)), at, at)
    }
    await begin(99, other)
    for (let n = 0; n < 22; n++) await begin(n)
    const left = await keysBelow(made, `upload/32.04/${rini.membership}/`)
    expect(left).toEqual(Array.from({ length: 20 }, (_, n) => nameOf(n + 2)).sort())
    now += 8 * 86_400_000
    await begin(50)
    expect(await keysBelow(made, `upload/32.04/${rini.membership}/`)).toEqual([nameOf(50)])
    expect(await keysBelow(made, `upload/32.04/${other.membership}/`)).toHaveLength(1)
  })
})

describe('refused is', () => {
  test('a file that is not what it says, and its chunks go', async () => {
    const { made, rini, need } = await inCimekar()
    const target = { complaint: need.complaint }
    const wrong: [Buffer, Partial<AddFile>, string][] = [
      [JPEG, { type: 'image/png' }, 'file.type'],
      [Buffer.from('MZ\x90\0 program'), {}, 'file.type'],
      [Buffer.from('<svg onload=alert(1)>'), {}, 'file.type'],
      [JPEG.subarray(0, -1), {}, 'file.type'],
      [photograph, {}, 'file.metadata'],
      [JPEG, { bytes: JPEG.length + 1 }, 'file.changed'],
      [JPEG, { bytes: JPEG.length - 1 }, 'file.changed'],
    ]
    for (const [content, changed, code] of wrong) {
      const input = await uploaded(made, rini, content)
      expect([code, await refusedAdd(rini, input, { ...target, ...changed })]).toEqual([code, code])
      expect(await keysBelow(made, 'upload/')).toEqual([])
    }
    const sha256 = sha256Of(Buffer.from('something else'))
    await uploader(made, rini).put(sha256, 0, chunkOf(JPEG, 0))
    expect(await refusedAdd(rini, { ...(await uploaded(made, rini)), sha256 }, target)).toBe('file.changed')
    expect(await refusedAdd(rini, await uploaded(made, rini), { ...target, bytes: MOST_FILE_BYTES + 1 })).toBe(
      'file.too_large',
    )
    expect(await keysBelow(made, '32.04/')).toEqual([])
    expect(await rini.api.file.list.query(target)).toEqual([])
  })

  test('evidence of nothing, of what one does not see, and of two things that do not belong together', async () => {
    const { made, rini, need } = await inCimekar()
    const next = await needIn(made, '32.04', '32.04.05.2004')
    const own = await needIn(made, '32.04', CIMEKAR)
    await made.district('32.73')
    const foreign = await needIn(made, '32.73', '32.73.01.1001')
    const input = await uploaded(made, rini)
    const targets: Partial<AddFile>[] = [
      {},
      { complaint: newId() },
      ...[next, foreign].flatMap(({ complaint, household, item }) => [{ complaint }, { household }, { item }]),
      { complaint: need.complaint, household: own.household },
      { complaint: need.complaint, item: own.item },
      { household: own.household, item: need.item },
    ]
    for (const target of targets)
      expect([target, await refusedAdd(rini, input, target)]).toEqual([target, 'file.target_unknown'])
    await add(rini, input, need)
    expect(await rini.api.file.list.query(need)).toHaveLength(1)
  })

  test('one file too many for a complaint', async () => {
    const { made, rini, need } = await inCimekar()
    await add(rini, await uploaded(made, rini), { complaint: need.complaint })
    await made.owner.query(
      `insert into file select (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid()))).*
       from file f, generate_series(2, $1)`,
      [MOST_FILES],
    )
    const input = await uploaded(made, rini)
    expect(await refusedAdd(rini, input, { complaint: need.complaint })).toBe('file.full')
    await add(rini, input, { household: need.household })
  })

  test('a list of everything, and a file that one does not see', async () => {
    const { made, rini, need } = await inCimekar()
    const input = await uploaded(made, rini)
    await add(rini, input, need)
    expect(await failure(rini.api.file.list.query({}))).toMatchObject({ httpStatus: 400, code: 'input.invalid' })
    const neighbour = await made.somebody('32.04', 'FASILITATOR', ['32.04.05.2004'])
    await made.district('32.73')
    const stranger = await made.somebody('32.73', 'MANAJER')
    for (const other of [neighbour, stranger]) {
      expect(await other.api.file.list.query(need)).toEqual([])
      expect(await failure(other.api.file.open.mutate({ id: input.id }))).toMatchObject({ code: 'file.unknown' })
    }
    const office = await made.somebody('32.04', 'BO')
    expect(await office.api.file.list.query(need)).toHaveLength(1)
  })
})

describe('an agency', () => {
  test('sees and adds files of the need that was referred to it, and no other', async () => {
    const { made, rini, need } = await inCimekar()
    const other = await needIn(made, '32.04', CIMEKAR)
    const health = await ofAgency(made, await agencyFor(made, '32.04', CIMEKAR, need))
    const school = await ofAgency(made, await agencyFor(made, '32.04', CIMEKAR))
    const ofNeed = await uploaded(made, rini)
    await add(rini, ofNeed, { item: need.item })
    const ofFamily = await uploaded(made, rini, whole['image/png'])
    await add(rini, ofFamily, { household: need.household, type: 'image/png' })

    const seen = await health.api.file.list.query({ complaint: need.complaint })
    expect(seen.map(({ id }) => id)).toEqual([ofNeed.id])
    expect((await health.api.file.open.mutate({ id: ofNeed.id })).type).toBe('image/jpeg')
    expect(await health.api.file.list.query({ household: need.household })).toEqual([])
    expect(await failure(health.api.file.open.mutate({ id: ofFamily.id }))).toMatchObject({ code: 'file.unknown' })
    expect(await school.api.file.list.query({ complaint: need.complaint })).toEqual([])
    expect(await failure(school.api.file.open.mutate({ id: ofNeed.id }))).toMatchObject({ code: 'file.unknown' })

    const proof = await uploaded(made, health, whole['application/pdf'])
    const pdf = { type: 'application/pdf', proves: 'KUITANSI' } as const
    for (const target of [{ item: other.item }, { complaint: need.complaint }, { household: need.household }])
      expect(await refusedAdd(health, proof, { ...pdf, ...target })).toBe('file.target_unknown')
    const toSchool = await uploaded(made, school, whole['application/pdf'])
    expect(await refusedAdd(school, toSchool, { ...pdf, item: need.item })).toBe('file.target_unknown')
    await add(health, proof, { ...pdf, item: need.item })
    expect(await rini.api.file.list.query({ item: need.item })).toHaveLength(2)
  })
})
