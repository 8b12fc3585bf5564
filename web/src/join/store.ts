import type { Content, SaveSection, Written } from '@slrt/domain/application'
import { createSignal } from 'solid-js'
import type { Answer } from '../http.ts'
import type { Problem } from '../problem.ts'
import { join, type Shown } from './client.ts'
import { applicationToken, forgetToken, rememberToken } from './token.ts'

const [application, setApplication] = createSignal<Shown>()
const [trouble, setTrouble] = createSignal<Problem>()
const [saving, setSaving] = createSignal(false)
const [savedAt, setSavedAt] = createSignal<number>()
const [unsaved, setUnsaved] = createSignal(false)
const [clash, setClash] = createSignal<Written>()

/** What the server last said of the application; the problem when it could not be asked. */
export { application, trouble }
/** Whether something is on its way, when the server last took something, and whether something could not be sent. */
export { saving, savedAt, unsaved }
/** A section that somebody with the same link wrote at the same time. */
export { clash }

export async function load(): Promise<void> {
  setTrouble(undefined)
  taken(await join.show(applicationToken()))
}

/** The answer to an act is how the application now stands. */
export function taken(answer: Answer<Shown>): boolean {
  if (answer.ok) setApplication(answer.body)
  else setTrouble(answer.problem)
  return answer.ok
}

export async function begin(areas: string[]): Promise<Problem | undefined> {
  const answer = await join.start(areas)
  if (!answer.ok) return answer.problem
  leave()
  rememberToken(answer.body.token)
  return undefined
}

/** This device forgets the application; it stays where it is, for whoever has the link. */
export function leave(): void {
  forgetToken()
  waiting.clear()
  setApplication(undefined)
  setTrouble(undefined)
  setUnsaved(false)
  setClash(undefined)
  setSavedAt(undefined)
  for (const name of ['area', 'contact', 'basis'] as const) localStorage.removeItem(placeOf(name))
}

type Section = Content[Written]
const waiting = new Map<Written, Section>()
/** What the server had when the writing began: tells a colleague's change from one's own. */
const bases = new Map<Written, string>()
const placeOf = (name: Written) => `slrt.join.${name}`
let timer: ReturnType<typeof setTimeout> | undefined
let draining: Promise<void> | undefined

/** What was written on this device and has not arrived yet. */
export function unsent<Name extends Written>(name: Name): Content[Name] | undefined {
  const text = localStorage.getItem(placeOf(name))
  if (!text) return undefined
  const kept = JSON.parse(text) as { token: string; content: Content[Name] }
  return kept.token === applicationToken() ? kept.content : undefined
}

/** Keeps a section on the device at every letter, whether or not the server may have it. */
export const keepHere = (name: Written, content: Section) =>
  localStorage.setItem(placeOf(name), JSON.stringify({ token: applicationToken(), content }))

/** Hands a section to the server; a later one of the same section takes its place. */
export function save(name: Written, content: Section): Promise<void> {
  if (!waiting.has(name)) bases.set(name, JSON.stringify(application()?.content[name]))
  waiting.set(name, content)
  return drain()
}

/** Sends what waits, one after the other: each save is about the version before it. */
export function drain(): Promise<void> {
  clearTimeout(timer)
  setSaving(true)
  return (draining ??= run().finally(() => {
    draining = undefined
    setSaving(false)
  }))
}

const passing = (problem: Problem) => problem.status === 0 || problem.status === 429 || (problem.status ?? 500) >= 500

/** Saves of others that may come in between before one gives up for a while. */
const PATIENCE = 5

async function run(): Promise<void> {
  let overtaken = 0
  for (let next = first(); next && application(); next = first()) {
    const [name, content] = next
    const { version } = application()!
    // The pair belongs together: both come from the same entry of the map.
    const section = { name, content } as SaveSection['section']
    const answer = await join.save({ token: applicationToken(), version, section })
    if (answer.ok) {
      setApplication(answer.body)
      setSavedAt(Date.now())
      setUnsaved(false)
      if (waiting.get(name) === content) arrived(name)
      else bases.set(name, JSON.stringify(answer.body.content[name]))
    } else if (answer.problem.code === 'application.changed' && ++overtaken < PATIENCE) {
      if (!(await sameStill(name))) return
    } else {
      if (passing(answer.problem)) timer = setTimeout(() => void drain(), 10_000)
      else {
        waiting.delete(name)
        await load()
      }
      return void setUnsaved(true)
    }
  }
}

const first = () => [...waiting].find(([name]) => name !== clash())

function arrived(name: Written) {
  waiting.delete(name)
  localStorage.removeItem(placeOf(name))
}

/** After a colleague's save: whether this section is still what it was when the writing began. */
async function sameStill(name: Written): Promise<boolean> {
  const answer = await join.show(applicationToken())
  if (!taken(answer)) return false
  if (JSON.stringify(application()!.content[name]) === bases.get(name)) return true
  setClash(name)
  return false
}

/** Ends a clash: with what was written here, or with what stands. */
export async function settle(use: 'mine' | 'theirs'): Promise<void> {
  const name = clash()
  setClash(undefined)
  if (!name) return
  if (use === 'theirs') return arrived(name)
  bases.set(name, JSON.stringify(application()?.content[name]))
  await drain()
}

addEventListener('online', () => waiting.size > 0 && void drain())
