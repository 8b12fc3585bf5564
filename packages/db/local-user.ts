import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

export type SystemUser = { uid: number; gid: number }

export const isRoot = (): boolean => process.getuid?.() === 0

/** An unprivileged user that every system has already. initdb wants one with a line in the passwd file. */
export async function findUnprivileged(): Promise<SystemUser> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const line = ['postgres', 'nobody'].map((name) => lines.find((parts) => parts[0] === name)).find(Boolean)
  if (!line) throw new Error('neither "postgres" nor "nobody" in /etc/passwd')
  return { uid: Number(line[2]), gid: Number(line[3]) }
}

const asUser = ({ uid, gid }: SystemUser): string[] => [
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
  '--inh-caps=-all,+dac_override',
  '--ambient-caps=+dac_override',
  // access(2), which initdb asks, looks past capabilities for any user but root, unless this is set.
  '--securebits=+no_setuid_fixup',
]

let setprivWorks: Promise<boolean> | undefined

/**
 * Spawns a program in a session of its own (the terminal's ctrl-C must not reach it), as `user` when given.
 * Postgres refuses to be root, and any other user cannot walk through folders that only root may enter (/root,
 * `mktemp -d`). So it gets another user, and of root's powers only the one to pass such folders. Where setpriv
 * is missing or not permitted, it gets the other user alone. Only what it writes to stderr is piped.
 */
export async function spawnAs(user: SystemUser | undefined, program: string, args: string[]): Promise<ChildProcess> {
  // Nothing else of our environment: it may hold secrets, and PG* or LC_* variables would change what Postgres does.
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
  const options = { cwd: '/', detached: true, env, stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'] }
  if (!user) return spawn(program, args, options)
  setprivWorks ??= promisify(execFile)('setpriv', [...asUser(user), 'true'], { env }).then(
    () => true,
    () => false,
  )
  if (await setprivWorks) return spawn('setpriv', [...asUser(user), program, ...args], options)
  return spawn(program, args, { ...options, ...user })
}
