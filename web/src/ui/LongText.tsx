import { createSignal, Show } from 'solid-js'
import { t } from '../text/text.ts'

/** So many characters are shown at once; nobody reads 100,000 in a page, and no layout holds them. */
const SHORT = 600
const LINE = 160

/** What somebody wrote, as text and nothing else: lines kept, its direction its own, long ones folded. */
export function LongText(props: { text: string; lines?: number; class?: string }) {
  const [open, setOpen] = createSignal(false)
  const most = () => (props.lines ? props.lines * LINE : SHORT)
  const isLong = () => props.text.length > most()
  const shown = () => (open() || !isLong() ? props.text : `${props.text.slice(0, most()).trimEnd()}…`)
  return (
    <div class={props.class}>
      <p class="max-w-[54ch] whitespace-pre-wrap wrap-anywhere [unicode-bidi:isolate]" dir="auto">
        {shown()}
      </p>
      <Show when={isLong()}>
        <button
          type="button"
          class="min-h-control font-semibold text-action underline underline-offset-3"
          aria-expanded={open()}
          onClick={() => setOpen(!open())}
        >
          {t(open() ? 'complaint.read_less' : 'complaint.read_all')}
        </button>
      </Show>
    </div>
  )
}
