import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { folderFiles } from '@slrt/functions/files'

describe('a folder of files', () => {
  const store = async () => {
    const root = await mkdtemp(join(tmpdir(), 'slrt-files-'))
    onTestFinished(() => rm(root, { recursive: true, force: true }))
    return { root, files: folderFiles(root) }
  }

  test('keeps, lists and drops by key; what is not there is null, and no error to drop', async () => {
    const { root, files } = await store()
    expect(await files.list('32.04/')).toEqual([])
    await files.put('32.04/a', Buffer.from('satu'))
    await files.put('32.04/a', Buffer.from('dua'))
    await files.put('32.04/b/c', Buffer.from('tiga'))
    expect(String(await files.get('32.04/a'))).toBe('dua')
    expect(await files.get('32.04/x')).toBeNull()
    expect(await files.get('32.04/a/x')).toBeNull()
    const listed = await files.list('32.04/')
    expect(listed.map(({ key, bytes }) => [key, bytes]).sort(([a], [b]) => (a! < b! ? -1 : 1))).toEqual([
      ['32.04/a', 3],
      ['32.04/b/c', 4],
    ])
    for (const key of ['32.04/b/c', '32.04/a', '32.04/a']) await files.drop(key)
    expect(await readdir(root)).toEqual([])
  })

  test('writes and drops at the same time without losing anything', async () => {
    const { root, files } = await store()
    const names = Array.from({ length: 40 }, (_, n) => `upload/32.04/x/${n % 4}/${n}`)
    await Promise.all(
      names.map(async (name, n) => {
        await files.put(name, Buffer.alloc(n))
        if (n % 2) await files.drop(name)
      }),
    )
    expect((await files.list('upload/')).map(({ bytes }) => bytes).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, n) => n * 2),
    )
    expect((await readdir(root, { recursive: true })).filter((name) => /(^|\/)\./.test(name))).toEqual([])
  })

  test('is never left by a key', async () => {
    const { files } = await store()
    for (const key of [
      '../keys/index_key.key',
      '32.04/../../keys',
      '/etc/passwd',
      '32.04//a',
      '32.04/.hidden',
      '',
      'a\0b',
    ]) {
      await expect(files.get(key)).rejects.toThrow('not a key')
      await expect(files.put(key, Buffer.alloc(1))).rejects.toThrow('not a key')
    }
  })
})
