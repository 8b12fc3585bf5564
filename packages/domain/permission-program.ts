/** Paths of programs, entitlement and targeting, by what an officer does: the parts that `permission` gives to roles. */

/** Which programs there are, whom they are for, and what changed from above. */
export const seesPrograms = ['program.list', 'program.show', 'limit.notices'] as const
export const writesPrograms = [
  ...seesPrograms,
  'program.draft',
  'program.try',
  'program.submit',
  'program.drop',
  'program.cancel',
] as const
/** What a family is entitled to, and why. */
export const seesEntitlement = ['eligibility.show', 'enrolment.show'] as const
/** Somebody is proposed for a program of the district; a second person decides. */
export const proposesEnrolment = [
  ...seesEntitlement,
  'enrolment.propose',
  'enrolment.withdraw',
  'enrolment.tell',
] as const
/** Waiting lists with their ranks and the places that are left. */
export const seesPlaces = ['enrolment.places', 'enrolment.list'] as const
export const decidesEnrolment = [
  ...seesEntitlement,
  ...seesPlaces,
  'enrolment.confirm',
  'enrolment.refuse',
  'enrolment.end',
] as const
/** Who is reached and who is missed (Sasaran): figures by kecamatan and desa. */
export const seesTargets = ['target.show'] as const
/** A changed rule, limit or quota tried on everybody: figures only. */
export const triesTargets = [...seesTargets, 'target.try'] as const
/** The families behind a figure: for a purpose, and written down. */
export const listsTargets = ['target.list'] as const
/** The nation thinks of changing a limit: every district counts what it would do. */
export const triesLimits = ['limit.try', 'limit.list', 'limit.show'] as const
