/** Paths of complaints, needs and referrals, by what an officer does: the parts that `permission` gives to roles. */

/** Complaints and families of one's own scope, masked; `regulation.service`: what the rules say to whoever takes a complaint. */
export const seesComplaints = [
  'regulation.service',
  'unit.list',
  'household.show',
  'complaint.show',
  'item.queue',
  'item.counts',
  'file.list',
  'file.open',
] as const
/** Whoever takes down what a family tells, and keeps its card right. */
export const registers = [
  'household.register',
  'household.change',
  'person.add',
  'person.change',
  'complaint.register',
  'file.add',
] as const
/** Shows what is masked; each showing is in the audit trail (handbook §3.3). */
export const reveals = ['household.number', 'person.identity'] as const
const anyDesk = [
  'item.identify',
  'item.visit',
  'item.verify',
  'item.wait',
  'item.resume',
  'item.finish',
  'item.feedback',
] as const
export const villageDesk = [...anyDesk, 'item.handle', 'item.forward', 'item.propose'] as const
export const officeDesk = [
  ...anyDesk,
  'item.take',
  'item.submit',
  'item.propose',
  'item.enqueue',
  'item.cancel',
  'item.close',
  'referral.send',
  'referral.withdraw',
] as const
/** Whoever decides on a service (handbook §5.3, state 7). */
export const decides = ['item.revise', 'item.finish', 'item.extend', 'referral.send', 'referral.extend'] as const
