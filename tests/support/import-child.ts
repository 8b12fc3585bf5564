import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { asActor } from '@slrt/db/as-actor'
import { connect } from '@slrt/db/connect'
import { blindIndex, keyring, localWrapping } from '@slrt/db/crypto'
import { secretFrom } from '@slrt/functions/environment'
import { fileSource } from '@slrt/functions/import-file'
import { load } from '@slrt/functions/import-load'
import { openTable } from '@slrt/functions/import-open'

// The engine of `npm run import` in a process that starts fast and is made to be killed: PATH ROWS-OF-A-CHUNK. It waits
// for a line, so that it is there when the one before it is no more, and tells when it is at work.

const [path = '', size] = process.argv.slice(2)
const { db } = connect(process.env['DATABASE_API_URL']!)
const engine: Parameters<typeof load>[0] = {
  as: (seat, work, options) => asActor(db, seat, work, options),
  keys: keyring(localWrapping(secretFrom(process.env, 'PLATFORM_KEY'))),
  index: blindIndex(secretFrom(process.env, 'INDEX_KEY')),
  now: () => new Date(),
}
const say = (line: string) => void process.stdout.write(`${line}\n`)
process.stdin.once('data', () => void work())

async function work(): Promise<void> {
  const content = await readFile(path)
  const file = { fileName: 'dtks.txt', bytes: content.length, sha256: createHash('sha256').update(content).digest() }
  const wanted = { tenant: '32.04', kind: 'dtks', codes: 'kemendagri', ...file, size: Number(size) } as const
  const { summary } = await load(engine, wanted, await openTable(fileSource(path, content.length)), say)
  say(JSON.stringify(summary))
  process.exit()
}
say('siap')
