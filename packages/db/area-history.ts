/** The day of the regulation that lists all codes now valid (Kepmendagri 300.2.2-2138/2025). */
export const LISTED_ON = '2025-04-25'

/** The day of the list before the regrouping of Papua (Kepmendagri 050-145/2022), which has the codes closed below. */
export const FORMERLY_LISTED_ON = '2022-02-14'

export type Regrouping = {
  readonly law: string
  /** First day of the new codes, and so the first day without the old ones. */
  readonly on: string
  readonly province: string
  /** Old code, its successor, the name without prefix. */
  readonly districts: readonly (readonly [code: string, successor: string, name: string])[]
}

/**
 * The four provinces cut out of Papua and Papua Barat in 2022 gave 26 kab/kota a new code. NIK and KK numbers, and
 * every file from before, go on carrying the old one (handbook §9.1).
 */
export const REGROUPINGS: readonly Regrouping[] = [
  {
    law: 'UU 14/2022',
    on: '2022-07-25',
    province: '93',
    districts: [
      ['91.01', '93.01', 'Merauke'],
      ['91.16', '93.02', 'Boven Digoel'],
      ['91.17', '93.03', 'Mappi'],
      ['91.18', '93.04', 'Asmat'],
    ],
  },
  {
    law: 'UU 15/2022',
    on: '2022-07-25',
    province: '94',
    districts: [
      ['91.04', '94.01', 'Nabire'],
      ['91.07', '94.02', 'Puncak Jaya'],
      ['91.08', '94.03', 'Paniai'],
      ['91.09', '94.04', 'Mimika'],
      ['91.25', '94.05', 'Puncak'],
      ['91.26', '94.06', 'Dogiyai'],
      ['91.27', '94.07', 'Intan Jaya'],
      ['91.28', '94.08', 'Deiyai'],
    ],
  },
  {
    law: 'UU 16/2022',
    on: '2022-07-25',
    province: '95',
    districts: [
      ['91.02', '95.01', 'Jayawijaya'],
      ['91.12', '95.02', 'Pegunungan Bintang'],
      ['91.13', '95.03', 'Yahukimo'],
      ['91.14', '95.04', 'Tolikara'],
      ['91.21', '95.05', 'Mamberamo Tengah'],
      ['91.22', '95.06', 'Yalimo'],
      ['91.23', '95.07', 'Lanny Jaya'],
      ['91.24', '95.08', 'Nduga'],
    ],
  },
  {
    law: 'UU 29/2022',
    on: '2022-12-08',
    province: '96',
    districts: [
      ['92.01', '96.01', 'Sorong'],
      ['92.04', '96.02', 'Sorong Selatan'],
      ['92.05', '96.03', 'Raja Ampat'],
      ['92.09', '96.04', 'Tambrauw'],
      ['92.10', '96.05', 'Maybrat'],
      ['92.71', '96.71', 'Sorong'],
    ],
  },
]
