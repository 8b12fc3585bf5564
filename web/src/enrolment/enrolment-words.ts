import type { Priority, RankReason } from '@slrt/domain/enrolment-rank'
import type { EnrolmentState } from '@slrt/domain/enrolment'
import { factName, valueWords } from '../rule/rule-words.ts'
import { t } from '../text/text.ts'
import type { Status } from '../ui/StatusTag.tsx'

export const statusOfEnrolment: Readonly<Record<EnrolmentState, Status>> = {
  DIUSULKAN: 'moving',
  DAFTAR_TUNGGU: 'hold',
  MENERIMA: 'done',
  DITOLAK: 'ended',
  LULUS: 'done',
  SELESAI: 'done',
  DIKELUARKAN: 'ended',
  DITARIK: 'ended',
}

const large = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Why somebody stands where they do: "Desil keluarga 2 · jumlah anggota keluarga 5 orang". */
export const rankText = (reasons: readonly RankReason[]): string =>
  large(
    reasons
      .map(({ fact, value }) => t('enrolment.rank', { fact: factName(fact), value: valueWords(fact, value) }))
      .join(' · '),
  )

/** How the line is made: "Urutan: desil keluarga terkecil dulu, lalu yang lebih dulu diusulkan." */
export const orderText = (priority: readonly Priority[]): string =>
  t('enrolment.order', {
    list: [
      ...priority.map(({ fact, first }) => t(`enrolment.first.${first}`, { fact: factName(fact) })),
      t('enrolment.first_come'),
    ].join(t('enrolment.order_then')),
  })
