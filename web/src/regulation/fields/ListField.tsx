import { Index, Show, type JSX } from 'solid-js'
import type { Attempt } from '../../attempt.ts'
import { t } from '../../text/text.ts'
import { Button } from '../../ui/Button.tsx'
import { idOfField } from '../../ui/TextField.tsx'
import Plus from '~icons/lucide/plus'
import X from '~icons/lucide/x'

/** Several of one sort, each with its fields: one more at the end, any of them taken away. */
export function ListField<One>(props: {
  items: One[]
  onChange: (items: One[]) => void
  /** A new one, still empty. */
  fresh: One
  name: (n: number) => string
  add: string
  attempt: Attempt
  children: (
    item: () => One,
    put: (part: Partial<One>) => void,
    n: number,
    error: () => string | undefined,
  ) => JSX.Element
}) {
  const put = (n: number, part: Partial<One>) =>
    props.onChange(
      props.items.map((one, at) => (at === n ? (typeof one === 'object' ? { ...one, ...part } : one) : one)),
    )
  return (
    <div class="flex flex-col gap-4" id={idOfField('value')}>
      <Show when={props.items.length > 0} fallback={<p class="text-ink-2">{t('value.empty_list')}</p>}>
        <ol class="flex flex-col divide-y divide-line border-y border-line [&>li]:py-4">
          <Index each={props.items}>
            {(item, n) => (
              <li class="flex flex-col items-start gap-3" id={idOfField(`value.${n}`)}>
                {props.children(
                  item,
                  (part) => put(n, part),
                  n,
                  () => props.attempt.errorAt(`value.${n}`),
                )}
                <Button
                  aria-label={t('value.remove_n', { what: props.name(n + 1) })}
                  onClick={() => props.onChange(props.items.filter((_, at) => at !== n))}
                >
                  <X class="icon" aria-hidden="true" />
                  {t('value.remove')}
                </Button>
              </li>
            )}
          </Index>
        </ol>
      </Show>
      <Button class="self-start" onClick={() => props.onChange([...props.items, props.fresh])}>
        <Plus class="icon" aria-hidden="true" />
        {props.add}
      </Button>
    </div>
  )
}
