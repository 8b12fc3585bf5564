import type { Post } from '../post.ts'
import { fillPractices } from '../practice.ts'
import type { Services } from '../services.ts'
import { findDuplicates } from './duplicates.ts'
import { expireItems } from './expire.ts'
import { foldEvents } from './fold.ts'
import { importFiles } from './import.ts'
import { countReadiness } from './readiness.ts'
import { matchIdentities } from './match.ts'
import { countLimits } from './limits.ts'
import { recomputeDeadlines } from './recompute.ts'
import { sealCommands } from './seal.ts'
import { sendMessages } from './send.ts'
import { settleMeetings } from './settle.ts'
import { countTargets } from './target.ts'

/** Something that is done again and again for all tenants; safe to do twice, and at two places at once. */
export type Job = {
  readonly name: string
  /** How long the local server waits between two turns. On AWS every job has its turn each minute. */
  readonly seconds: number
  /** Does what is due now; returns how much it was. */
  readonly run: (services: Services, post: Post) => Promise<number>
}

/** All jobs, wherever they run. */
export const jobs: readonly Job[] = [
  { name: 'seal', seconds: 10, run: sealCommands },
  { name: 'send', seconds: 2, run: sendMessages },
  { name: 'fold', seconds: 10, run: foldEvents },
  { name: 'expire', seconds: 60, run: expireItems },
  { name: 'match', seconds: 30, run: matchIdentities },
  { name: 'settle', seconds: 60, run: settleMeetings },
  { name: 'recompute', seconds: 60, run: recomputeDeadlines },
  { name: 'import', seconds: 2, run: importFiles },
  { name: 'practice', seconds: 5, run: fillPractices },
  { name: 'duplicates', seconds: 60, run: findDuplicates },
  { name: 'target', seconds: 30, run: countTargets },
  { name: 'limits', seconds: 2, run: countLimits },
  { name: 'readiness', seconds: 600, run: countReadiness },
]
