import type { Grid, Tile } from './grid.ts'
import { KINDS, type Kind, type Look } from './kind.ts'

/** Space between two tiles, in pixels. */
export const GAP = 2
const provinceOf = ({ code }: Tile) => code.slice(0, 2)
const round = (value: number) => Math.round(value * 10) / 10

/** A tile's outline with round corners, as part of a path: absolute start, relative rest. */
function outlineOf(side: number): string {
  const r = Math.min(3, side / 4)
  const line = round(side - 2 * r)
  return `h${line}q${r} 0 ${r} ${r}v${line}q0 ${r} ${-r} ${r}h${-line}q${-r} 0 ${-r} ${-r}v${-line}q0 ${-r} ${r} ${-r}z`
}

/** The same without its upper right corner: what it shows is old. */
function cutOutlineOf(side: number): string {
  const cut = round(side * 0.4)
  return `h${round(side - cut)}l${cut} ${cut}v${round(side - cut)}h${-side}v${-side}z`
}

export type Drawing = {
  /** One path a kind, so that new colours for 514 tiles are eight changes of the page. */
  paths: (lookOf: (code: string) => Look) => Record<Kind, string>
  borders: string
  width: number
  height: number
}

/** What of a grid depends on its size alone; the paths then only join pieces. `pitch`: pixels from tile to tile. */
export function drawingOf(grid: Grid, pitch: number): Drawing {
  const side = pitch - GAP
  const whole = outlineOf(side)
  const cut = cutOutlineOf(side)
  const empty = outlineOf(side - 2)
  const r = Math.min(3, side / 4)
  const inner = Math.min(3, (side - 2) / 4)
  const pieces = grid.tiles.map(({ code, row, column }) => {
    const [x, y] = [column * pitch + GAP / 2, row * pitch + GAP / 2]
    return {
      code,
      whole: `M${x + r} ${y}${whole}`,
      cut: `M${x} ${y}${cut}`,
      // Smaller by its own line, so that two neighbours do not look like one thick line.
      empty: `M${x + 1 + inner} ${y + 1}${empty}`,
    }
  })
  return {
    paths(lookOf) {
      const parts = Object.fromEntries(KINDS.map((kind) => [kind, ''])) as Record<Kind, string>
      for (const piece of pieces) {
        const { kind, old } = lookOf(piece.code)
        parts[kind] += kind === 'absent' ? piece.empty : old ? piece.cut : piece.whole
      }
      return parts
    },
    borders: bordersOf(grid, pitch),
    width: grid.columns * pitch,
    height: grid.rows * pitch,
  }
}

/** Where two tiles of different provinces touch. */
function bordersOf(grid: Grid, pitch: number): string {
  const at = placesOf(grid)
  return grid.tiles
    .map((tile) => {
      const [x, y] = [(tile.column + 1) * pitch, (tile.row + 1) * pitch]
      const east = at(tile.row, tile.column + 1)
      const south = at(tile.row + 1, tile.column)
      const isOther = (next: Tile | undefined) => next && provinceOf(next) !== provinceOf(tile)
      return (
        (isOther(east) ? `M${x} ${y - pitch}v${pitch}` : '') + (isOther(south) ? `M${x - pitch} ${y}h${pitch}` : '')
      )
    })
    .join('')
}

/** Looks up the tile of a cell. */
export function placesOf(grid: Grid): (row: number, column: number) => Tile | undefined {
  const cells = new Map(grid.tiles.map((tile) => [tile.row * grid.columns + tile.column, tile]))
  return (row, column) => (column < 0 || column >= grid.columns ? undefined : cells.get(row * grid.columns + column))
}

const DIRECTIONS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

export const isDirection = (key: string): boolean => key in DIRECTIONS

/** The next tile in the direction of an arrow key, over the sea too: straight ahead is nearer than aside. */
export function nextTile(grid: Grid, from: Tile, key: string): Tile {
  const [down, right] = DIRECTIONS[key]!
  let best = from
  let least = Infinity
  for (const tile of grid.tiles) {
    const [rows, columns] = [tile.row - from.row, tile.column - from.column]
    const ahead = rows * down + columns * right
    if (ahead <= 0) continue
    const far = ahead + 3 * Math.abs(rows * right + columns * down)
    if (far < least) [best, least] = [tile, far]
  }
  return best
}
