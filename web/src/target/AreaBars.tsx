import { createSignal, For, Show } from 'solid-js'
import { may } from '../session.tsx'
import { number, t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentChoice } from '../ui/SegmentChoice.tsx'
import { listHref, NOTABLE_UNKNOWN, shownCount, unknownPercent, type AreaRow, type Shown } from './figures.ts'

/** Areas that are shown before somebody asks for all. */
const FIRST = 12

/** Where most are missed, by desa or by kecamatan: a bar as long as the number, and the number. */
export function AreaBars(props: { of: Shown }) {
  const [level, setLevel] = createSignal<'desa' | 'kecamatan'>('desa')
  const [all, setAll] = createSignal(false)
  const rows = () => props.of[level()]
  const shown = () => (all() ? rows() : rows().slice(0, FIRST))
  const most = () => Math.max(1, ...rows().map(({ figures }) => figures.eligibleUnserved ?? 0))
  return (
    <section aria-labelledby="target-areas" class="sheet flex flex-col gap-4">
      <h2 id="target-areas">{t(`target.areas.${props.of.unit}`)}</h2>
      <SegmentChoice
        name="level"
        label={t('target.level')}
        value={level()}
        onChange={(value) => (setLevel(value as 'desa' | 'kecamatan'), setAll(false))}
        choices={(['desa', 'kecamatan'] as const).map((value) => ({ value, label: t(`target.level.${value}`) }))}
      />
      <Show when={rows().every(({ figures }) => figures.eligibleUnserved === 0)}>
        <p>{t('target.areas_none')}</p>
      </Show>
      <Show when={rows().some(({ figures }) => figures.eligibleUnserved === null)}>
        <p class="text-small text-ink-2">{t('target.hidden_note')}</p>
      </Show>
      <ol class="flex flex-col gap-3">
        <For each={shown()}>{(row) => <AreaBar row={row} program={props.of.code} most={most()} />}</For>
      </ol>
      <Show when={!all() && rows().length > FIRST}>
        <div>
          <Button onClick={() => setAll(true)}>{t(`target.all.${level()}`, { n: rows().length })}</Button>
        </div>
      </Show>
    </section>
  )
}

function AreaBar(props: { row: AreaRow; program: string; most: number }) {
  const n = () => props.row.figures.eligibleUnserved
  const unknown = () => unknownPercent(props.row.figures)
  const note = () => {
    const share = unknown()
    return share !== null && share >= NOTABLE_UNKNOWN ? t('target.unknown_share', { percent: share }) : ''
  }
  return (
    <li class="grid grid-cols-[1fr_auto] items-baseline gap-x-4">
      <Show when={may('target.list') && (n() ?? 0) > 0} fallback={<span>{props.row.label}</span>}>
        <a
          class="inline-flex min-h-9 w-fit min-w-9 items-center text-ink! hover:text-action-strong! pointer-coarse:min-h-12 pointer-coarse:min-w-12"
          href={listHref(props.program, 'eligibleUnserved', props.row.code)}
          aria-label={t('target.open_area', { area: props.row.label, n: number(n()!) })}
        >
          {props.row.label}
        </a>
      </Show>
      <span class="font-semibold">{shownCount(n())}</span>
      <span class="col-span-2 mt-1 block h-2 rounded-tile bg-sunken" aria-hidden="true">
        <span class="block h-2 rounded-tile bg-ink-3" style={{ width: `${((n() ?? 0) / props.most) * 100}%` }} />
      </span>
      <Show when={note()}>{(text) => <span class="col-span-2 text-small text-ink-2">{text()}</span>}</Show>
    </li>
  )
}
