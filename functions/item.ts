import { extendItem } from '@slrt/domain/extension'
import { feedBack, FeedbackOnItem, FinishItem, moveItem, ReasonedAct, ActOnItem, whoOf } from '@slrt/domain/item'
import { counts, queue } from './item-queue.ts'
import { clockOf, saveMoved, standingOf } from './moved.ts'
import { command, router, type Room } from './trpc.ts'

/** An act on a need: load, decide by the table of transitions, save. `act` is its path. */
async function act(
  room: Room,
  path: string,
  input: { id: string; version: number; note?: string; resolution?: FinishItem['resolution'] },
): Promise<void> {
  const [{ item, referrals }, clock] = await Promise.all([standingOf(room, input.id), clockOf(room)])
  const moved = moveItem(item, referrals, path, input, whoOf(room.actor), clock)
  await saveMoved(room, moved, { note: input.note })
}

/** An act whose words are the officer's own affair, and one that must give a reason. */
const plain = (path: string) => command(ActOnItem, (room, input) => act(room, path, input))
const reasoned = (path: string) => command(ReasonedAct, (room, input) => act(room, path, input))

const feedback = command(FeedbackOnItem, async (room, input) => {
  const [{ item, referrals }, clock] = await Promise.all([standingOf(room, input.id), clockOf(room)])
  const moved = feedBack(item, referrals, input, whoOf(room.actor), clock)
  await saveMoved(room, moved, { note: input.note })
})

const extend = command(ReasonedAct, async (room, input) => {
  const [{ item, referrals }, clock] = await Promise.all([standingOf(room, input.id), clockOf(room)])
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
  finish: command(FinishItem, (room, input) => act(room, 'item.finish', input)),
  feedback,
  close: plain('item.close'),
  cancel: reasoned('item.cancel'),
  reopen: reasoned('item.reopen'),
  extend,
})
