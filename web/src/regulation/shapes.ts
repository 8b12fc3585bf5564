import type { Level } from '@slrt/domain/regulation'
import type { ShownEntryState } from '@slrt/domain/regulation-draft'
import type { Key } from '@slrt/domain/regulation-keys'
import type { Outputs } from '../api.ts'

export type Shown = Outputs['regulation']['show']
export type Rule = Shown['keys'][number]
export type EntryRow = Outputs['regulation']['history']['rows'][number]
export type Tried = Outputs['regulation']['try']
export type { Key, Level, ShownEntryState }
