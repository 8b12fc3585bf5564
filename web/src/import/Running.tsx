import { createEffect, createSignal, on, Show } from 'solid-js'
import { may } from '../session.tsx'
import { number, t } from '../text/text.ts'
import { Panel } from '../ui/Panel.tsx'
import { Counts } from './Counts.tsx'
import { Progress } from './Progress.tsx'
import { StepButton } from './StepButton.tsx'
import { importStatus, type Shown } from './words.ts'

type Seen = { at: number; row: number; position: number }
/** The speed is that of the last half minute. */
const WINDOW_MS = 30_000

/** Rows and bytes a second, from what was seen; nothing before two looks differ. */
function speedOf(seen: readonly Seen[]): { rows: number; bytes: number } | undefined {
  const [first, last] = [seen[0], seen.at(-1)]
  if (!first || !last || last.row <= first.row) return undefined
  const seconds = (last.at - first.at) / 1000
  return { rows: (last.row - first.row) / seconds, bytes: (last.position - first.position) / seconds }
}

function leftText(seconds: number): string {
  if (seconds < 90) return t('impor.left_seconds', { n: Math.max(5, Math.ceil(seconds / 5) * 5) })
  return t('impor.left_minutes', { n: Math.ceil(seconds / 60) })
}

/** A file on its way into the register: how far, how fast, how long still. Nobody has to stay. */
export function Running(props: { of: Shown; at: number; again: () => void }) {
  const [seen, setSeen] = createSignal<Seen[]>([])
  createEffect(
    on(
      () => props.at,
      (at) => {
        const { state, row, position } = props.of
        if (state !== 'BERJALAN') return setSeen([])
        return setSeen((before) => [...before.filter((one) => one.at > at - WINDOW_MS), { at, row, position }])
      },
    ),
  )
  const speed = () => speedOf(seen())
  const state = () => props.of.state as 'MENUNGGU' | 'BERJALAN' | 'JEDA'
  return (
    <div class="flex flex-col gap-6 pb-6">
      <Panel
        status={importStatus[props.of.state]}
        title={t(`impor.says.${state()}`, { n: props.of.row })}
        actions={
          <>
            <Show when={props.of.state === 'JEDA' && may('import.resume')}>
              <StepButton of={props.of} step="resume" kind="main" again={props.again} />
            </Show>
            <Show when={props.of.state !== 'JEDA' && may('import.pause')}>
              <StepButton of={props.of} step="pause" again={props.again} />
            </Show>
            <Show when={may('import.cancel')}>
              <StepButton of={props.of} step="cancel" again={props.again} />
            </Show>
          </>
        }
      >
        <Progress label={props.of.fileName} done={props.of.position} of={props.of.bytes} />
        <Show when={props.of.state === 'BERJALAN'}>
          <p>
            <Show when={speed()} fallback={t('impor.speed_unknown')}>
              {(now) =>
                t('impor.speed', {
                  n: number(Math.round(now().rows)),
                  left: leftText((props.of.bytes - props.of.position) / Math.max(1, now().bytes)),
                })
              }
            </Show>
          </p>
        </Show>
        <p>{t(props.of.state === 'JEDA' ? 'impor.paused_text' : 'impor.may_leave')}</p>
      </Panel>
      <Show when={props.of.row > 0}>
        <Counts of={props.of} />
      </Show>
    </div>
  )
}
