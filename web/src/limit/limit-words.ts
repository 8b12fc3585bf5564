import type { Key } from '@slrt/domain/regulation-keys'
import type { Outputs } from '../api.ts'
import { subjectText } from '../regulation/names.ts'
import { ruleText } from '../regulation/value-words.ts'

export type Trial = Outputs['limit']['list']['rows'][number]
export type Shown = Outputs['limit']['show']

/** "PKH: Program ini untuk keluarga desil paling tinggi 1." */
export const limitText = ({ key, program, value }: { key: string; program: string; value: unknown }): string =>
  `${subjectText(program)}: ${ruleText(key as Key, value, { unit: () => undefined })}`
