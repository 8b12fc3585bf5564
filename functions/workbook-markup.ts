import { SaxesParser } from 'saxes'
import { Refusal } from '@slrt/domain/refusal'

/** What is done with the elements of a part: names and attributes come without their prefixes, and how words are spoken not. */
export type Markup = {
  readonly open?: (tag: string, attributes: Readonly<Record<string, string | undefined>>) => void
  readonly text?: (text: string) => void
  readonly close?: (tag: string) => void
}

/** How the words of a cell are spoken, in scripts that do not show it. */
const SPOKEN = 'rPh'
/** Text without an element in it that is longer belongs to no table. */
const LONGEST = 4 * 1024 * 1024

const bare = (name: string) => name.slice(name.indexOf(':') + 1)
/** As nearly all are: a sheet has millions. */
const isBare = (attributes: Readonly<Record<string, string>>) => {
  for (const name in attributes) if (name.includes(':')) return false
  return true
}
const bareKeys = (attributes: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => !name.startsWith('xmlns'))
      .map(([name, value]) => [bare(name), value]),
  )

/**
 * Reads markup (XML) as it arrives.
 * @returns after each block, when what it had was handed over
 * @throws Refusal `import.unreadable`
 */
export async function* readMarkup(blocks: AsyncIterable<Buffer>, handle: Markup): AsyncGenerator<void> {
  const parser = new SaxesParser()
  let [since, isSpoken] = [0, false]
  parser.on('error', () => {
    throw new Refusal('import.unreadable')
  })
  parser.on('opentag', ({ name, attributes }) => {
    since = 0
    isSpoken ||= bare(name) === SPOKEN
    if (!isSpoken) handle.open?.(bare(name), isBare(attributes) ? attributes : bareKeys(attributes))
  })
  const take = (text: string) => {
    if (!isSpoken) handle.text?.(text)
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('closetag', ({ name }) => {
    since = 0
    if (!isSpoken) handle.close?.(bare(name))
    else if (bare(name) === SPOKEN) isSpoken = false
  })
  let decoder: TextDecoder | undefined
  for await (const block of blocks) {
    decoder ??= new TextDecoder(block[0] === 0xff && block[1] === 0xfe ? 'utf-16le' : 'utf-8')
    if (since > LONGEST) throw new Refusal('import.unreadable')
    since += block.length
    parser.write(decoder.decode(block, { stream: true }))
    yield
  }
  parser.close()
}
