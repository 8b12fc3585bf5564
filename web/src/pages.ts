import { createSignal, type Accessor } from 'solid-js'
import { problemOfError } from './api.ts'
import { createAsk, type Ask } from './ask.ts'
import type { Problem } from './problem.ts'

export type Page<Row> = { rows: Row[]; total: number; next: string | null }

export type Pages<Row> = Ask<Page<Row>> & {
  more: () => Promise<void>
  moreBusy: Accessor<boolean>
  moreProblem: Accessor<Problem | undefined>
}

/** A list by pages. Asked again, it brings back as many pages as were open, so that nobody loses their place. */
export function createPages<Input extends object, Row>(
  name: string,
  input: Accessor<Input>,
  fetcher: (input: Input & { after?: string }) => Promise<Page<Row>>,
): Pages<Row> {
  const [moreBusy, setMoreBusy] = createSignal(false)
  const [moreProblem, setMoreProblem] = createSignal<Problem>()
  let asked = ''
  let opened = 1

  const pages = createAsk(name, input, async (given: Input) => {
    const same = JSON.stringify(given)
    if (same !== asked) opened = 1
    asked = same
    let page = await fetcher(given)
    const rows = [...page.rows]
    for (let at = 1; at < opened && page.next; at++) {
      page = await fetcher({ ...given, after: page.next })
      rows.push(...page.rows)
    }
    return { ...page, rows }
  })

  async function more() {
    const now = pages.data()
    if (!now?.next || moreBusy()) return
    const given = JSON.stringify(input())
    setMoreBusy(true)
    setMoreProblem(undefined)
    try {
      const page = await fetcher({ ...input(), after: now.next })
      if (given === JSON.stringify(input())) {
        opened++
        pages.put({ ...page, rows: [...now.rows, ...page.rows] })
      }
    } catch (error) {
      setMoreProblem(problemOfError(error))
    }
    setMoreBusy(false)
  }
  return { ...pages, more, moreBusy, moreProblem }
}
