import type { Category } from '@slrt/domain/category'
import type { ItemState } from '@slrt/domain/item-state'
import { createEffect, createSignal, type Accessor } from 'solid-js'
import { createStore } from 'solid-js/store'
import { createSending } from '../form.ts'
import type { Entry } from '../offline/entry.ts'
import { outbox } from '../offline/outbox.ts'
import { t, tCode } from '../text/text.ts'
import { sayDone } from '../ui/Toaster.tsx'
import { emptyAct, inputOf, problemsOf } from './act-form.ts'
import { arranged, asksOf } from './acts.ts'
import { isOverdue } from './status.ts'

export type Need = {
  readonly id: string
  readonly complaint: string
  readonly head: string
  readonly desa: { readonly code: string }
  readonly category: Category
  readonly state: ItemState
  readonly isMine: boolean
  readonly due: string | null
  readonly isProvisional: boolean
  readonly version: number
  readonly acts: readonly string[]
}

export const actWord = (act: string): string => tCode('act.', act, 'act.more')

/** Whether a command is about this need; that of a referral names it as `item`. */
const isAbout = ({ content }: Entry, id: string) => content?.input['id'] === id || content?.input['item'] === id

/**
 * What can be done with one need, which act is open, and its sending. The panel and the dock of a phone share one.
 * @param need the same need for as long as this lives; its acts change with it
 * @param again asks for the page's data anew
 */
export function createActingOn(need: Accessor<Need>, again: () => Promise<void>) {
  const { id } = need()
  const subject = `complaint:${need().complaint}`
  const sending = createSending()
  const [values, set] = createStore(emptyAct())
  const [asked, setAsked] = createSignal('')

  const isWaiting = () =>
    outbox
      .entries()
      .some(
        (entry) =>
          entry.subject === subject && isAbout(entry, id) && (entry.state === 'waiting' || entry.state === 'sending'),
      )
  // Not `isWaiting` alone: while a form is being sent, its entry is there too, and the form must stay.
  const [kept, setKept] = createSignal(isWaiting())
  createEffect(() => !isWaiting() && setKept(false))

  const chosen = () => (need().acts.includes(asked()) ? asked() : '')
  const choice = () => {
    const { state, acts, isMine } = need()
    return arranged(state, acts, isMine, isOverdue(need()))
  }

  async function send(act: string) {
    const asks = asksOf(act)
    if (!sending.accepts(problemsOf(asks, values))) return
    const result = await sending.send(act, inputOf(asks, need(), values), subject, need().head)
    if (result !== 'refused') {
      setAsked('')
      set(emptyAct())
    }
    if (result === 'waiting') return void setKept(true)
    if (result === 'done') sayDone(t('act.done', { act: actWord(act) }))
    // Also when it was refused: the page then shows what somebody else has done meanwhile.
    await again()
  }

  return {
    need,
    sending,
    values,
    set,
    kept,
    chosen,
    choice,
    /** The act of the filled button; none while a form is open. */
    main: () => (!kept() && !chosen() && choice().leads ? choice().shown[0] : undefined),
    send,
    press: (act: string) => (asksOf(act) === 'nothing' ? void send(act) : void setAsked(act)),
    leave() {
      sending.say()
      setAsked('')
    },
  }
}

export type ActingOn = ReturnType<typeof createActingOn>
