import { PROVES, type Proves } from '@slrt/domain/file'
import { newId } from '@slrt/domain/id'
import { Refusal } from '@slrt/domain/refusal'
import { createResource, createSignal, createUniqueId, For, onCleanup, Show, Suspense } from 'solid-js'
import type { Problem } from '../problem.ts'
import { sentenceOf } from '../text/sentence.ts'
import { number, t } from '../text/text.ts'
import { buttonClass, Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { sha256Of, shrink } from './shrink.ts'
import Camera from '~icons/lucide/camera'
import Images from '~icons/lucide/images'

export type Photo = { id: string; proves: Proves; bytes: number; sha256: string }

const mostPhotos = 12

type Props = {
  photos: readonly Photo[]
  read: (id: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  onAdd: (photo: Photo, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  onChange: (id: string, proves: Proves) => void
  onDrop: (id: string) => void
}

/** Photographs as evidence: taken or chosen, made small at once, each with what it shows. */
export function PhotoList(props: Props) {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()

  async function take(files: FileList | null) {
    setProblem(undefined)
    setBusy(true)
    for (const file of [...(files ?? [])].slice(0, mostPhotos - props.photos.length)) {
      try {
        const bytes = await shrink(file)
        const photo = { id: newId(), proves: 'LAINNYA' as const, bytes: bytes.length, sha256: await sha256Of(bytes) }
        if (props.photos.some(({ sha256 }) => sha256 === photo.sha256)) continue
        await props.onAdd(photo, bytes)
      } catch (error) {
        setProblem({ code: error instanceof Refusal ? error.code : 'outbox.full' })
      }
    }
    setBusy(false)
  }

  return (
    <section class="flex flex-col gap-3">
      <h2>{t('photo.title')}</h2>
      <p class="text-ink-2">{t('photo.text')}</p>
      <Show when={problem()}>
        {(told) => (
          <Notice kind="late" alert>
            {sentenceOf(told())}
          </Notice>
        )}
      </Show>
      <ul class="flex flex-col gap-4 empty:hidden">
        <For each={props.photos}>
          {(photo, at) => (
            <li class="flex gap-4 border-b border-line pb-4">
              {/* Of its own: the page around it stands still while a picture is opened. */}
              <div class="size-28 flex-none overflow-hidden rounded-box border border-line bg-sunken">
                <Suspense>
                  <Preview photo={photo} read={props.read} name={t('photo.nth', { n: at() + 1 })} />
                </Suspense>
              </div>
              <div class="flex min-w-0 flex-1 flex-col gap-2">
                <Select
                  label={t('photo.proves')}
                  value={photo.proves}
                  onChange={(proves) => props.onChange(photo.id, proves as Proves)}
                  choices={PROVES.map((one) => ({ value: one, label: t(`proves.${one}`) }))}
                />
                <div class="flex flex-wrap items-center justify-between gap-2">
                  <span class="text-small text-ink-2">{sizeText(photo.bytes)}</span>
                  <Button
                    kind="quiet"
                    class="min-w-12"
                    aria-label={t('photo.drop_label', { n: at() + 1 })}
                    onClick={() => props.onDrop(photo.id)}
                  >
                    {t('outbox.drop')}
                  </Button>
                </div>
              </div>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.photos.length < mostPhotos} fallback={<p>{t('photo.enough', { n: mostPhotos })}</p>}>
        <div class="flex flex-wrap gap-3">
          <TakeButton busy={busy()} text={busy() ? t('photo.busy') : t('photo.take')} camera onTake={take} />
          <TakeButton busy={busy()} text={t('photo.pick')} onTake={take} />
        </div>
      </Show>
    </section>
  )
}

/** A button that opens the camera, or what lies on the device. */
function TakeButton(props: {
  busy: boolean
  text: string
  camera?: boolean
  onTake: (files: FileList | null) => Promise<void>
}) {
  const input = createUniqueId()
  return (
    <label
      for={input}
      class={`${buttonClass('plain', true)} cursor-pointer has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus-out)`}
    >
      <input
        id={input}
        type="file"
        accept="image/*"
        capture={props.camera ? 'environment' : undefined}
        multiple={!props.camera}
        class="sr-only"
        disabled={props.busy}
        onChange={({ currentTarget }) => {
          // Emptied afterwards, so that the same picture may be chosen again.
          void props.onTake(currentTarget.files).then(() => (currentTarget.value = ''))
        }}
      />
      <Show when={props.camera} fallback={<Images class="icon" aria-hidden="true" />}>
        <Camera class="icon" aria-hidden="true" />
      </Show>
      {props.text}
    </label>
  )
}

/** "148 kB" */
export const sizeText = (bytes: number): string => `${number(Math.max(1, Math.round(bytes / 1000)))} kB`

function Preview(props: { photo: Photo; read: Props['read']; name: string }) {
  const [address, { refetch }] = createResource(
    () => props.photo.id,
    async (id) => {
      const bytes = await props.read(id)
      return bytes && URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))
    },
  )
  onCleanup(() => address() && URL.revokeObjectURL(address()!))
  return (
    <Show
      when={address()}
      fallback={
        <Button kind="quiet" onClick={() => void refetch()}>
          {t('action.again')}
        </Button>
      }
    >
      {(src) => <img class="size-full object-cover" src={src()} alt={props.name} />}
    </Show>
  )
}
