import { createSignal, Match, Show, Switch } from 'solid-js'
import { api, problemOfError } from '../api.ts'
import type { Problem } from '../problem.ts'
import { sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import { BackLink } from '../ui/BackLink.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Bones } from '../ui/Wait.tsx'
import { readTable, type Preview } from './import-file.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { ImportPreview } from './ImportPreview.tsx'

/** Officers from a file: chosen, looked at row by row, and only then sent. */
export function StaffImport() {
  const [file, setFile] = createSignal('')
  const [reading, setReading] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const [found, setFound] = createSignal<{ table: string[][]; preview: Preview }>()

  async function read(chosen: File) {
    setFile(chosen.name)
    setFound(undefined)
    setProblem(undefined)
    setReading(true)
    const answer = await readTable(chosen)
    if (!answer.ok) setProblem(answer.problem)
    else
      await api.staff.preview
        .query({ rows: answer.body.rows })
        .then((preview) => setFound({ table: answer.body.rows, preview }))
        .catch((error: unknown) => setProblem(problemOfError(error)))
    setReading(false)
  }

  return (
    <div class="flex flex-col">
      <BackLink href="/petugas">{t('staff.to_list')}</BackLink>
      <PageHead title={t('import.title')}>
        <p class="max-w-[54ch]">{t('import.text')}</p>
      </PageHead>
      <Switch>
        <Match when={found()}>
          {(all) => (
            <ImportPreview
              file={file()}
              table={all().table}
              preview={all().preview}
              onAnother={() => setFound(undefined)}
            />
          )}
        </Match>
        <Match when={reading()}>
          <p role="status" class="mb-4 font-semibold">
            {t('import.reading', { file: file() })}
          </p>
          <Bones rows={6} />
        </Match>
        <Match when={true}>
          <div class="reading flex flex-col gap-6">
            <Show when={problem()}>
              {(why) => (
                <Notice kind="late" alert>
                  {sentenceOf(why())}
                </Notice>
              )}
            </Show>
            <ChooseFile onFile={(chosen) => void read(chosen)} />
          </div>
        </Match>
      </Switch>
    </div>
  )
}
