import { createSignal } from 'solid-js'
import { t } from '../text/text.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { downloadTemplate } from './import-file.ts'
import FileUp from '~icons/lucide/file-up'

/** A place to drop a file, with the button that opens the device's own list; and what the file must hold. */
export function ChooseFile(props: { onFile: (file: File) => void }) {
  const [over, setOver] = createSignal(false)
  const take = (files: FileList | null | undefined) => {
    const [file] = files ?? []
    if (file) props.onFile(file)
  }
  return (
    <>
      <div
        class={`flex flex-col items-start gap-3 rounded-box border-2 border-dashed p-6 ${over() ? 'border-action bg-action-soft' : 'border-edge bg-surface'}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer?.files)
        }}
      >
        <p>{t('import.drop')}</p>
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
          {t('import.choose')}
        </label>
        <p class="text-small text-ink-2">{t('import.limits')}</p>
      </div>
      <section aria-labelledby="columns" class="flex flex-col items-start gap-2">
        <h2 id="columns">{t('import.columns')}</h2>
        <ul class="list-disc pl-5">
          <li>{t('import.column.needed')}</li>
          <li>{t('import.column.more')}</li>
          <li>{t('import.column.areas')}</li>
        </ul>
        <Button onClick={() => downloadTemplate()}>{t('import.template')}</Button>
      </section>
    </>
  )
}
