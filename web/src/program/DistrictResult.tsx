import type { ProgramUnit } from '@slrt/domain/program'
import { Show } from 'solid-js'
import type { Outputs } from '../api.ts'
import { number, t } from '../text/text.ts'
import CircleCheck from '~icons/lucide/circle-check'
import CircleQuestion from '~icons/lucide/circle-question-mark'
import CircleSlash from '~icons/lucide/circle-slash'

type Result = NonNullable<Outputs['program']['try']['whole']>

const seconds = (milliseconds: number) =>
  t('prog.seconds', { n: (Math.max(milliseconds, 100) / 1000).toFixed(1).replace('.', ',') })

/** How many of the whole district a rule says yes, no, or neither of; and who would enter and leave. */
export function DistrictResult(props: { result: Result; unit: ProgramUnit; isFresh: boolean }) {
  const all = () => props.result.counts.yes + props.result.counts.unknown + props.result.counts.no
  return (
    <div class="flex flex-col gap-2" aria-live="polite">
      <p class="text-small text-ink-2">
        {t(`prog.all.${props.unit}`, { n: all() })} · {seconds(props.result.milliseconds)}
      </p>
      <Show when={all() > 0} fallback={<p>{t('prog.no_register')}</p>}>
        <dl class="grid grid-cols-[auto_1fr_auto] items-center gap-x-2 gap-y-1">
          <CircleCheck class="icon text-done-ink" aria-hidden="true" />
          <dt>{t('verdict.LAYAK')}</dt>
          <dd class="text-right text-h2">{number(props.result.counts.yes)}</dd>
          <CircleQuestion class="icon text-turn-ink" aria-hidden="true" />
          <dt>{t('prog.unknown')}</dt>
          <dd class="text-right text-h2">{number(props.result.counts.unknown)}</dd>
          <CircleSlash class="icon text-ink-2" aria-hidden="true" />
          <dt>{t('verdict.TIDAK')}</dt>
          <dd class="text-right text-h2">{number(props.result.counts.no)}</dd>
        </dl>
        <Show when={props.result.was !== null && props.result}>
          {(result) => (
            <p>
              {t('prog.compared', {
                was: result().was,
                entering: result().entering,
                leaving: result().leaving,
              })}
            </p>
          )}
        </Show>
      </Show>
      <Show when={!props.isFresh}>
        <p class="text-small font-semibold text-turn-ink">{t('prog.stale')}</p>
      </Show>
    </div>
  )
}
