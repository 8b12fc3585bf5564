import { readdir, readFile } from 'node:fs/promises'

/** Ticks of a second that Linux counts processor time in. */
const TICKS = 100

/** Processor time that a process and its children's children have taken so far, by process id; nothing where there is no /proc. */
async function ticksOf(parent: number): Promise<Map<number, number>> {
  const found = new Map<number, number>()
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name)) continue
    const text = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const isMine = Number(fields[1]) === parent || Number(name) === parent
    if (isMine) found.set(Number(name), Number(fields[11]) + Number(fields[12]))
  }
  return found
}

/**
 * Watches the processor time of a process and its children: what a shared machine lets them have in a second differs, what
 * they need does not. Returns how to end it, and seconds.
 */
export function watchCpu(pid: number): { stop: () => Promise<number> } {
  const before = ticksOf(pid)
  const most = new Map<number, number>()
  const look = async () => {
    const first = await before
    for (const [id, ticks] of await ticksOf(pid))
      most.set(id, Math.max(most.get(id) ?? 0, ticks - (first.get(id) ?? 0)))
  }
  const timer = setInterval(() => void look(), 200)
  return {
    stop: async () => {
      clearInterval(timer)
      await look()
      return [...most.values()].reduce((sum, ticks) => sum + ticks, 0) / TICKS
    },
  }
}
