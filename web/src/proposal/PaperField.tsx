import { MOST_FILE_BYTES, type Proves } from '@slrt/domain/file'
import { newId } from '@slrt/domain/id'
import { Refusal } from '@slrt/domain/refusal'
import { createSignal, createUniqueId, Show } from 'solid-js'
import { sha256Of, shrink } from '../evidence/shrink.ts'
import { outbox } from '../offline/outbox.ts'
import type { Problem } from '../problem.ts'
import { sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { FieldError, idOfField } from '../ui/TextField.tsx'
import Paperclip from '~icons/lucide/paperclip'

/** @throws Refusal `photo.unreadable`, `file.too_large` */
async function readPaper(file: File) {
  const isPdf = file.type === 'application/pdf'
  if (isPdf && file.size > MOST_FILE_BYTES) throw new Refusal('file.too_large', { most: MOST_FILE_BYTES / 2 ** 20 })
  const content = isPdf ? new Uint8Array(await file.arrayBuffer()) : await shrink(file)
  const type = isPdf ? ('application/pdf' as const) : ('image/jpeg' as const)
  return { id: newId(), content, type, sha256: await sha256Of(content) }
}

/**
 * Papers and photographs of a proposal or a meeting. Each leaves at once, so that what names it finds it.
 * @param props.before what must be saved before a file can belong to it; false: it was refused
 */
export function PaperField(props: {
  name: string
  label: string
  hint: string
  of: { proposal: string } | { meeting: string }
  about: string
  proves: Proves
  /** How many there are, and the newest of them. */
  files: readonly string[]
  onAdd: (id: string) => void
  onDrop: (id: string) => void
  before?: () => Promise<boolean>
  most?: number
  error?: string
}) {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const input = createUniqueId()
  const most = () => props.most ?? 12

  async function leave(file: File) {
    const { content, ...paper } = await readPaper(file)
    const subject = 'proposal' in props.of ? `proposal:${props.of.proposal}` : `meeting:${props.of.meeting}`
    const target = { complaint: null, household: null, item: null, ...props.of }
    const sent = await outbox.add(
      'file.add',
      { ...paper, bytes: content.length, proves: props.proves, ...target },
      { subject, about: props.about, file: content, held: true },
    )
    if (sent.outcome === 'attention') {
      setProblem(sent.problem)
      return outbox.drop(sent.id)
    }
    await outbox.release(sent.id)
    props.onAdd(paper.id)
  }
  async function take(files: readonly File[]) {
    setProblem(undefined)
    setBusy(true)
    try {
      if (files.length > 0 && (await (props.before?.() ?? true)))
        for (const file of files.slice(0, most() - props.files.length)) await leave(file)
    } catch (error) {
      setProblem({ code: error instanceof Refusal ? error.code : 'photo.unreadable' })
    }
    setBusy(false)
  }

  return (
    <div id={idOfField(props.name)} class="flex flex-col gap-2">
      <p class="text-label">{props.label}</p>
      <p class="text-small text-ink-2">{props.hint}</p>
      <div role="alert" class="flex flex-col gap-1 empty:hidden">
        <Show when={props.error}>{(error) => <FieldError>{error()}</FieldError>}</Show>
        <Show when={problem()}>{(told) => <FieldError>{sentenceOf(told())}</FieldError>}</Show>
      </div>
      <Show when={props.files.length > 0}>
        <div class="flex min-h-row flex-wrap items-center justify-between gap-3 border-y border-line">
          <span role="status">{t('usulan.files_n', { n: props.files.length })}</span>
          <Button kind="quiet" class="min-w-12" onClick={() => props.onDrop(props.files.at(-1) ?? '')}>
            {t('usulan.file_drop')}
          </Button>
        </div>
      </Show>
      <Show when={props.files.length < most()}>
        <label
          for={input}
          class={`${buttonClass('plain', false, true)} cursor-pointer self-start has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus-out)`}
        >
          <input
            id={input}
            type="file"
            accept="image/*,application/pdf"
            multiple={most() > 1}
            class="sr-only"
            disabled={busy()}
            onChange={(event) => {
              const { currentTarget } = event
              void take([...(currentTarget.files ?? [])]).then(() => (currentTarget.value = ''))
            }}
          />
          <Paperclip class="icon" aria-hidden="true" />
          {t(busy() ? 'usulan.file_busy' : 'usulan.file_take')}
        </label>
      </Show>
    </div>
  )
}
