/** One area's place in a tile map: row and column from 0, north-west first. */
export type Tile = { readonly code: string; readonly row: number; readonly column: number }
export type Grid = { readonly tiles: readonly Tile[]; readonly rows: number; readonly columns: number }

/** Made by us (visual brief §6.1), since no grid of the 38 provinces was found. `code row,column` */
const PROVINCES = `
11 0,0 · 12 1,0 · 13 2,0 · 14 2,1 · 21 2,2 · 15 3,1 · 17 4,0 · 16 4,1 · 19 4,2 · 18 5,1 · 36 6,1 · 31 6,2 · 32 6,3 ·
33 6,4 · 35 6,5 · 34 7,4 · 51 7,6 · 52 7,7 · 53 7,8 · 61 3,3 · 62 3,4 · 64 3,5 · 65 2,5 · 63 4,5 · 75 2,7 · 71 2,8 ·
72 3,7 · 76 4,7 · 73 5,7 · 74 5,8 · 82 3,9 · 81 5,9 · 96 3,10 · 92 4,10 · 94 4,11 · 91 3,12 · 95 4,12 · 93 5,12`

/**
 * The 514 kabupaten and kota (visual brief §6.2): every province has as many cells as districts in a shape drawn by
 * hand, and its districts lie in them nearly as their centroids do. A run is `row.firstColumn:` and the last two digits
 * of the codes from west to east.
 */
const DISTRICTS = `
11 0.0:7206181173 1.0:71140704080374 2.1:09051517130216 3.3:12011075
12 3.7:7118761974 4.4:0506750708720923 5.4:151116170212201022 6.3:2425780173037721 7.5:041413
13 7.9:0807 8.7:1206750476 9.8:7774727303 10.8:0905021110 11.9:7101
14 6.12:077203 7.11:0671080510 8.12:01090204
15 9.13:08090607 10.13:01047105 11.13:720203
16 12.13:1305060771 13.14:7312741002 14.14:11040308 15.14:720901
17 11.11:0702 12.10:060308 13.11:710901 14.12:0504
18 15.17:1211 16.14:0408030205 17.14:1310717207 18.15:060901
19 11.19:0501 12.19:710402 13.20:0306
21 6.17:7105 7.17:020103 8.18:7204
31 19.18:01 20.17:737172 21.18:7475
32 20.20:16151312 21.20:7514110974 22.18:01717677731008 23.18:02721704780779 24.20:03050618
33 19.27:752018 20.24:76282725741917 21.25:29262422211516 22.25:03042373091413 23.25:02077110721112 24.24:01050608
34 24.28:017104 25.28:0203
35 20.31:212223242578 20.38:27281229 21.32:77181776152674 22.32:20190616147511 23.32:02717279731310 24.31:01030405070809
36 20.15:7273 21.15:040371 22.15:010274
51 22.40:010806 23.40:020407 24.40:037105
52 22.44:080305 23.44:01710672 24.45:020704
53 21.49:1510190605 22.49:180908071304 23.49:121716010321 24.50:1120147102
61 8.22:720107 9.22:0208030506 10.22:71120910 11.23:1104
62 10.26:06101205 11.25:0902710313 12.25:08071104 13.26:01
63 12.29:0911 13.27:04080607 14.27:71050302 15.27:720110
64 7.28:020803 8.27:11077274 9.27:010971
65 5.28:0304 6.27:020171
71 5.41:060304 6.40:057109 7.39:08747302 8.39:1101100772
72 7.33:030405 8.33:7108 9.33:100901 10.33:0212060711
73 11.34:2224 12.34:2673 13.33:181617 14.32:15721413 15.32:10111208 16.32:71060907 17.32:05040302 18.34:01
74 11.37:0209 12.36:08117112 13.37:01050310 14.37:06137204 15.38:141507
75 7.36:040501 8.36:027103
76 10.32:01 11.32:0206 12.32:0503 13.32:04
81 13.44:040601 14.44:09710572 15.46:0802 16.47:0307
82 7.45:0307 8.45:0106 9.45:7172 10.45:0402 11.44:0805
91 8.53:1906 9.53:05201071 10.54:150311
92 9.51:02 10.49:061211 11.49:030807
93 14.53:04030102
94 10.52:0107 11.52:030502 12.51:060804
95 11.55:0405 12.54:070106 13.54:080302
96 8.48:7104 9.48:030105 10.48:02`

function gridOf(tiles: readonly Tile[]): Grid {
  const most = (of: (tile: Tile) => number) => tiles.reduce((high, tile) => Math.max(high, of(tile) + 1), 0)
  return { tiles, rows: most(({ row }) => row), columns: most(({ column }) => column) }
}

const readProvinces = (): Tile[] =>
  [...PROVINCES.matchAll(/(\d\d) (\d+),(\d+)/g)].map(([, code, row, column]) => {
    return { code: code!, row: Number(row), column: Number(column) }
  })

function readDistricts(): Tile[] {
  return DISTRICTS.trim()
    .split('\n')
    .flatMap((line) => {
      const [province, ...runs] = line.split(' ')
      return runs.flatMap((run) => {
        const [, row, first, codes] = /^(\d+)\.(\d+):(\d+)$/.exec(run)!
        return codes!.match(/\d\d/g)!.map((code, at) => {
          return { code: `${province}.${code}`, row: Number(row), column: Number(first) + at }
        })
      })
    })
}

/** 38 tiles on 8 rows of 13. */
export const provinceGrid: Grid = gridOf(readProvinces())
/** 514 tiles on 26 rows of 57. */
export const districtGrid: Grid = gridOf(readDistricts())

/** The districts of one province alone, moved to the corner, for a small window. */
export function gridOfProvince(province: string): Grid {
  const own = districtGrid.tiles.filter(({ code }) => code.startsWith(`${province}.`))
  const row = Math.min(...own.map((tile) => tile.row))
  const column = Math.min(...own.map((tile) => tile.column))
  return gridOf(own.map((tile) => ({ ...tile, row: tile.row - row, column: tile.column - column })))
}

/** Three letters for a province, as they stand in its tile. */
export const provinceLetters: Readonly<Record<string, string>> = Object.fromEntries(
  (
    '11 ACE 12 SUT 13 SUB 14 RIA 15 JAM 16 SUS 17 BKL 18 LAM 19 BAB 21 KEP 31 JKT 32 JBR 33 JTG 34 DIY 35 JTM 36 BTN ' +
    '51 BAL 52 NTB 53 NTT 61 KLB 62 KLT 63 KLS 64 KTM 65 KLU 71 SLU 72 SLT 73 SLS 74 STR 75 GOR 76 SLB 81 MAL 82 MLU ' +
    '91 PAP 92 PAB 93 PAS 94 PAT 95 PAG 96 PBD'
  )
    .match(/\d\d \w{3}/g)!
    .map((pair) => pair.split(' ') as [string, string]),
)
