import { number, t } from '../text/text.ts'

/** How much of something is done, as a bar and in words. */
export function Progress(props: { label: string; done: number; of: number }) {
  const percent = () => (props.of > 0 ? Math.min(100, Math.floor((props.done / props.of) * 100)) : 0)
  return (
    <div class="flex w-full max-w-xl flex-col gap-1">
      <div
        role="progressbar"
        aria-label={props.label}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow={percent()}
        class="h-3 rounded-tile border border-edge bg-surface"
      >
        <div class="h-full rounded-tile bg-action" style={{ width: `${percent()}%` }} />
      </div>
      <p class="text-small" aria-hidden="true">
        {t('impor.percent', { n: number(percent()) })}
      </p>
    </div>
  )
}
