import type { Role } from '@slrt/domain/permission'
import { createSignal } from 'solid-js'
import { get } from './http.ts'
import type { Problem } from './problem.ts'

export type Membership = {
  id: string
  tenant: string
  tenantName: string
  serviceName: string | null
  tenantState: 'AKTIF' | 'DITANGGUHKAN' | 'DITUTUP'
  /** Why the secretariat suspended the district. */
  stateReason: string | null
  /** Of a practice tenant the district that practises in it. */
  practiceOf: string | null
  /** The agency or partner that this membership is for. */
  unitName: string | null
  role: Role
  /** Empty: the whole tenant. */
  scope: { code: string; label: string }[]
  needsSecondFactor: boolean
  paths: string[]
}
export type Session = {
  person: { id: string; name: string }
  secondFactor: boolean
  memberships: Membership[]
}

const REMEMBERED = 'slrt.membership'
const KNOWN = 'slrt.session'
const [session, setSession] = createSignal<Session | null>()
const [trouble, setTrouble] = createSignal<Problem>()
const [chosen, setChosen] = createSignal(localStorage.getItem(REMEMBERED))
const [ended, setEnded] = createSignal(false)

/** `undefined` while nobody has answered yet, `null` when no one is signed in. */
export { session }
/** Why the question "who is signed in" has no answer, if it has none. */
export { trouble }
/** Whether a session ended by itself: the sign-in page then says that the work is still here. */
export { ended }

/** Names and roles of the last answer, so that the app opens without network; the server still decides everything. */
function known(): Session | undefined {
  try {
    return (JSON.parse(localStorage.getItem(KNOWN) ?? 'null') as Session | null) ?? undefined
  } catch {
    return undefined
  }
}

/** Asks the server who is signed in. Without network the last answer stands. */
export async function loadSession(): Promise<void> {
  const answer = await get<Session>('/api/session')
  if (answer.ok) {
    setTrouble(undefined)
    setEnded(false)
    localStorage.setItem(KNOWN, JSON.stringify(answer.body))
    setSession(answer.body)
  } else if (answer.problem.code === 'session.missing') {
    setTrouble(undefined)
    if (session() ?? known()) sessionEnded()
    else setSession(null)
  } else if (session() === undefined) {
    const last = answer.problem.code === 'network.none' ? known() : undefined
    if (last) setSession(last)
    else setTrouble(answer.problem)
  }
}

/** The membership that acts now: the chosen one, or the only one. */
export function acting(): Membership | undefined {
  const all = session()?.memberships ?? []
  return all.find((one) => one.id === chosen()) ?? (all.length === 1 ? all[0] : undefined)
}

/** Whether the acting membership may call a path. */
export const may = (path: string): boolean => acting()?.paths.includes(path) ?? false

/** The acting membership's role asks for a second factor that this person has not set up. */
export const lacksSecondFactor = (): boolean => (acting()?.needsSecondFactor && !session()?.secondFactor) ?? false

export function actAs(membership: string) {
  localStorage.setItem(REMEMBERED, membership)
  setChosen(membership)
}

/** The server no longer knows the session. What is written stays on the device. */
export function sessionEnded() {
  localStorage.removeItem(KNOWN)
  setEnded(true)
  setSession(null)
}

/** After signing out on purpose. */
export function forgetSession() {
  localStorage.removeItem(KNOWN)
  localStorage.removeItem(REMEMBERED)
  setChosen(null)
  setEnded(false)
  setSession(null)
}
