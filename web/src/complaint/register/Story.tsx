import { createAttempt } from '../../attempt.ts'
import { PhotoList } from '../../evidence/PhotoList.tsx'
import { Show } from 'solid-js'
import { t } from '../../text/text.ts'
import { CheckRow } from '../../ui/CheckRow.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { dropPhoto, keepPhoto, readPhoto, type OpenDraft } from './draft-store.ts'
import { asksRight, type PhotoDraft } from './register-draft.ts'
import { StepFrame } from './StepFrame.tsx'
import { problemsOf } from './steps.ts'

/** Step 3: the story in the resident's own words, and what proves it. */
export function Story(props: { draft: OpenDraft; back: string; onNext: () => void }) {
  const attempt = createAttempt()
  const values = () => props.draft.values
  async function add(photo: PhotoDraft, bytes: Uint8Array<ArrayBuffer>) {
    // First the picture, then its name: a name without a picture would be a promise.
    await keepPhoto(values().id, photo.id, bytes)
    props.draft.set('photos', (all) => [...all, photo])
  }
  async function drop(id: string) {
    props.draft.set('photos', (all) => all.filter((one) => one.id !== id))
    await dropPhoto(values().id, id)
  }
  return (
    <StepFrame
      draft={props.draft}
      step="cerita"
      title={t('story.title')}
      back={props.back}
      attempt={attempt}
      onNext={() => attempt.accepts(problemsOf('cerita', values())) && props.onNext()}
    >
      <TextField
        name="story"
        label={t('story.label')}
        hint={t('story.hint')}
        rows={6}
        maxlength={100_000}
        value={values().story}
        onInput={(story) => props.draft.set({ story })}
        error={attempt.errorAt('story')}
      />
      <TextField
        name="hope"
        label={t('story.hope')}
        optional={t('form.optional')}
        hint={t('story.hope_hint')}
        rows={2}
        maxlength={100_000}
        value={values().hope}
        onInput={(hope) => props.draft.set({ hope })}
        error={attempt.errorAt('hope')}
      />
      <Show when={asksRight(values())}>
        <CheckRow
          name="isRight"
          checked={values().isRight ?? false}
          onChange={(isRight) => props.draft.set({ isRight })}
          hint={t('story.right_hint')}
        >
          {t('story.right')}
        </CheckRow>
      </Show>
      <PhotoList
        photos={values().photos}
        read={(id) => readPhoto(values().id, id)}
        onAdd={add}
        onChange={(id, proves) => props.draft.set('photos', (one) => one.id === id, { proves })}
        onDrop={drop}
      />
    </StepFrame>
  )
}
