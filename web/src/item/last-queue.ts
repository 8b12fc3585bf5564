import { acting } from '../session.tsx'

const START = '/tugas'

/** Where the queue was left, and by whom; in memory alone, since it may hold the name that was searched. */
let left = { membership: '', address: START }
let isComingBack = false

/** Keeps the queue's address: its view, filters and chosen row. */
export function leaveQueue(search: string, row?: string) {
  const params = new URLSearchParams(search)
  if (row) params.set('pilih', row)
  const text = params.toString()
  left = { membership: acting()?.id ?? '', address: text ? `${START}?${text}` : START }
}

/** The queue as it was left, for the way back from a complaint. */
export const queueAddress = (): string => (left.membership === acting()?.id ? left.address : START)

/** On the way back to the queue: its chosen row takes the focus. */
export function comeBack() {
  isComingBack = true
}

/** Whether somebody is on the way back; true once. */
export function cameBack(): boolean {
  const was = isComingBack
  isComingBack = false
  return was
}
