import type { Outputs } from '../api.ts'
import { acting } from '../session.tsx'
import { shortMoment } from '../text/date.ts'
import { hasText, t, tCode } from '../text/text.ts'
import type { Moment } from '../ui/Timeline.tsx'
import { unitText } from '../item/now.ts'

type Complaint = Outputs['complaint']['show']
type Event = Complaint['events'][number]

const REGISTERED = 'complaint.register'

/** Acts whose own word says more than the state that they lead to. */
const named = new Set(['item.verify', 'item.resume', 'item.expire', 'referral.withdraw'])

function titleOf({ act, before, after, unit }: Event): string {
  const facts = { unit: unitText(unit ? [unit] : []) }
  const own = `journey.${act}`
  if ((named.has(act) || before === after) && hasText(own)) return t(own, facts)
  return tCode('journey.', after, 'journey.other', facts)
}

/**
 * The journey of a complaint, newest first. One act may pass through several states, and a registration concerns all
 * needs: each is told once, by where it led,
 * unless the software closed the need with it.
 */
export function journeyOf(complaint: Complaint): Moment[] {
  const tenant = acting()?.tenant
  const last = new Set<string>()
  const told = complaint.events.filter(({ item, act, at, by }) => {
    const key = `${act === REGISTERED ? '' : item}|${act}|${at}|${by}`
    const isNew = !last.has(key)
    last.add(key)
    return isNew
  })
  const isSeveral = complaint.items.length > 1
  return told.map((event) => ({
    title: titleOf(event),
    detail:
      t('journey.by', {
        moment: shortMoment(event.at, tenant),
        by: event.by,
        role: tCode('role.', event.role, 'role.other'),
      }) + (event.late ? ` · ${t('journey.late')}` : ''),
    note: event.note,
    about: isSeveral && event.act !== REGISTERED ? tCode('category.', event.category, 'category.LNN01') : undefined,
  }))
}
