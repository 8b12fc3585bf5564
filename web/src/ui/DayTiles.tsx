import type { DayTile } from '@slrt/domain/calendar'
import { For, Show } from 'solid-js'

const looks: Record<DayTile, string> = {
  passed: 'size-3 rounded-[2px] bg-ink-2',
  left: 'size-3 rounded-[2px] border border-edge bg-surface',
  over: 'size-3 rounded-[2px] bg-late',
  off: 'mx-0.5 size-1 rounded-full bg-ink-3',
}

/** A tile a working day, a dot a day off. The sentence beside it says the same in words. */
export function DayTiles(props: { tiles: readonly DayTile[] }) {
  return (
    <Show when={props.tiles.length > 0}>
      <span class="flex flex-wrap items-center gap-1 py-1" aria-hidden="true">
        <For each={props.tiles}>{(tile) => <span class={`inline-block ${looks[tile]}`} />}</For>
      </span>
    </Show>
  )
}
