import type { Grid, Tile } from './grid.ts'
import { KINDS, type Kind, type Look } from './kind.ts'

/** Space between two tiles, in pixels. */
export const GAP = 2
const provinceOf = ({ code }: Tile) => code.slice(0, 2)
const round = (value: number) => Math.round(value * 10) / 10

/** A tile's outline with round corners, as part of a path: relative, from its upper left corner's end. */
function outlineOf(side: number): string {
  const r = cornerOf(side)
  const line = round(side - 2 * r)
  return `h${line}q${r} 0 ${r} ${r}v${line}q0 ${r} ${-r} ${r}h${-line}q${-r} 0 ${-r} ${-r}v${-line}q0 ${-r} ${r} ${-r}z`
}
const cornerOf = (side: number) => Math.min(3, side / 4)

/** What of a tile does not change with its colour: `0` an empty tile, `1` a whole one, `2` one without a corner. */
export type Shape = '0' | '1' | '2'
export const shapeOf = ({ kind, old }: Look): Shape => (kind === 'absent' ? '0' : old ? '2' : '1')

export type Outlines = { whole: string; empty: string; corners: string; cuts: string }
export type Drawing = {
  /**
   * One path a kind, so that new colours for 514 tiles are a handful of changes of the page. Empty tiles have none.
   * Squares, since browsers read these anew with every measure; the mat makes their corners round.
   */
  fills: (lookOf: (code: string) => Look) => Record<Kind, string>
  /** Lines around tiles, and what hides the corners of some: the same for every colour, and by far the dearer part. */
  outlines: (shapes: string) => Outlines
  /** All between the tiles, to lie over their squares. */
  mat: string
  borders: string
  width: number
  height: number
}

/** What of a grid depends on its size alone; the paths then only join pieces. `pitch`: pixels from tile to tile. */
export function drawingOf(grid: Grid, pitch: number): Drawing {
  const side = pitch - GAP
  const cut = round(side * 0.45)
  const [width, height] = [grid.columns * pitch, grid.rows * pitch]
  const pieces = grid.tiles.map(({ code, row, column }) => {
    const [x, y] = [column * pitch + GAP / 2, row * pitch + GAP / 2]
    return {
      code,
      square: `M${x} ${y}h${side}v${side}h${-side}z`,
      whole: `M${x + cornerOf(side)} ${y}${outlineOf(side)}`,
      // Smaller by its own line, so that two neighbours do not look like one thick line.
      empty: `M${x + 1 + cornerOf(side - 2)} ${y + 1}${outlineOf(side - 2)}`,
      corner: `M${round(x + side - cut - 1)} ${y - 1}h${cut + 2}v${cut + 2}z`,
      cut: `M${round(x + side - cut)} ${y}l${cut} ${cut}`,
    }
  })
  // Measures differ in whether data can be old: two or three sets of outlines come again and again.
  const known = new Map<string, Outlines>()
  return {
    fills(lookOf) {
      const parts = Object.fromEntries(KINDS.map((kind) => [kind, ''])) as Record<Kind, string>
      for (const piece of pieces) {
        const { kind } = lookOf(piece.code)
        if (kind !== 'absent') parts[kind] += piece.square
      }
      return parts
    },
    outlines(shapes) {
      const join = (part: 'whole' | 'empty' | 'corner' | 'cut', wanted: string) =>
        pieces.map((piece, at) => (wanted.includes(shapes[at]!) ? piece[part] : '')).join('')
      let lines = known.get(shapes)
      if (!lines) {
        lines = {
          whole: join('whole', '12'),
          empty: join('empty', '0'),
          corners: join('corner', '2'),
          cuts: join('cut', '2'),
        }
        known.set(shapes, lines)
      }
      return lines
    },
    mat: `M0 0h${width}v${height}h${-width}z${pieces.map(({ whole }) => whole).join('')}`,
    borders: bordersOf(grid, pitch),
    width,
    height,
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
