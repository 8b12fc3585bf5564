import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldPersonName, phoneticKey, tokensOf } from '@slrt/domain/name-token'

describe('one name, however it was written', () => {
  test.each([
    ['siti aminah', ['Siti Aminah', 'SITI AMINAH', 'Hj. Siti Aminah', 'St. Aminah', 'St Aminah', 'Sti. Aminah', 'Hj. St.Aminah', 'Hj. St. Aminah', 'SITI AMINAH S.PD.', 'Sitti Aminah', 'Ny. Siti Aminah', 'Siti  Aminah, S.Pd.', 'Siti Aminah, S. Pd', 'Almh. Siti Aminah', 'Sitiaminah', ' siti\u00a0aminah ']],
    ['muhammad yusuf', ['Muhammad Yusuf', 'Muh. Yusuf', 'Moh. Yusuf', 'M. Yusuf', 'M.Yusuf', 'M Yusuf', 'Mhd Yusuf', 'Moch. Yusuf', 'Mochammad Yusuf', 'Mohamad Yusuf', 'Mohammad Yusuf', 'Muhamad Yusuf', 'Mukhammad Yusuf', 'Mohd. Yusuf', 'H. Muh. Yusuf', 'K.H. M. Yusuf', 'Drs. H. Moh. Yusuf, M.Si', 'Prof. Dr. H. Muhammad Yusuf, S.H., M.H.', 'Muhammad bin Yusuf']],
    ['maruf', ["Ma'ruf", 'Ma’ruf', 'Maʼruf', 'MA`RUF', "H. Ma'ruf, A.Md.Keb."]],
    ['abdul rahman', ['Abdul Rahman', 'Abd. Rahman', 'Abd Rahman', 'Abdurrahman', 'Abdurahman', 'Abdulrahman', 'Abdoel Rahman']],
    ['abdul salam', ['Abdussalam', 'Abdul Salam']],
    ['abdullah', ['Abdullah', 'H. Abdullah', 'Abdullah, SE']],
    ['nur hayati', ['Nurhayati', 'Nur Hayati', 'Hj. Nurhayati, S.Pd.I', 'NUR HAYATI S.PD.I']],
    ['budi santoso', ['Budi Santoso', 'Ir. Budi Santoso, M.T.', 'Budi Santoso, ST', 'Budi Santoso ST', 'BUDI SANTOSO, S.T., M.M.', 'dr. Budi Santoso, Sp.A', 'Bpk. Budi Santoso']],
    ['asep saepudin hidayat', ['Asep Saepudin-Hidayat', 'Asep Saepudin / Hidayat', 'Ásep Saepudin Hidayat']],
  ])('%s', (folded, writings) => {
    expect(Object.fromEntries(writings.map((writing) => [writing, foldPersonName(writing)]))).toEqual(
      Object.fromEntries(writings.map((writing) => [writing, folded])),
    )
  }) // prettier-ignore

  test.each([
    ['Haji', 'haji'],
    ['M', 'm'],
    ['Nurdin', 'nurdin'],
    ['Nurul', 'nurul'],
    ['Sitinjak', 'sitinjak'],
    ['Santoso, Budi', 'santoso budi'],
    ['A. Rahman', 'a rahman'],
    ['Yusuf M.', 'yusuf m'],
    ['Maman Sagala', 'maman sagala'],
    ['佳', ''],
  ])('%s stays %s: nothing of a name is lost', (name, folded) => expect(foldPersonName(name)).toBe(folded))

  test('names that are two stay two', () => {
    const names = ['Siti Aminah', 'Siti Maryam', 'Aminah', 'Muhammad', 'Ahmad', 'Abdullah', 'Abdul Rahman', 'Yusuf', 'M. Yusuf'] // prettier-ignore
    expect(new Set(names.map(foldPersonName)).size).toBe(names.length)
  })
})

