import type { ProposalKind } from '@slrt/domain/proposal-state'
import { hasText, t } from '../text/text.ts'

/** What a proposal or a visit lacks, in words: `family.persons.0.nik` is the NIK of a member. */
export function missingText(name: string, kind: ProposalKind): string {
  if (name === 'on' && kind === 'MENINGGAL') return t('usulan.field.on_death')
  const own = `usulan.field.${name}`
  if (hasText(own)) return t(own)
  const last = `usulan.field.member.${name.split('.').at(-1)}`
  return hasText(last) ? t(last) : t('usulan.field.other')
}

/** The fields of a form that lack something, as its summary and its fields show them. */
export const missingProblems = (names: readonly string[]) =>
  names.map((name) => ({ path: name.replace(/^member\./, ''), reason: 'required' }))
