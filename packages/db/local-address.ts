import { join } from 'node:path'

/** As short as the shortest limit of the systems we run on (macOS), with room for the socket's own name. */
const LONGEST = 80

/**
 * Folder of the socket through which this computer reaches the embedded Postgres; a sent statement costs both sides
 * about half of what it costs over TCP. It is the cluster's own folder, so it is closed to everybody else. Empty where
 * the path is too long for a socket, or holds what Postgres's list of folders reads as its own: then TCP is left.
 */
export const socketFolder = (cluster: string): string =>
  Buffer.byteLength(cluster) > LONGEST || /[,"\s]/.test(cluster) ? '' : cluster

export const clusterOf = (dataDir: string): string => join(dataDir, 'postgres')

/** Address of a database of the embedded Postgres, as its superuser. */
export function localUrl(database: string, port: number | string, password: string, sockets: string): string {
  const url = new URL(`postgres://postgres:${password}@127.0.0.1:${port}/${database}`)
  if (sockets) url.searchParams.set('host', sockets)
  return url.toString()
}
