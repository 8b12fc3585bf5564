import type { Group, Item, Members } from './rule-model.ts'

/** Changes of the lines of a rule, each giving a new one. */

export type Holder = Group | Members
const isHolder = (item: Item): item is Holder => item.kind === 'group' || item.kind === 'members'
export const childrenOf = (item: Item): readonly Item[] => (isHolder(item) ? item.items : [])

/** Every line, in reading order. */
export const linesOf = (item: Item): Item[] => [item, ...childrenOf(item).flatMap(linesOf)]

/** The lines with the one of this id put in another's place: by none, by one, by several. */
function replaced<T extends Item>(root: T, id: string, by: (item: Item) => Item[]): T {
  if (!isHolder(root)) return root
  const items = root.items.flatMap((one) => (one.id === id ? by(one) : [replaced(one, id, by)]))
  return { ...root, items }
}

/** Changes the line of this id; `part` goes over what it is. */
export const put = (root: Group, id: string, part: object): Group =>
  root.id === id ? { ...root, ...part } : replaced(root, id, (item) => [{ ...item, ...part }])

export const remove = (root: Group, id: string): Group => replaced(root, id, () => [])

/** A line at the end of the group or members of this id. */
export function append(root: Group, holder: string, item: Item): Group {
  const into = <T extends Holder>(one: T): T => ({ ...one, items: [...one.items, item] })
  return root.id === holder ? into(root) : replaced(root, holder, (one) => [isHolder(one) ? into(one) : one])
}

/** Where a line is: what holds it, and the how-manieth it is there. */
export function placeOf(root: Item, id: string): { holder: Holder; at: number } | undefined {
  if (!isHolder(root)) return undefined
  const at = root.items.findIndex((one) => one.id === id)
  if (at >= 0) return { holder: root, at }
  for (const one of root.items) {
    const found = placeOf(one, id)
    if (found) return found
  }
  return undefined
}

/**
 * A line one step up or down, in reading order: past its neighbour, into a group that stands there, or out of its own
 * group at an end of it. A line about members stays among them. Undefined where there is no way.
 */
export function move(root: Group, id: string, step: -1 | 1): Group | undefined {
  const place = placeOf(root, id)
  if (!place) return undefined
  const { holder, at } = place
  const item = holder.items[at]!
  const neighbour = holder.items[at + step]
  if (neighbour?.kind === 'group') {
    const inside = { ...neighbour, items: step < 0 ? [...neighbour.items, item] : [item, ...neighbour.items] }
    return put(remove(root, id), neighbour.id, inside)
  }
  if (neighbour) {
    const items = holder.items.toSpliced(at, 1).toSpliced(at + step, 0, item)
    return put(root, holder.id, { items })
  }
  // Out of the group; the outermost, and what is about members, is never left.
  if (holder.id === root.id || holder.kind === 'members') return undefined
  const beside = step < 0 ? (one: Item) => [item, one] : (one: Item) => [one, item]
  return replaced(remove(root, id), holder.id, beside)
}
