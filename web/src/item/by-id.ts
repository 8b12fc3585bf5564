import { createMemo, type Accessor } from 'solid-js'

/**
 * Rows by their ids, for a `For` over the ids: asked for anew, a row keeps its place in the page, its focus and what is
 * being written in it. A row that is gone stays what it was until it is taken away.
 */
export function createById<Row extends { readonly id: string }>(rows: Accessor<readonly Row[]>) {
  const all = createMemo(() => new Map(rows().map((row) => [row.id, row])))
  return {
    ids: createMemo(() => [...all().keys()]),
    of(id: string): Accessor<Row> {
      let last = all().get(id)!
      return () => (last = all().get(id) ?? last)
    },
  }
}
