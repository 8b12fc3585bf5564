import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { TEMPLATE } from './cluster.ts'

/** A database of its own for one test: addresses for the owner and for the two login roles. */
export type TestDatabase = {
  readonly name: string
  readonly ownerUrl: string
  readonly apiUrl: string
  readonly signInUrl: string
  readonly drop: () => Promise<void>
}

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: inject('cluster').ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The same address without the socket, for what stands between two ends of a TCP connection. */
export function overTcp(address: string): string {
  const url = new URL(address)
  url.searchParams.delete('host')
  return url.toString()
}

/** Clones the migrated template; `empty` begins with nothing at all, `tcp` is reached without a socket. */
export async function freshDatabase({ empty = false, tcp = false } = {}): Promise<TestDatabase> {
  const { ownerUrl, passwords } = inject('cluster')
  const name = `t_${randomBytes(6).toString('hex')}`
  await asOwner((client) =>
    client.query(`create database ${name} template ${empty ? 'template0' : TEMPLATE} strategy file_copy`),
  )
  const urlAs = (user?: string, password?: string) => {
    const url = new URL(ownerUrl)
    url.pathname = name
    if (user) url.username = user
    if (password) url.password = password
    return tcp ? overTcp(url.toString()) : url.toString()
  }
  return {
    name,
    ownerUrl: urlAs(),
    apiUrl: urlAs('slrt_api', passwords.api),
    signInUrl: urlAs('slrt_signin', passwords.signIn),
    drop: async () => void (await asOwner((client) => client.query(`drop database if exists ${name} with (force)`))),
  }
}
