import { CELLS, STANDINGS, type Cell, type Standing } from '@slrt/domain/target'
import { For, Show } from 'solid-js'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { listHref, NOTABLE_UNKNOWN, percent, shownCount, sumShown, unknownPercent, type Shown } from './figures.ts'

const served = (standing: Standing): Cell => `${standing}Served`
const unserved = (standing: Standing): Cell => `${standing}Unserved`

/** What the rule says against who receives: two rows of two, and a third of whom too little is known. */
export function Cells(props: { of: Shown }) {
  return (
    <section aria-labelledby="target-cells" class="flex flex-col gap-3">
      <h2 id="target-cells" class="sr-only">
        {t('target.cells')}
      </h2>
      <table class="w-full max-w-2xl border-separate border-spacing-0 rounded-box border border-line bg-surface">
        <caption class="sr-only">{t(`target.caption.${props.of.unit}`, { program: props.of.name })}</caption>
        <thead>
          <tr class="text-small text-ink-2">
            <td class="border-b border-line px-3 py-2 tablet:px-4" />
            <th scope="col" class="border-b border-line px-3 py-2 text-right font-semibold tablet:px-4">
              {t('target.served')}
            </th>
            <th scope="col" class="border-b border-line px-3 py-2 text-right font-semibold tablet:px-4">
              {t('target.unserved')}
            </th>
          </tr>
        </thead>
        <tbody class="[&_tr:last-child>*]:border-b-0">
          <For each={STANDINGS}>
            {(standing) => (
              <tr>
                <th scope="row" class="border-b border-line px-3 py-3 text-left font-normal tablet:px-4">
                  {t(`target.standing.${standing}`)}
                </th>
                <Figure of={props.of} cell={served(standing)} />
                <Figure of={props.of} cell={unserved(standing)} />
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Shares of={props.of} />
    </section>
  )
}

/** The first thing that is seen: who is entitled and does not receive. */
const isFirst = (cell: Cell) => cell === 'eligibleUnserved'

function Figure(props: { of: Shown; cell: Cell }) {
  const n = () => props.of.figures[props.cell]
  const size = () => (isFirst(props.cell) ? 'text-figure font-bold' : 'text-h2 font-semibold')
  const ground = () => (isFirst(props.cell) && (n() ?? 1) > 0 ? 'bg-sunken' : '')
  return (
    <td class={`border-b border-line px-3 py-3 text-right whitespace-nowrap tablet:px-4 ${ground()}`}>
      <Show when={may('target.list') && n()} fallback={<span class={size()}>{shownCount(n())}</span>}>
        <a
          href={listHref(props.of.code, props.cell)}
          class={`inline-flex min-h-9 min-w-9 items-center justify-end pointer-coarse:min-h-12 pointer-coarse:min-w-12 text-ink! no-underline! hover:underline! ${size()}`}
          aria-label={t(`target.open.${props.cell}`, { n: n()! })}
        >
          {shownCount(n())}
        </a>
      </Show>
    </td>
  )
}

/** The two errors of targeting as shares, each with the number that it is a share of (I22, I23). */
function Shares(props: { of: Shown }) {
  const figures = () => props.of.figures
  const eligible = () => sumShown(figures().eligibleServed, figures().eligibleUnserved)
  const receiving = () => sumShown(figures().eligibleServed, figures().ineligibleServed, figures().unknownServed)
  const unknown = () => unknownPercent(figures())
  const all = () => sumShown(...CELLS.map((cell) => figures()[cell]))
  const missed = () => figures().eligibleUnserved !== null && percent(figures().eligibleUnserved!, eligible())
  const wrong = () => figures().ineligibleServed !== null && percent(figures().ineligibleServed!, receiving())
  return (
    <ul class="flex max-w-[60ch] flex-col gap-1 text-ink-2">
      <Show when={typeof missed() === 'number'}>
        <li>{t('target.exclusion', { percent: missed() as number, n: eligible() })}</li>
      </Show>
      <Show when={typeof wrong() === 'number'}>
        <li>{t('target.inclusion', { percent: wrong() as number, n: receiving() })}</li>
      </Show>
      <Show when={(unknown() ?? 0) >= NOTABLE_UNKNOWN}>
        <li>{t(`target.unknown.${props.of.unit}`, { percent: unknown()!, n: all() })}</li>
      </Show>
    </ul>
  )
}
