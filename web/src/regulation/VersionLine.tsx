import { For, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { StatusTag, type Status } from '../ui/StatusTag.tsx'
import type { ShownEntryState } from './shapes.ts'

const stages = ['DRAF', 'DIAJUKAN', 'TERJADWAL', 'BERLAKU', 'DIGANTIKAN'] as const

export const statusOfVersion: Record<ShownEntryState, Status> = {
  DRAF: 'idle',
  DIAJUKAN: 'moving',
  TERJADWAL: 'moving',
  BERLAKU: 'done',
  DIGANTIKAN: 'ended',
  DITARIK: 'ended',
}

/** The stages of a rule as a line of tiles, one of which it is in; one that was withdrawn has left the line. */
export function VersionLine(props: { shown: ShownEntryState }) {
  const at = () => stages.findIndex((stage) => stage === props.shown)
  return (
    <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StatusTag status={statusOfVersion[props.shown]}>{t(`version.${props.shown}`)}</StatusTag>
      <Show when={at() >= 0}>
        <ol class="flex items-center gap-1" aria-label={t('version.line')}>
          <For each={stages}>
            {(stage, n) => (
              <li aria-current={n() === at() ? 'step' : undefined} class="flex items-center gap-1">
                <span
                  class={`inline-block rounded-[2px] ${n() === at() ? 'size-4 bg-action' : n() < at() ? 'size-3 bg-ink-2' : 'size-3 border border-edge bg-surface'}`}
                  aria-hidden="true"
                />
                <span class={`sr-only text-small tablet:not-sr-only ${n() === at() ? 'font-semibold' : 'text-ink-2'}`}>
                  {t(`version.${stage}`)}
                </span>
                <Show when={n() < stages.length - 1}>
                  <span class="hidden w-2 tablet:inline" aria-hidden="true" />
                </Show>
              </li>
            )}
          </For>
        </ol>
      </Show>
    </div>
  )
}
