import { createSignal, Show, type Accessor, type JSX } from 'solid-js'
import type { Draft } from './draft.ts'
import type { Sending } from './form.ts'
import { Conflict } from './ui/Conflict.tsx'

type Difference = { label: string; theirs: string; mine: string }

export type Versioned = {
  overtaken: Accessor<boolean>
  /** After a refusal: asks again, and says whether somebody else had saved. */
  meet: () => Promise<boolean>
  takeTheirs: () => void
  takeMine: () => void
  facts: () => Record<string, string | number> | undefined
}

/**
 * A form about something that somebody else may have saved meanwhile, on a later version: known when it is opened, or
 * when it is sent. Both texts are kept until one is chosen.
 * @param of.theirs what stands on the server, as the form holds it
 * @param of.changed the refusal that says so
 */
export function createVersioned<Values extends { version: number }>(of: {
  draft: Draft<Values>
  sending: Sending
  theirs: Accessor<Values>
  again: () => Promise<void>
  changed: string
}): Versioned {
  const { draft, sending, theirs } = of
  const isOlder = () => theirs().version > draft.values.version
  const [overtaken, setOvertaken] = createSignal(isOlder())
  return {
    overtaken,
    facts: () => sending.problem()?.facts,
    async meet() {
      if (sending.problem()?.code !== of.changed) return false
      await of.again()
      return setOvertaken(isOlder())
    },
    takeTheirs() {
      setOvertaken(false)
      sending.say()
      draft.reset(theirs())
    },
    takeMine() {
      setOvertaken(false)
      draft.set((before) => ({ ...before, version: theirs().version }))
    },
  }
}

/** The form, or the choice between two texts where there are two. */
export function UnlessOvertaken(props: {
  of: Versioned
  /** Parts of which there are two texts; the same ones are left out. */
  parts: Difference[]
  onMine: () => unknown
  children: JSX.Element
}) {
  return (
    <Show
      when={!props.of.overtaken()}
      fallback={
        <Conflict
          facts={props.of.facts()}
          differences={props.parts.filter(({ theirs, mine }) => theirs !== mine)}
          onTheirs={() => props.of.takeTheirs()}
          onMine={() => {
            props.of.takeMine()
            props.onMine()
          }}
        />
      }
    >
      {props.children}
    </Show>
  )
}
