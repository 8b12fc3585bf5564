import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { DEEDS } from '@slrt/domain/approval'
import { CLOCK_STATES } from '@slrt/domain/clock'
import { KEY_NAMES } from '@slrt/domain/regulation-keys'

const root = join(import.meta.dirname, '../..')
const read = (pattern: string) =>
  globSync(pattern, { cwd: root, exclude: (path) => path.includes('node_modules') }).map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }))

/** Something that a file of the domain says at its outermost level: a function, a constant. */
type Piece = { readonly file: string; readonly name: string; readonly text: string }

const pieces: Piece[] = read('packages/domain/*.ts').flatMap(({ path, text }) => {
  const starts = [...text.matchAll(/^(?:export )?(?:async )?(?:function\*?|const) (\w+)/gm)]
  return starts.map((start, at) => ({
    file: basename(path, '.ts'),
    name: start[1]!,
    text: text.slice(start.index, starts[at + 1]?.index),
  }))
})

/** What the product takes out of the domain: `file.name`. */
const taken = new Set(
  read('{functions,web/src}/**/*.{ts,tsx}').flatMap(({ text }) =>
    [...text.matchAll(/import (?:(\* as \w+)|\{([^}]*)\}) from '@slrt\/domain\/([\w-]+)'/g)].flatMap(
      ([, all, names = '', file]) => {
        const parts = all
          ? text.matchAll(new RegExp(`\\b${all.slice(5)}\\.(\\w+)`, 'g'))
          : names.matchAll(/(\w+)[^,]*/g)
        return [...parts].map(([, name]) => `${file}.${name}`)
      },
    ),
  ),
)

const wordsIn = (text: string) => new Set(text.match(/\w+/g))

/** Pieces that the product reaches, directly or through others. */
function reachedOf(all: readonly Piece[], outside: ReadonlySet<string>): Piece[] {
  const found = new Set(all.filter(({ file, name }) => outside.has(`${file}.${name}`)))
  for (const piece of found) {
    const words = wordsIn(piece.text)
    for (const other of all) if (words.has(other.name)) found.add(other)
  }
  return [...found]
}

/** The keys that a piece resolves: by their names, or a whole family by its template. */
const resolvedIn = ({ text }: Piece): string[] =>
  [...text.matchAll(/resolve\(\s*\w+,\s*(?:'([\w.]+)'|`(clock|approval)\.\$\{\w+\}`)/g)].flatMap(([, key, family]) => {
    if (key) return [key]
    return family === 'clock' ? CLOCK_STATES.map((state) => `clock.${state}`) : DEEDS.map((deed) => `approval.${deed}`)
  })

const unreadOf = (all: readonly Piece[], outside: ReadonlySet<string>) => {
  const read = new Set(reachedOf(all, outside).flatMap(resolvedIn))
  return KEY_NAMES.filter((key) => !read.has(key))
}

test('every key of the regulation has a reader in the domain that the product uses', () => {
  expect(unreadOf(pieces, taken)).toEqual([])
})

test('a key that nobody resolves, and one whose reader nobody uses, would be found', () => {
  const nobody = pieces.map((one) => ({ ...one, text: one.text.replace("'calendar.week'", "'calendar.hours'") }))
  expect(unreadOf(nobody, taken)).toEqual(['calendar.week'])
  const deciders = [...taken].filter((name) => name !== 'deciders.decidersOf')
  expect(unreadOf(pieces, new Set(deciders))).toEqual(DEEDS.map((deed) => `approval.${deed}`))
})
