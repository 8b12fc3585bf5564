import { foldName } from '@slrt/domain/area'
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import { t } from '../../text/text.ts'
import { drawingOf, GAP, isDirection, nextTile, placesOf, shapeOf } from './draw.ts'
import type { Grid, Tile } from './grid.ts'
import { KINDS, type Kind, type Look } from './kind.ts'
import { fillOf, Lines, Patterns } from './Swatch.tsx'

type Props = {
  grid: Grid
  /** Pixels from tile to tile. */
  pitch: number
  /** What the map shows, for those who cannot see it. */
  name: string
  /** Another function when looks change. */
  lookOf: (code: string) => Look
  /** Names to jump to by typing. */
  namesOf: (code: string) => string[]
  /** The sentence that is said for a tile. */
  says: (code: string) => string
  /** Letters inside the tiles, where each is a province and so has no borders to show. */
  letters?: Readonly<Record<string, string>>
  chosen: string | undefined
  /** By a key: the tile that the keys are at. */
  onChoose: (code: string | undefined) => void
  /** By a press or a tap, also on the sea. */
  onPress: (code: string | undefined) => void
  /** The tile below the pointer. */
  onPoint?: (code: string | undefined) => void
  onOpen: (code: string) => void
  /** Only this kind is shown in full; the others step back. */
  lit?: Kind
}

/** How long letters count as one word, in milliseconds. */
const WORD = 1000

/**
 * Equal tiles for areas, one path a colour. Arrows go to the next tile, letters to a name, Enter opens, Esc lets go;
 * what is chosen is said aloud. A table with the same figures must stand beside it.
 */
export function TileMap(props: Props) {
  const id = createUniqueId()
  const drawing = createMemo(() => drawingOf(props.grid, props.pitch))
  const fills = createMemo(() => drawing().fills(props.lookOf))
  const shapes = createMemo(() => {
    const { grid, lookOf } = props
    return grid.tiles.map(({ code }) => shapeOf(lookOf(code))).join('')
  })
  const outlines = createMemo(() => drawing().outlines(shapes()))
  const shadeOf = (kind: Kind) => (props.lit && props.lit !== kind ? 0.15 : undefined)
  const places = createMemo(() => placesOf(props.grid))
  const tileOf = (code: string | undefined) => props.grid.tiles.find((tile) => tile.code === code)
  const [pointed, setPointed] = createSignal<Tile>()

  function under(event: MouseEvent): Tile | undefined {
    const box = (event.currentTarget as Element).getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    return places()(Math.floor(y / props.pitch), Math.floor(x / props.pitch))
  }
  function point(tile: Tile | undefined) {
    if (tile === pointed()) return
    setPointed(tile)
    props.onPoint?.(tile?.code)
  }

  let typed = ''
  let typedAt = 0
  function jump(letter: string) {
    const now = Date.now()
    typed = (now - typedAt > WORD ? '' : typed) + letter
    typedAt = now
    const word = foldName(typed)
    const found =
      word && props.grid.tiles.find(({ code }) => props.namesOf(code).some((name) => foldName(name).startsWith(word)))
    if (found) props.onChoose(found.code)
  }
  function keys(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const here = tileOf(props.chosen)
    const isLetter = event.key.length === 1 && (event.key !== ' ' || typed !== '')
    if (!isLetter) typed = ''
    if (isDirection(event.key))
      props.onChoose((here ? nextTile(props.grid, here, event.key) : props.grid.tiles[0])?.code)
    else if (event.key === 'Enter' && here) props.onOpen(here.code)
    else if (event.key === 'Escape') props.onChoose(undefined)
    else if (isLetter) jump(event.key)
    else return
    event.preventDefault()
  }

  const frame = (tile: Tile, inset: number) => ({
    x: tile.column * props.pitch + GAP / 2 + inset,
    y: tile.row * props.pitch + GAP / 2 + inset,
    width: props.pitch - GAP - 2 * inset,
    height: props.pitch - GAP - 2 * inset,
  })
  return (
    // Contained: what is written around the map is laid out without it, and the other way round.
    <div
      data-map
      tabindex="0"
      role="application"
      aria-roledescription={t('map.kind')}
      aria-label={props.name}
      class="relative rounded-tile [contain:layout_size]"
      style={{ width: `${drawing().width}px`, height: `${drawing().height}px` }}
      onKeyDown={keys}
    >
      <svg
        width={drawing().width}
        height={drawing().height}
        // The cell below the pointer is reckoned; to ask 514 outlines for it takes browsers a millisecond, again and again.
        class="block cursor-pointer overflow-visible [&_path]:pointer-events-none"
        aria-hidden="true"
        onPointerMove={(event) => event.pointerType === 'mouse' && point(under(event))}
        onPointerLeave={() => point(undefined)}
        onClick={(event) => props.onPress(under(event)?.code)}
      >
        <Patterns id={id} />
        <For each={KINDS.filter((kind) => kind !== 'absent')}>
          {(kind) => <path d={fills()[kind]} fill={fillOf(kind, id)} opacity={shadeOf(kind)} />}
        </For>
        <path d={drawing().mat} fill="var(--surface)" fill-rule="evenodd" />
        <Lines of={outlines()} />
        <Show when={!props.letters}>
          <path d={drawing().borders} fill="none" stroke="var(--ink)" stroke-width="2" stroke-linecap="square" />
        </Show>
        <Show when={props.letters}>
          {(letters) => (
            <For each={props.grid.tiles}>
              {(tile) => (
                <text
                  x={(tile.column + 0.5) * props.pitch}
                  y={(tile.row + 0.5) * props.pitch}
                  text-anchor="middle"
                  dominant-baseline="central"
                  font-size="10"
                  font-weight="600"
                  fill={`var(--map-on-${props.lookOf(tile.code).kind}, var(--ink))`}
                >
                  {letters()[tile.code]}
                </text>
              )}
            </For>
          )}
        </Show>
        <Show when={pointed()}>
          {(tile) => <rect {...frame(tile(), 0)} rx="3" fill="none" stroke="var(--ink)" stroke-width="2" />}
        </Show>
        <Show when={tileOf(props.chosen)}>
          {(tile) => (
            <>
              <rect {...frame(tile(), -1.5)} rx="4" fill="none" stroke="var(--ink)" stroke-width="3" />
              <rect {...frame(tile(), 1)} rx="2" fill="none" stroke="var(--surface)" stroke-width="2" />
            </>
          )}
        </Show>
      </svg>
      <p role="status" class="sr-only">
        {props.chosen ? props.says(props.chosen) : ''}
      </p>
    </div>
  )
}
