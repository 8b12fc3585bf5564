import { HOUSE_PROGRAMS } from './program-national-house.ts'
import { MONEY_PROGRAMS } from './program-national-money.ts'
import { PERSON_PROGRAMS } from './program-national-person.ts'
import type { NationalProgram } from './program-national-words.ts'

/**
 * The 22 programs of handbook §11.2 with their rules, from the day on which they hold. Values are defaults to verify: each
 * says where it comes from and how sure that is. Loaded once (`load-programs`); the secretariat changes them from there.
 */
export const NATIONAL_PROGRAMS: readonly NationalProgram[] = [...MONEY_PROGRAMS, ...PERSON_PROGRAMS, ...HOUSE_PROGRAMS]
