import { Content, type Written } from '@slrt/domain/application'
import { onCleanup } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import { check } from '../attempt.ts'
import type { FieldProblem } from '../problem.ts'
import { application, clash, keepHere, save, settle, unsent } from './store.ts'

/** Typing rests this long before it is sent; leaving a field sends at once. */
const RESTS_MS = 900

export type SectionDraft<Name extends Written> = {
  values: Content[Name]
  /** Writes one field: kept on the device at once, on the server a moment later. */
  put: (next: Partial<Content[Name]>) => void
  /** The person went on to another field, or away. */
  flush: () => Promise<void>
  /** What the server would not take as it stands. */
  wrong: () => FieldProblem[]
  settle: (use: 'mine' | 'theirs') => Promise<void>
}

/** One section under somebody's hands. What is unusable yet stays here; all else is on the server as one writes. */
export function createSectionDraft<Name extends Written>(name: Name): SectionDraft<Name> {
  type Values = Content[Name]
  const stood = () => application()!.content[name]
  const early = unsent(name)
  const [values, set] = createStore<Values>({ ...stood(), ...early })
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDirty = early !== undefined

  const wrong = () => check(Content.shape[name], unwrap(values))
  function usable(): Values {
    const refused = wrong().map(({ path }) => path.split('.')[0]!)
    const kept = Object.fromEntries(Object.entries(stood()).filter(([field]) => refused.includes(field)))
    return { ...structuredClone(unwrap(values)), ...kept }
  }
  function flush(): Promise<void> {
    clearTimeout(timer)
    if (!isDirty || clash() === name) return Promise.resolve()
    isDirty = false
    return save(name, usable())
  }
  onCleanup(() => void flush())
  if (early) void flush()

  return {
    values,
    put(next) {
      set(next as never)
      isDirty = true
      keepHere(name, unwrap(values))
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), RESTS_MS)
    },
    flush,
    wrong,
    async settle(use) {
      await settle(use)
      if (use === 'theirs') set(structuredClone(stood()) as never)
    },
  }
}