describe('spellings that sound alike have one key', () => {
  test.each([
    'soekarno sukarno', 'tjahjono cahyono', 'djuariah juariah', 'jusuf yusuf yusup', 'sjarif syarif sarif sarip syarief',
    'achmad akhmad ahmad', 'chairul khairul hairul', 'ridho rido', 'fathimah fatimah patimah fatima', 'sholeh soleh',
    'zainal jaenal zaenal djaenal', 'aziz azis asis', 'rizky riski rizqi rizki', 'faizal faisal paisal', 'alex aleks',
    'syamsuddin samsudin syamsudin', 'widjaja wijaya', 'soerja surya suria', 'njoman nyoman', 'arief arif arip',
    'nuraeni nuraini', 'maolana maulana', 'mutiya mutia muthia mutiah', 'dicky diki', 'bhakti bakti', 'novi nopi',
    'aisyah aisah aisya', 'dzikri zikri', 'deny deni', 'vera fera', 'rohmah rohma', 'jahja yahya',
  ])('%s', (spellings) => expect(new Set(spellings.split(' ').map(phoneticKey)).size).toBe(1)) // prettier-ignore

  test('different names keep different keys', () => {
    const names = 'siti budi asep dedi ani ina iis yanti santi candra hasan husen rini reni wati watu yuli suli'.split(
      ' ',
    )
    expect(new Set(names.map(phoneticKey)).size).toBe(names.length)
  })
})

describe('tokens of a name', () => {
  test('one a part, each going on with the parts that follow, and the parts that stand apart', () => {
    expect(tokensOf('Suharto')).toEqual(['suharto'])
    expect(tokensOf('Siti Aminah')).toEqual(['siti amina', 'amina siti'])
    expect(tokensOf('Hj. Siti Nur Aminah, S.Pd.')).toEqual([
      'siti nur amina',
      'nur amina siti',
      'amina siti nur',
      'siti amina',
    ])
    expect(tokensOf('佳')).toEqual([])
  })

  test('a part that is said twice counts once', () => expect(tokensOf('Asis Aziz')).toEqual(['asis']))

  test('of any two parts of a name some token begins with both, and with the earlier before the later one', () => {
    const parts = fc.uniqueArray(fc.constantFrom('asep', 'budi', 'dewi', 'karna', 'lina', 'tono', 'umar'), { minLength: 2, maxLength: 6 }) // prettier-ignore
    fc.assert(
      fc.property(parts, (name) => {
        const tokens = tokensOf(name.join(' ')).map((token) => `${token} `)
        for (const [at, one] of name.entries())
          for (const other of name.slice(at + 1))
            expect([name, tokens.some((token) => token.startsWith(`${one} ${other} `))]).toEqual([name, true])
      }),
    )
  })
})

describe('of any name', () => {
  const pieces = ['siti', 'st.', 'm.', 'muh', 'h.', 'hj', 's.pd', 's', 'pd', 'sh', 'st', 'bin', 'abd', 'abdurrahman', 'nurhayati', 'sitinurhayati', "ma'ruf", 'x.spd', 'dr', 'ny', ',', '/', 'Ünal', 'k.h', 'oe', 'a'] // prettier-ignore
  const names = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 7 }).map((parts) => parts.join(' ')),
  )

  test('folding what is folded changes nothing, and it is plain', () => {
    fc.assert(
      fc.property(names, (name) => {
        const folded = foldPersonName(name)
        expect(folded).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/)
        expect(foldPersonName(folded)).toBe(folded)
      }),
      { numRuns: 2000 },
    )
  })

  test('what is folded is found by the same tokens; capitals, blanks and apostrophes change none', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(tokensOf(foldPersonName(name))).toEqual(tokensOf(name))
        expect(tokensOf(name.toUpperCase().toLowerCase())).toEqual(tokensOf(name.toLowerCase()))
        expect(tokensOf(`  ${name.replaceAll(' ', '   ')} `)).toEqual(tokensOf(name))
        for (const token of tokensOf(name)) expect(token).toMatch(/^[a-z0-9]+( [a-z0-9]+){0,2}$/)
      }),
      { numRuns: 1000 },
    )
  })
})
