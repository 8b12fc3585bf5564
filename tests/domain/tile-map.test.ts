import { readAreas } from '@slrt/db/area-names'
import { describe, expect, test } from 'vitest'
import { drawingOf, isDirection, nextTile, placesOf, shapeOf } from '../../web/src/ui/tile-map/draw.ts'
import {
  districtGrid,
  gridOfProvince,
  provinceGrid,
  provinceLetters,
  type Grid,
} from '../../web/src/ui/tile-map/grid.ts'
import { KINDS, type Look } from '../../web/src/ui/tile-map/kind.ts'

const codesOf = (grid: Grid) => grid.tiles.map(({ code }) => code).sort()
const cells = (grid: Grid) => new Set(grid.tiles.map(({ row, column }) => `${row},${column}`))

describe('the grids', async () => {
  const areas = await readAreas()
  const listed = (level: string) =>
    areas
      .filter((area) => area.level === level)
      .map(({ code }) => code)
      .sort()

  test('have a tile for each district and province of the area list, and no other', () => {
    expect(districtGrid.tiles).toHaveLength(514)
    expect(codesOf(districtGrid)).toEqual(listed('district'))
    expect(provinceGrid.tiles).toHaveLength(38)
    expect(codesOf(provinceGrid)).toEqual(listed('province'))
    expect(Object.keys(provinceLetters).sort()).toEqual(listed('province'))
    expect(new Set(Object.values(provinceLetters)).size).toBe(38)
  })
})

test('no two tiles lie on one cell', () => {
  expect(cells(districtGrid).size).toBe(514)
  expect(cells(provinceGrid).size).toBe(38)
  expect([districtGrid.rows, districtGrid.columns, provinceGrid.rows, provinceGrid.columns]).toEqual([26, 57, 8, 13])
})

test('districts lie where they should: Kota Bandung within West Java, Aceh in the north-west, Merauke in the east', () => {
  expect(districtGrid.tiles.find(({ code }) => code === '32.73')).toEqual({ code: '32.73', row: 22, column: 22 })
  expect(districtGrid.tiles[0]).toEqual({ code: '11.72', row: 0, column: 0 })
  const east = districtGrid.tiles.filter(({ column }) => column === districtGrid.columns - 1)
  expect(new Set(east.map(({ code }) => code.slice(0, 2)))).toEqual(new Set(['91', '93', '95']))
})

test('the districts of a province alone keep their places to each other', () => {
  const own = gridOfProvince('32')
  expect(own.tiles).toHaveLength(27)
  const whole = districtGrid.tiles.filter(({ code }) => code.startsWith('32.'))
  const [first, second] = [own.tiles[0]!, whole[0]!]
  expect(own.tiles.map(({ row, column }) => [row - first.row, column - first.column])).toEqual(
    whole.map(({ row, column }) => [row - second.row, column - second.column]),
  )
})

test('a press finds the tile below it, and nothing in the sea', () => {
  const at = placesOf(districtGrid)
  for (const tile of districtGrid.tiles) expect(at(tile.row, tile.column)).toBe(tile)
  expect(at(0, 30)).toBeUndefined()
  expect(at(0, -1)).toBeUndefined()
  expect(at(22, districtGrid.columns)).toBeUndefined()
})

describe.each([
  ['districts', districtGrid],
  ['provinces', provinceGrid],
])('arrows over the %s', (_name, grid) => {
  const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

  test('go in their direction, or stay at the edge', () => {
    expect(keys.every(isDirection)).toBe(true)
    expect(isDirection('Enter')).toBe(false)
    for (const tile of grid.tiles) {
      const [up, down, left, right] = keys.map((key) => nextTile(grid, tile, key))
      expect(up!.row < tile.row || up === tile).toBe(true)
      expect(down!.row > tile.row || down === tile).toBe(true)
      expect(left!.column < tile.column || left === tile).toBe(true)
      expect(right!.column > tile.column || right === tile).toBe(true)
    }
  })

  test('reach every tile from every other, over the sea too', () => {
    const steps = new Map(grid.tiles.map((tile) => [tile.code, keys.map((key) => nextTile(grid, tile, key).code)]))
    const reachedFrom = (start: string) => {
      const seen = new Set([start])
      for (const code of seen) for (const next of steps.get(code)!) seen.add(next)
      return seen.size
    }
    const backwards = new Map<string, string[]>(grid.tiles.map(({ code }) => [code, []]))
    for (const [from, targets] of steps) for (const to of targets) backwards.get(to)!.push(from)
    const reaching = new Set([grid.tiles[0]!.code])
    for (const code of reaching) for (const from of backwards.get(code)!) reaching.add(from)
    expect(reachedFrom(grid.tiles[0]!.code)).toBe(grid.tiles.length)
    expect(reaching.size).toBe(grid.tiles.length)
  })
})

test('each tile is drawn once, in the path of its kind; an empty one and one with old data by their lines', () => {
  const drawing = drawingOf(districtGrid, 22)
  const looks = new Map(
    districtGrid.tiles.map(({ code }, at): [string, Look] => [code, { kind: KINDS[at % KINDS.length]!, old: at < 10 }]),
  )
  const fills = drawing.fills((code) => looks.get(code)!)
  const count = (path: string) => path.split('M').length - 1
  const of = (wanted: (look: Look) => boolean) => [...looks.values()].filter(wanted).length
  for (const kind of KINDS)
    expect(count(fills[kind]), kind).toBe(kind === 'absent' ? 0 : of((look) => look.kind === kind))
  const lines = drawing.outlines(districtGrid.tiles.map(({ code }) => shapeOf(looks.get(code)!)).join(''))
  expect(count(lines.empty)).toBe(of(({ kind }) => kind === 'absent'))
  expect(count(lines.whole)).toBe(of(({ kind }) => kind !== 'absent'))
  expect([count(lines.corners), count(lines.cuts)]).toEqual([9, 9])
  expect([drawing.width, drawing.height]).toEqual([57 * 22, 26 * 22])
})

test('borders run where two provinces touch, and nowhere within one', () => {
  expect(drawingOf(gridOfProvince('33'), 22).borders).toBe('')
  const pair: Grid = {
    tiles: [
      { code: '32.01', row: 0, column: 0 },
      { code: '33.01', row: 0, column: 1 },
      { code: '33.02', row: 1, column: 1 },
    ],
    rows: 2,
    columns: 2,
  }
  expect(drawingOf(pair, 10).borders).toBe('M10 0v10')
})
