import { isLive, needsLive } from '@slrt/domain/phase'
import { Show } from 'solid-js'
import { acting } from '../../session.tsx'
import { t } from '../../text/text.ts'
import { Notice } from '../../ui/Notice.tsx'
import { createServiceRules } from '../service-rules.ts'
import type { RegisterDraft } from './register-draft.ts'

/** Whether the family lives where only the secretariat takes complaints yet, as far as this device knows. */
export function createNotLive(draft: () => RegisterDraft) {
  const { regulation, day, isSure } = createServiceRules()
  const desa = () => draft().known?.desa ?? draft().family.desa
  const isClosed = () => {
    const [place, role] = [desa(), acting()?.role]
    return !!place && !!role && needsLive(role) && !isLive(regulation(), place.code, day())
  }
  return { desa, isClosed, isSure, isRefused: () => isClosed() && isSure() }
}

/** Said at the first step, before anything is written for nothing; and who takes the complaint instead. */
export function NotLive(props: { of: ReturnType<typeof createNotLive> }) {
  return (
    <Show when={props.of.isClosed() && props.of.desa()}>
      {(desa) => (
        <Notice kind="info" alert>
          {t('who.not_live', { desa: desa().label })}{' '}
          <span class="font-normal">{t(props.of.isSure() ? 'who.not_live_text' : 'who.not_live_unsure')}</span>
        </Notice>
      )}
    </Show>
  )
}
