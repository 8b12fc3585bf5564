import { createSignal } from 'solid-js'
import { t } from '../text/text.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { giveExample } from './example.ts'
import FileUp from '~icons/lucide/file-up'

/** One box to drop a file into, with the button that opens the device's own list, and a file to look at. */
export function ChooseFile(props: { onFile: (file: File) => void }) {
  const [over, setOver] = createSignal(false)
  const take = (files: FileList | null | undefined) => {
    const [file] = files ?? []
    if (file) props.onFile(file)
  }
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(isOver)
  }
  return (
    <div
      class={`flex flex-col items-center gap-3 rounded-box border-2 border-dashed p-6 text-center tablet:p-8 ${over() ? 'border-action bg-action-soft' : 'border-edge bg-surface'}`}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event)
        take(event.dataTransfer?.files)
      }}
    >
      <h2>{t('impor.drop')}</h2>
      <p class="text-ink-2">{t('impor.limits')}</p>
      <div class="flex w-full flex-col justify-center gap-3 tablet:flex-row">
        <label
          class={`${buttonClass('main', true, true)} cursor-pointer has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus-out)`}
        >
          <input
            type="file"
            accept=".csv,.txt,.xlsx,text/csv"
            class="sr-only"
            onChange={(event) => {
              take(event.currentTarget.files)
              // The same file, mended, can be chosen again.
              event.currentTarget.value = ''
            }}
          />
          <FileUp class="icon" aria-hidden="true" />
          {t('impor.choose')}
        </label>
        <Button large wide onClick={() => giveExample()}>
          {t('impor.example')}
        </Button>
      </div>
    </div>
  )
}
