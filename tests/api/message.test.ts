import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import type { Letter } from '@slrt/functions/message'
import { folderPost, smtpPost, type Post } from '@slrt/functions/post'
import { sendMessages } from '@slrt/functions/jobs/send'
import { world, type Person } from '../support/world.ts'

const START = Date.parse('2026-03-02T01:00:00Z')
const MINUTE = 60_000

/** A district whose admin has invited `count` officers; the clock stands until a test moves it. */
async function withLetters(count: number) {
  const clock = { now: START }
  const made = await world({ now: () => new Date(clock.now) })
  const admin = await made.district('32.04')
  for (let n = 0; n < count; n++) await invite(admin, n)
  const ids = async () => {
    const { rows } = await made.owner.query<{ id: string }>(`select id from message where tenant = '32.04'`)
    return rows.map(({ id }) => id)
  }
  return { ...made, admin, clock, ids, letters: await ids() }
}

const invite = (admin: Person, n: number) =>
  admin.api.staff.invite.mutate({
    commandId: newId(),
    id: newId(),
    name: 'Siti Nur’aini',
    email: `siti.${n}@contoh.test`,
    role: 'FO',
    scope: [],
  })

/** A postbox that remembers; `says` may fail for a letter. */
function postbox(says: (letter: Letter) => void = () => undefined) {
  const ids: string[] = []
  const letters: Letter[] = []
  const post: Post = async (id, letter) => {
    ids.push(id)
    says(letter)
    letters.push(letter)
  }
  return { ids, letters, post }
}
const broken = () => {
  throw new Error('550 siti.0@contoh.test unknown')
}

describe('a message', () => {
  test('leaves once, to whom it is for, with a link to this very place', async () => {
    const { services, letters } = await withLetters(1)
    const box = postbox()
    expect(await sendMessages(services, box.post)).toBe(2)
    expect(await sendMessages(services, box.post)).toBe(0)
    expect(box.ids).toContain(letters[0])
    const letter = box.letters.find(({ to }) => to === 'siti.0@contoh.test')!
    expect(letter.subject).toBe('Undangan bergabung: Kabupaten 32.04')
    expect(letter.body).toMatch(/^Siti Nur’aini, .*\n\nhttp:\/\/slrt\.test\/undangan#[\w-]{32}\n\n/)
  })

  test('leaves only if what caused it was kept', async () => {
    const { services, admin, ids } = await withLetters(1)
    await expect(invite(admin, 0)).rejects.toThrow()
    expect(await ids()).toHaveLength(1)
    expect(await sendMessages(services, postbox().post)).toBe(2)
  })

  test('that does not get through is tried again later and later, and the log says so without saying who', async () => {
    const { services, clock, letters, owner, log } = await withLetters(1)
    await owner.query(`update message set sent_at = now() where tenant = '00'`)
    const box = postbox(broken)
    const waits: number[] = []
    for (let tries = 0; tries < 12; tries++) {
      expect(await sendMessages(services, box.post)).toBe(0)
      expect(box.ids).toHaveLength(tries + 1)
      const { rows } = await owner.query<{ next_at: Date }>('select next_at from message where id = $1', letters)
      const wait = rows[0]!.next_at.getTime() - clock.now
      waits.push(wait / 1000)
      clock.now += wait - 1
      await sendMessages(services, box.post)
      clock.now += 1
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360, 21600, 21600])
    expect(new Set(box.ids)).toEqual(new Set(letters))
    const lines = log.filter(({ job }) => job === 'send')
    expect(lines).toHaveLength(12)
    expect(lines[0]).toMatchObject({ message: letters[0], tries: 1, error: 'Error' })
    expect(JSON.stringify(lines)).not.toContain('siti')

    const mended = postbox()
    expect(await sendMessages(services, mended.post)).toBe(1)
    expect(mended.ids).toEqual(letters)
  })

  test('that was sent but not noted is sent again, under the same id, when its time has passed', async () => {
    const { services, clock, owner, letters } = await withLetters(1)
    await owner.query(`update message set sent_at = now() where tenant = '00'`)
    const box = postbox()
    const crash: Post = async (id, letter) => {
      await box.post(id, letter)
      await owner.query('revoke update on message from job')
    }
    await expect(sendMessages(services, crash)).rejects.toThrow()
    await owner.query('grant update on message to job')

    clock.now += 5 * MINUTE - 1
    expect(await sendMessages(services, box.post)).toBe(0)
    clock.now += 1
    expect(await sendMessages(services, box.post)).toBe(1)
    expect(box.ids).toEqual([letters[0], letters[0]])
  })

  test('that cannot be opened holds up no other', async () => {
    const { services, owner, letters, log } = await withLetters(3)
    await owner.query(`update message set body = '\\x00' where id = $1`, [letters[0]])
    const box = postbox()
    expect(await sendMessages(services, box.post)).toBe(3)
    expect(box.ids).not.toContain(letters[0])
    expect(log.find(({ job }) => job === 'send')).toMatchObject({ message: letters[0] })
  })

  test('is sent by one of several senders', async () => {
    const { services } = await withLetters(30)
    const box = postbox()
    const slow: Post = async (id, letter) => {
      await new Promise((resolve) => setTimeout(resolve, 2))
      return box.post(id, letter)
    }
    let sent = 0
    for (let round = 0; round < 2; round++)
      for (const count of await Promise.all(Array.from({ length: 4 }, () => sendMessages(services, slow))))
        sent += count
    expect([sent, box.ids.length, new Set(box.ids).size]).toEqual([31, 31, 31])
  })
})

