import type { Section, Written } from '@slrt/domain/application'
import { useNavigate } from '@solidjs/router'
import { Show, type JSX } from 'solid-js'
import type { Attempt } from '../attempt.ts'
import type { FieldProblem } from '../problem.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Conflict } from '../ui/Conflict.tsx'
import { Form } from '../ui/Form.tsx'
import type { SectionDraft } from './section-draft.ts'
import { application, clash, unsaved } from './store.ts'

type Part = { field: string; label: string; text: (content: never) => string }

/** A section that is written field by field: it goes back to the list, and says first what is wanting. */
export function SectionForm<Name extends Written>(props: {
  name: Name & Section
  draft: SectionDraft<Name>
  attempt: Attempt
  /** Fields that are empty. */
  wanting: () => FieldProblem[]
  parts: Part[]
  children: JSX.Element
}) {
  const navigate = useNavigate()
  const send = () =>
    props.attempt.run(async () => {
      await props.draft.flush()
      const wrong = props.draft.wrong().map(({ path, reason }) => ({ path: `${props.name}.${path}`, reason }))
      if (!props.attempt.accepts([...props.wanting(), ...wrong])) return
      // What could not be sent lies on this device; the list says so.
      if (clash() !== props.name) navigate('/gabung')
    })
  const differences = () =>
    props.parts
      .map(({ label, text }) => ({
        label,
        theirs: text(application()!.content[props.name] as never),
        mine: text(props.draft.values as never),
      }))
      .filter(({ theirs, mine }) => theirs !== mine)
  return (
    <Show
      when={clash() !== props.name}
      fallback={
        <Conflict
          differences={differences()}
          onMine={() => void props.draft.settle('mine')}
          onTheirs={() => void props.draft.settle('theirs')}
        />
      }
    >
      <div onFocusOut={() => void props.draft.flush()}>
        <Form of={props.attempt} onSubmit={send}>
          {props.children}
          <Button type="submit" kind="main" large wide class="self-start" busy={props.attempt.busy() && !unsaved()}>
            {t('join.done')}
          </Button>
        </Form>
      </div>
    </Show>
  )
}
