import { createSignal, Show } from 'solid-js'
import { api, problemOfError } from '../api.ts'
import { createAttempt } from '../attempt.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Failure } from '../ui/Failure.tsx'
import { TextField } from '../ui/TextField.tsx'
import { FamilyChoices, type Family, type FamilyProps } from './FamilyChoices.tsx'

/** A family that is searched for, with its purpose written down. It stands within a form of its own page. */
export function FamilySearch(props: FamilyProps) {
  const attempt = createAttempt()
  const [text, setText] = createSignal('')
  const [found, setFound] = createSignal<readonly Family[]>()
  const field = () => `${props.name}_text`

  const search = () =>
    attempt.run(async () => {
      const wanted = text().trim()
      if (!attempt.accepts(wanted.length < 2 ? [{ path: field(), reason: 'required' }] : [])) return
      try {
        const { rows } = await api.person.search.mutate({ text: wanted, area: null, purpose: 'PEMUTAKHIRAN' })
        const families = new Map<string, Family & { found: string[] }>()
        for (const { household: id, head, rt, rw, desa, name } of rows) {
          const family = families.get(id) ?? { id, head, rt, rw, desa, found: [] as string[] }
          if (name !== head) family.found.push(name)
          families.set(id, family)
        }
        setFound([...families.values()].filter(({ id }) => id !== props.except))
      } catch (error) {
        setFound(undefined)
        attempt.refuse(problemOfError(error))
      }
    })
  return (
    <search
      class="flex flex-col gap-3"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.type !== 'search')
          return
        // The form around it is not what this key sends.
        event.preventDefault()
        void search()
      }}
    >
      <TextField
        name={field()}
        label={props.label}
        hint={t('usulan.pick_recorded')}
        type="search"
        value={text()}
        onInput={setText}
        error={attempt.errorAt(field()) ?? (found() ? undefined : props.error)}
        maxlength={120}
      />
      <Button class="self-start" onClick={() => void search()} busy={attempt.busy()} busyText={t('search.busy')}>
        {t('search.go')}
      </Button>
      <div role="status" class="empty:hidden">
        <Show when={found()}>
          {(families) => <FamilyChoices {...props} none={t('usulan.pick_none')} families={families()} />}
        </Show>
      </div>
      <Show when={attempt.problem()}>{(problem) => <Failure problem={problem()} />}</Show>
    </search>
  )
}
