import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

const refused = [
  ['packages/domain', `export { sql } from 'drizzle-orm'`],
  ['packages/domain', `export { readFile } from 'node:fs'`],
  ['packages/domain', `export { z } from 'zod'`],
  ['packages/domain', `export { staff } from '@slrt/db/staff'`],
  ['packages/db', `export { appRouter } from '@slrt/functions/router'`],
  ['functions', `export { Pool } from 'pg'`],
  ['functions', `export { createSignal } from 'solid-js'`],
  ['web/src', `export { appRouter } from '@slrt/functions/router'`],
  ['web/src', `export { staff } from '@slrt/db/staff'`],
  ['stacks', `export { newId } from '@slrt/domain/id'`],
  ['stacks', `export { handler } from '../functions/lambda.ts'`],
] as const

const allowed = [
  ['packages/domain', `export { object } from 'zod/mini'`],
  ['packages/db', `export { newId } from '@slrt/domain/id'`],
  ['functions', `export { staff } from '@slrt/db/staff'`],
  ['web/src', `export type { AppRouter } from '@slrt/functions/router'`],
] as const

type Finding = { filename: string; code: string }

test('the linter holds who may import whom', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slrt-imports-'))
  const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as { options: object }
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify({ ...config, options: {} }))
  const files = [...refused, ...allowed].map(([under, line], at) => {
    mkdirSync(join(folder, under), { recursive: true })
    const path = join(under, `file-${at}.ts`)
    writeFileSync(join(folder, path), `${line}\n`)
    return path
  })
  const { stdout } = spawnSync('oxlint', ['-f', 'json'], { cwd: folder, encoding: 'utf8' })
  rmSync(folder, { recursive: true, force: true })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Finding[] }
  const found = diagnostics.filter(({ code }) => code.includes('no-restricted-imports')).map(({ filename }) => filename)
  expect(files.filter((path) => found.includes(path))).toEqual(files.slice(0, refused.length))
})
