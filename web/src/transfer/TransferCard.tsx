import type { JSX } from 'solid-js'
import { t } from '../text/text.ts'
import { StatusTag, type Status } from '../ui/StatusTag.tsx'
import type { Transfer } from './TransferList.tsx'

const statuses: Record<'KELUAR' | 'MASUK', Record<Transfer['state'], Status>> = {
  KELUAR: { DIMINTA: 'moving', DISERAHKAN: 'turn', DITOLAK: 'back', DITARIK: 'ended', DITERIMA: 'done' },
  MASUK: { DIMINTA: 'turn', DISERAHKAN: 'done', DITOLAK: 'ended', DITARIK: 'ended', DITERIMA: 'done' },
}

/** One request: whom it is about and how it stands; below it what each side can do. */
export function TransferCard(props: { of: Transfer; direction: 'KELUAR' | 'MASUK'; children: JSX.Element }) {
  return (
    <article class="flex flex-col gap-3 rounded-box border border-line bg-surface p-4 tablet:p-6">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 class="text-label">
          <bdi class="wrap-anywhere">{props.of.name ?? t('transfer.gone_here')}</bdi>
        </h2>
        <StatusTag status={statuses[props.direction][props.of.state]}>
          {t(`transfer.state.${props.direction}.${props.of.state}`)}
        </StatusTag>
      </div>
      {props.children}
    </article>
  )
}

/** "Anak · lahir 4 Maret 2012 · NIK 3204••••••••0011" */
export const nikText = (nik: string | null) => t('approval.pair.nik', { nik: nik ?? t('duplicate.without_nik') })
