/**
 * Paths of the poverty register, by what an officer does with it: the parts that `permission` gives to roles (handbook
 * §3.3, §9, §10).
 */

/** Finding somebody in the register: a search names its purpose and stands in the audit trail. */
export const searches = ['person.search'] as const
/** A village knows its own families, and may leaf through them; everybody else searches, for a purpose (issue 5). */
export const seesNeighbours = ['household.list'] as const
/** What the register says of a family beyond its card: facts, programs, where each comes from. */
export const seesRegister = ['fact.show', 'fact.detail', 'participation.show', 'provenance.list'] as const
export const writesRegister = ['fact.save', 'participation.save'] as const
/** Files brought into the register, and the ledger of what was not taken in. */
export const imports = [
  'import.list',
  'import.show',
  'import.begin',
  'import.columns',
  'import.start',
  'import.pause',
  'import.resume',
  'import.cancel',
  'import.ledger',
  'import.mend',
  'import.skip',
  'import.rejected',
] as const
export const seesDuplicates = ['duplicate.list', 'duplicate.show', 'duplicate.cards'] as const
export const mergesDuplicates = [...seesDuplicates, 'duplicate.dismiss', 'duplicate.merge', 'duplicate.part'] as const
/** Families that are registered in another district. */
export const transfers = [
  'transfer.ask',
  'transfer.list',
  'transfer.answer',
  'transfer.withdraw',
  'transfer.accept',
] as const
/** Proposals to the national register: a district proposes, BPS ranks, the ministry decides (handbook §10). */
export const seesProposals = ['proposal.list', 'proposal.show', 'meeting.list', 'meeting.show'] as const
export const proposes = [
  ...seesProposals,
  'proposal.save',
  'proposal.submit',
  'proposal.withdraw',
  'proposal.tell',
] as const
export const checksGround = ['proposal.ground'] as const
export const checksIdentity = ['proposal.dukcapil', 'proposal.identity'] as const
export const holdsMeetings = [
  'meeting.open',
  'meeting.attend',
  'meeting.decide',
  'meeting.sign',
  'meeting.settle',
] as const
export const validates = [
  ...checksGround,
  ...checksIdentity,
  'proposal.validate',
  'proposal.giveBack',
  'proposal.refuse',
] as const
export const seesBatches = ['siks.list', 'siks.show'] as const
export const sendsBatches = [
  ...seesBatches,
  'siks.make',
  'siks.ratify',
  'siks.file',
  'siks.send',
  'siks.preview',
  'siks.answer',
] as const
/** Who objected to a family's place in the register: never the village that knows them both. */
export const knowsObjectors = ['proposal.objector'] as const
/** Lists that leave the platform, and what a family may ask of whoever holds its data (UU 27/2022). */
export const exports = ['export.preview', 'export.file', 'export.ask'] as const
export const tellsFamilies = ['extract.show'] as const
