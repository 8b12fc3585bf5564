import * as z from 'zod/mini'
import { serviceRules } from '@slrt/domain/service'
import { localDate } from '@slrt/domain/zone'
import { clockOf } from './moved.ts'
import { query } from './trpc.ts'

/** What an officer who takes complaints needs of the regulation, also without a network. */
export const service = query(z.object({}), async (room) => {
  const { at, calendar, regulation } = await clockOf(room)
  return serviceRules(regulation, localDate(at, calendar.zone))
})
