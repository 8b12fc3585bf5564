import { t } from '../text/text.ts'

/** "RT 03 / RW 05", or as much of it as is known. */
export function rtRw({ rt, rw }: { rt: string; rw: string }): string {
  const parts = [rt && t('place.rt', { rt }), rw && t('place.rw', { rw })]
  return parts.filter(Boolean).join(' / ')
}

/** "RT 03 / RW 05, Desa Cimekar" */
export const placeText = (at: { rt: string; rw: string; desa: { label: string } }): string =>
  [rtRw(at), at.desa.label].filter(Boolean).join(', ')
