import { Show } from 'solid-js'
import { clockHere } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import { savedAt, saving, unsaved } from './store.ts'

/** "Tersimpan 10.02": when the server last took what was written. */
export function SavedAt() {
  return (
    <p aria-busy={saving()}>
      <Show when={savedAt()}>{(at) => <>{t('join.saved', { time: clockHere(at()) })}</>}</Show>
    </p>
  )
}

/** What was written lies on this device alone, and what happens to it. */
export function Unsaved() {
  return (
    <Show when={unsaved()}>
      <Notice kind="waiting">{t('join.unsaved')}</Notice>
    </Show>
  )
}
