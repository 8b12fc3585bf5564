import type { ProposalState } from '@slrt/domain/proposal-state'
import { For, Show } from 'solid-js'
import { t } from '../text/text.ts'
import type { Proposal } from './standing.ts'
import Check from '~icons/lucide/circle-check'
import Circle from '~icons/lucide/circle'
import Dot from '~icons/lucide/circle-dot'

const AFTERWARDS = ['DISAHKAN_KADA', 'DIKIRIM_SIKS', 'MENUNGGU_PERINGKAT', 'SELESAI'] as const
type Stop = 'DIAJUKAN' | 'GROUND_CHECK' | 'MUSDES' | 'VALIDASI_DINSOS' | (typeof AFTERWARDS)[number]

/** Which stop of the road a proposal is at; -1 where it left the road. */
function placeOn(road: readonly ProposalState[], state: ProposalState): number {
  // Papers that do not match are mended at the stop of the check; what the centre took in waits for BPS.
  if (state === 'CEK_DUKCAPIL') return 0
  return road.indexOf(state === 'DITERIMA' ? 'MENUNGGU_PERINGKAT' : state)
}

/** The stops of a proposal, where it is, and who decides at each: the district proposes, others rank. */
export function Road(props: { of: Proposal }) {
  const road = (): Stop[] => ['DIAJUKAN', ...(props.of.road as Stop[]), ...AFTERWARDS]
  const at = () => placeOn(road(), props.of.state)
  const passed = () => {
    if (at() >= 0) return at()
    // Where it left the road: as far as its steps came.
    return Math.max(-1, ...props.of.steps.map(({ after }) => placeOn(road(), after)))
  }
  return (
    <section aria-labelledby="jalan" class="flex flex-col gap-2">
      <h2 id="jalan">{t('usulan.road')}</h2>
      <ol class="flex flex-col border-y border-line divide-y divide-line">
        <For each={road()}>
          {(stop, n) => {
            const isHere = () => n() === at()
            const isDone = () => n() < passed() || (isHere() && stop === 'SELESAI')
            return (
              <li class="flex items-start gap-3 py-2" aria-current={isHere() ? 'step' : undefined}>
                <Show
                  when={isDone()}
                  fallback={
                    <Show
                      when={isHere()}
                      fallback={<Circle class="icon mt-0.5 flex-none text-ink-3" aria-hidden="true" />}
                    >
                      <Dot class="icon mt-0.5 flex-none text-action" aria-hidden="true" />
                    </Show>
                  }
                >
                  <Check class="icon mt-0.5 flex-none text-done-ink" aria-hidden="true" />
                </Show>
                <div class="min-w-0">
                  <p class={isHere() ? 'font-semibold' : isDone() ? '' : 'text-ink-2'}>
                    {t(`usulan.stop.${stop}`)}
                    <Show when={isHere() && stop !== 'SELESAI'}> ({t('usulan.here')})</Show>
                    <Show when={isDone() && !isHere()}>
                      <span class="sr-only"> ({t('usulan.passed')})</span>
                    </Show>
                  </p>
                  <p class="text-small text-ink-2">{t(`usulan.who.${stop}`)}</p>
                </div>
              </li>
            )
          }}
        </For>
      </ol>
      <p class="text-small text-ink-2">{t('usulan.ranked')}</p>
    </section>
  )
}
