import { extendItem } from '@slrt/domain/extension'
import { feedBack, FeedbackOnItem, FinishItem, moveItem, ReasonedAct, ActOnItem, whoOf } from '@slrt/domain/item'
import { counts, queue } from './item-queue.ts'
import { clockOf, saveMoved, standingOf, type Standing } from './moved.ts'
import { commandOn, router, type Eager, type Room } from './trpc.ts'

type Input = { id: string; version: number; note?: string; resolution?: FinishItem['resolution'] }

const look = (room: Eager, { id }: Input) => standingOf(room, id)

/** An act on a need: decide by the table of transitions, save. `act` is its path. */
async function act(room: Room, path: string, input: Input, looked: Promise<Standing>): Promise<void> {
  const [{ item, referrals }, clock] = await Promise.all([looked, clockOf(room)])
  const moved = moveItem(item, referrals, path, input, whoOf(room.actor), clock)
  await saveMoved(room, moved, { note: input.note })
}

/** An act whose words are the officer's own affair, and one that must give a reason. */
const plain = (path: string) => commandOn(ActOnItem, look, (room, input, looked) => act(room, path, input, looked))
const reasoned = (path: string) => commandOn(ReasonedAct, look, (room, input, looked) => act(room, path, input, looked))

const feedback = commandOn(FeedbackOnItem, look, async (room, input, looked) => {
  const [{ item, referrals }, clock] = await Promise.all([looked, clockOf(room)])
  const moved = feedBack(item, referrals, input, whoOf(room.actor), clock)
  await saveMoved(room, moved, { note: input.note })
})

const extend = commandOn(ReasonedAct, look, async (room, input, looked) => {
  const [{ item, referrals }, clock] = await Promise.all([looked, clockOf(room)])
  await saveMoved(room, extendItem(item, referrals, input, whoOf(room.actor), clock), { note: input.note })
})

export const itemRouter = router({
  queue,
  counts,
  identify: plain('item.identify'),
  visit: plain('item.visit'),
  verify: reasoned('item.verify'),
  handle: plain('item.handle'),
  forward: plain('item.forward'),
  take: plain('item.take'),
  submit: plain('item.submit'),
  revise: reasoned('item.revise'),
  propose: reasoned('item.propose'),
  enqueue: reasoned('item.enqueue'),
  wait: reasoned('item.wait'),
  resume: plain('item.resume'),
  finish: commandOn(FinishItem, look, (room, input, looked) => act(room, 'item.finish', input, looked)),
  feedback,
  close: plain('item.close'),
  cancel: reasoned('item.cancel'),
  reopen: reasoned('item.reopen'),
  extend,
})
