import { Show } from 'solid-js'
import type { Outputs } from '../api.ts'
import { t, tCode } from '../text/text.ts'
import { Select } from '../ui/Select.tsx'

type Work = NonNullable<Outputs['staff']['show']['openWork']>

/** Nobody takes over, and whoever ends the membership knows what that leaves behind. */
export const NOBODY = 'nobody'

/** What lies still when somebody leaves, and who goes on with it. */
export function HandOver(props: {
  work: Work
  role: string
  value: string
  onChange: (value: string) => void
  error?: string
}) {
  const facts = () => ({
    n: props.work.needs,
    areas: props.work.alone.map(({ label }) => label).join(', '),
    role: tCode('role.', props.role, 'role.other').toLocaleLowerCase(),
  })
  return (
    <>
      <p class="font-semibold">{t(props.work.needs > 0 ? 'hand.says' : 'hand.alone', facts())}</p>
      <Show when={props.work.needs > 0 && props.work.successors.length === 0}>
        <p>{t('hand.none')}</p>
      </Show>
      <Show when={props.work.needs > 0 || props.work.successors.length > 0}>
        <div class="flex flex-col gap-1">
          <Select
            name="successor"
            label={t('hand.who')}
            value={props.value}
            onChange={props.onChange}
            error={props.error}
            choices={[
              { value: '', label: t(props.work.needs > 0 ? 'hand.choose' : 'hand.none_needed') },
              ...props.work.successors.map(({ id, name }) => ({ value: id, label: name })),
              ...(props.work.needs > 0 ? [{ value: NOBODY, label: t('hand.nobody') }] : []),
            ]}
          />
          <Show when={props.work.successors.length > 0}>
            <p class="text-small text-ink-2">{t('hand.hint')}</p>
          </Show>
        </div>
      </Show>
    </>
  )
}
