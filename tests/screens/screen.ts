import type { Page } from 'playwright-core'
import type { World } from './world.ts'

/** One screen in one state: a line here is a set of pictures and all checks on them. */
export type Screen = {
  name: string
  state: string
  path: string | ((world: World) => string)
  /** who looks; nobody when absent */
  as?: keyof World['people']
  /** paths of the server that answer with this instead, or never */
  answers?: Record<string, Answer | 'never'>
  /** what is done before the picture */
  act?: (page: Page) => Promise<void>
  /** the picture is taken while the answer is still to come */
  waits?: boolean
  /** keeps the files on the device first, so that it can open without network */
  worker?: boolean
  /** which of its pictures stands in docs/screens */
  docs?: string
}

type Answer = {
  status: number
  code: string
  facts?: Record<string, string | number>
  after?: string
  fields?: object[]
}

export const broken: Answer = { status: 500, code: 'server.failed' }
export const press = (name: string | RegExp) => async (page: Page) => page.getByRole('button', { name }).first().click()
export const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value)
}

export const inEnglish = async (page: Page) => {
  await page.evaluate(() => localStorage.setItem('slrt.language', 'en'))
  await page.reload()
}

export const screen = (
  name: string,
  state: string,
  path: Screen['path'],
  more: Omit<Screen, 'name' | 'state' | 'path'> = {},
) => ({
  name,
  state,
  path,
  ...more,
})
