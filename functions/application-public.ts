import { createHash, randomBytes, randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { jobSeat, publicSeat, systemSeat } from '@slrt/db/as-actor'
import type { Tx } from '@slrt/db/connect'
import { searchAreas } from '@slrt/db/find-areas'
import * as rules from '@slrt/domain/application'
import { nextCode, tryCode } from '@slrt/domain/email-code'
import { sniff, withoutMetadata } from '@slrt/domain/file'
import { newId } from '@slrt/domain/id'
import { NATION } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import { decreeKey, decreePlace, linkOf, load, shownOf, titleOf, write, type Loaded } from './application-row.ts'
import { rivalsOf, tenantsOf } from './application-rivals.ts'
import { assertAreas, labelled } from './area.ts'
import { takeTry } from './attempt.ts'
import { queueMessage } from './message.ts'
import type { Services } from './services.ts'

/** Applications that can be begun in a minute, in the whole country; and codes to one address in an hour. */
const MOST_STARTED = 20
const MINUTE = 60_000
const CODES = { most: 10, waitMs: 60 * MINUTE }

/** Keyed hash of a link's secret, as the row keeps it. */
const secretHash = ({ index }: Services, token: string) => index('application', token)
const codeHash = ({ index }: Services, id: string, code: string) => index('application', `code|${id}|${code}`)

/** @throws Refusal `application.unknown` */
async function find(services: Services, token: string): Promise<string> {
  const hash = secretHash(services, token)
  const { rows } = await services.as(publicSeat, ({ tx }) =>
    tx.execute<{ id: string | null }>(sql`select app.find_application(${hash}) as id`),
  )
  const id = rows[0]?.id
  if (!id) throw new Refusal('application.unknown')
  return id
}

async function shown(tx: Tx, loaded: Loaded): Promise<rules.ApplicationShown> {
  const { areas } = loaded.content.area
  const others = await rivalsOf(tx, { id: loaded.row.id, areas }, ['DIKIRIM', 'DIKEMBALIKAN', 'DISETUJUI'])
  const isTaken = others.length > 0 || (await tenantsOf(tx, areas)).length > 0
  return shownOf(loaded, await labelled(tx, areas), isTaken)
}

type Desk = { readonly tx: Tx; readonly keys: Services['keys']; readonly at: Date; readonly loaded: Loaded }

/** Works on the application of a link, locked, and answers with what it is afterwards. */
async function onApplication(
  services: Services,
  token: string,
  work: (desk: Desk) => Promise<void>,
): Promise<rules.ApplicationShown> {
  const id = await find(services, token)
  const { as, keys, now } = services
  return as(systemSeat(NATION), async ({ tx }) => {
    const before = await load({ tx, keys }, id)
    await work({ tx, keys, at: now(), loaded: { ...before, kept: { ...before.kept, token } } })
    return shown(tx, await load({ tx, keys }, id, { lock: false }))
  })
}

/**
 * Begins an application; no message leaves. Null when too many were begun in this minute.
 */
export async function start(
  services: Services,
  { areas = [] }: z.infer<typeof rules.StartApplication>,
): Promise<{ token: string } | null> {
  const token = randomBytes(24).toString('base64url')
  const at = services.now()
  const [id, since, hash] = [newId(at.getTime()), newId(at.getTime() - MINUTE), secretHash(services, token)]
  const { rows } = await services.as(publicSeat, ({ tx }) =>
    tx.execute<{ begun: boolean }>(
      sql`select app.file_application(${id}, ${hash}, ${at.toISOString()}::timestamptz, ${since}, ${MOST_STARTED}) as begun`,
    ),
  )
  if (!rows[0]?.begun) return null
  const kind = areas.length === 1 && areas[0]!.length === 2 ? ('province' as const) : ('district' as const)
  const content = { kind, areas, institution: '' }
  if (areas.length > 0) await save(services, { token, version: 1, section: { name: 'area', content } })
  return { token }
}

export const show = (services: Services, { token }: z.infer<typeof rules.ShowApplication>) =>
  onApplication(services, token, async () => undefined)

/** Provinces and kab/kota whose name fits; nobody who asks has an account. */
export async function findPlaces({ as }: Services, { text }: z.infer<typeof rules.FindPlaces>) {
  const rows = await as(
    jobSeat(),
    async ({ tx }) => [
      ...(await searchAreas(tx, { text, level: 'province' })),
      ...(await searchAreas(tx, { text, level: 'district' })),
    ],
    { readOnly: true },
  )
  return { rows: rows.map(({ code, label, within }) => ({ code, label, within })) }
}

/** Keeps one section, whole or not. */
export const save = (services: Services, input: rules.SaveSection) =>
  onApplication(services, input.token, async ({ tx, keys, loaded }) => {
    const { content, version } = rules.saveSection(loaded, input)
    if (input.section.name === 'area') await assertAreas(tx, input.section.content.areas)
    await write({ tx, keys }, loaded, { kept: { ...loaded.kept, content }, version })
  })

/** Somebody agrees for the institution to how data is processed. */
export const agree = (services: Services, input: z.infer<typeof rules.AgreeToProcessing>) =>
  onApplication(services, input.token, async ({ tx, keys, at, loaded }) => {
    rules.assertWritable(loaded, input.version)
    const { name, title, agreement } = input
    const kept = { ...loaded.kept, agreedName: name, agreedTitle: title }
    const agreed = { agreement, agreedBy: `${name}, ${title}`, agreedAt: at }
    await write({ tx, keys }, loaded, { kept, ...agreed, version: input.version + 1 })
  })

/**
 * Sends a code to an address that is to be proved, with the link beside it. An address that is proved stays so.
 * @throws Refusal `application.code_too_many`
 */
export async function sendCode(services: Services, { token, email }: z.infer<typeof rules.SendCode>) {
  const { publicUrl, index } = services
  await find(services, token)
  const seconds = await takeTry(services, index('application', `mail|${email}`).toString('base64url'), CODES)
  if (seconds > 0) throw new Refusal('application.code_too_many', { minutes: Math.ceil(seconds / 60) })
  return onApplication(services, token, async ({ tx, keys, at, loaded }) => {
    rules.assertWritable(loaded)
    if (loaded.provedAt && loaded.email === email) return
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const emailCode = codeHash(services, loaded.row.id, code)
    const changes = { address: email, emailCode, provedAt: null, mailDomain: '' }
    await write({ tx, keys }, loaded, { kept: loaded.kept, ...changes, ...nextCode(loaded.row, at) })
    const facts = { name: await titleOf(tx, loaded.content), link: linkOf(publicUrl, token), code }
    await queueMessage({ tx, keys, tenant: NATION, at }, 'applicationCode', email, facts)
  })
}

/**
 * Proves the address by its code. A wrong try is kept as well, so the refusal comes after the commit.
 * @throws Refusal `application.code_wrong`, `application.code_expired`
 */
export async function prove(services: Services, { token, code }: z.infer<typeof rules.ProveEmail>) {
  let refusal: Refusal | null = null
  const answer = await onApplication(services, token, async ({ tx, keys, at, loaded }) => {
    rules.assertWritable(loaded)
    const { row, email } = loaded
    refusal = tryCode(row, row.emailCode && codeHash(services, row.id, code).equals(row.emailCode), at)
    const proved = { provedAt: at, emailCode: null, mailDomain: rules.mailDomainOf(email ?? '') }
    await write({ tx, keys }, loaded, { codeTries: row.codeTries + 1, ...(refusal ? {} : proved) })
  })
  if (refusal) throw refusal
  return answer
}

/**
 * Keeps the scan of the decree: encrypted, without what a camera writes into its pictures. The one before goes.
 * @throws Refusal `application.file_type`
 */
export async function addDecree(
  services: Services,
  { token, version }: z.infer<typeof rules.AddDecree>,
  file: { readonly name: string; readonly content: Uint8Array },
) {
  let before: string | null = null
  const answer = await onApplication(services, token, async ({ tx, keys, loaded }) => {
    rules.assertWritable(loaded, version)
    const type = rules.DECREE_TYPES.find((one) => one === sniff(file.content))
    if (!type) throw new Refusal('application.file_type')
    const content = Buffer.from(withoutMetadata(type, file.content))
    const fileHash = createHash('sha256').update(content).digest('hex')
    const { id, fileHash: old } = loaded.row
    if (old && old !== fileHash) before = decreeKey(id, old)
    // Before the row: a row without its content would be a lie.
    await services.files.put(decreeKey(id, fileHash), await keys.encryptBytes(tx, decreePlace(id), content))
    const kept = { ...loaded.kept, fileName: file.name }
    const described = { fileHash, fileType: type, fileBytes: content.length }
    await write({ tx, keys }, loaded, { kept, ...described, version: version + 1 })
  })
  if (before) await services.files.drop(before)
  return answer
}

/** Hands it in. */
export const submit = (services: Services, { token, version }: z.infer<typeof rules.SubmitApplication>) =>
  onApplication(services, token, async ({ tx, keys, at, loaded }) =>
    write({ tx, keys }, loaded, { ...rules.submit(loaded, version), submittedAt: at }),
  )