test('without a mail server it is a file that only the owner of the server reads', async () => {
  const { services, letters } = await withLetters(1)
  const folder = join(await mkdtemp(join(tmpdir(), 'slrt-mail-')), 'messages')
  onTestFinished(() => rm(join(folder, '..'), { recursive: true, force: true }))
  await sendMessages(services, folderPost(folder))
  expect(await readdir(folder)).toContain(`${letters[0]}.json`)
  const file = join(folder, `${letters[0]}.json`)
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ to: 'siti.0@contoh.test' })
  expect([(await stat(file)).mode & 0o777, (await stat(folder)).mode & 0o777]).toEqual([0o600, 0o700])
})

/** A mail server that keeps what it is given; `refuses` makes it turn recipients away. */
async function mailServer() {
  const mail: string[] = []
  const server = createServer((socket) => {
    let data: string | undefined
    socket.setEncoding('utf8').write('220 contoh.test\r\n')
    socket.on('data', (chunk: string) => {
      if (data !== undefined) {
        data += chunk
        if (!data.endsWith('\r\n.\r\n')) return
        mail.push(data)
        data = undefined
        return socket.write('250 kept\r\n')
      }
      if (/^DATA/i.test(chunk)) data = ''
      if (/^RCPT/i.test(chunk) && state.refuses) return socket.write('550 unknown\r\n')
      return socket.write(/^DATA/i.test(chunk) ? '354 go on\r\n' : '250 contoh.test\r\n')
    })
    socket.on('error', () => undefined)
  })
  const state = { refuses: false }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { mail, state, server, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('by a mail server it carries its id, so that a double can be told; a refused one waits, and so do all when it is gone', async () => {
  const { services, clock, letters, owner } = await withLetters(1)
  await owner.query(`update message set sent_at = now() where tenant = '00'`)
  const { mail, state, server, url } = await mailServer()
  const post = smtpPost(url, 'SLRT Nusantara <noreply@slrt.test>')
  state.refuses = true
  expect(await sendMessages(services, post)).toBe(0)
  state.refuses = false
  clock.now += MINUTE
  expect(await sendMessages(services, post)).toBe(1)
  expect(mail).toHaveLength(1)
  expect(mail[0]).toContain(`Message-ID: <${letters[0]}@slrt>\r\n`)
  expect(mail[0]).toContain('To: siti.0@contoh.test\r\n')
  expect(mail[0]).toContain('Subject: Undangan bergabung: Kabupaten 32.04\r\n')
  expect(mail[0]).toContain('undangan#')

  server.close()
  await owner.query(`update message set sent_at = null where id = $1`, [letters[0]])
  clock.now += 60 * MINUTE
  expect(await sendMessages(services, post)).toBe(0)
})
