import { AGAINST } from '@slrt/domain/ground-check'
import { VERDICTS } from '@slrt/domain/proposal-transition'
import { Show } from 'solid-js'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { SegmentChoice } from '../ui/SegmentChoice.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { Meeting } from './MeetingPage.tsx'

type One = Meeting['proposals'][number]
const looks = { LAYAK: 'done', TIDAK_LAYAK: 'ended', DITUNDA: 'hold' } as const

/** One family of the list, and what the meeting says of it: of the family, whatever is proposed. */
export function Decision(props: { meeting: Meeting; of: One; again: () => void }) {
  const sending = createSending()
  const draft = createDraft(`putusan.${props.of.id}`, { verdict: props.of.verdict ?? '', note: props.of.note ?? '' })
  const mayDecide = () => props.meeting.acts.includes('meeting.decide')
  const isChanged = () =>
    draft.values.verdict !== (props.of.verdict ?? '') || draft.values.note !== (props.of.note ?? '')

  async function send() {
    const path = `verdict.${props.of.id}`
    if (!sending.accepts(draft.values.verdict === '' ? [{ path, reason: 'required' }] : [])) return
    const { verdict, note } = draft.values
    const input = { id: props.meeting.id, proposal: props.of.id, version: props.of.version, verdict, note: note.trim() }
    const result = await sending.send('meeting.decide', input, `meeting:${props.meeting.id}`, props.of.head)
    if (result === 'refused') return
    draft.reset({ verdict, note: note.trim() })
    sayDone(t(result === 'done' ? 'musyawarah.decided' : 'kept.waiting', { head: props.of.head }))
    props.again()
  }
  return (
    <li class="flex flex-col gap-3 rounded-box border border-line bg-surface p-4">
      <div class="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div class="min-w-0">
          <h3 class="text-label wrap-anywhere">
            <a href={`/usulan/${props.of.id}`}>{t('household.title', { head: props.of.head })}</a>
          </h3>
          <p class="text-small text-ink-2">
            {[
              t(`proposal.kind.${props.of.kind}`),
              props.of.desilBefore ? t('musyawarah.desil', { n: props.of.desilBefore }) : '',
              props.of.dukcapil ? t(`proposal.dukcapil.${props.of.dukcapil}`) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <Show when={props.of.verdict}>
          {(verdict) => <StatusTag status={looks[verdict()]}>{t(`proposal.verdict.${verdict()}`)}</StatusTag>}
        </Show>
      </div>
      <Show when={props.of.hasObjection}>
        <p class="font-semibold">{t('musyawarah.has_objection')}</p>
      </Show>
      <Show
        when={mayDecide()}
        fallback={<Show when={props.of.note}>{(note) => <p class="wrap-anywhere">{note()}</p>}</Show>}
      >
        <ErrorSummary of={sending} />
        <SegmentChoice
          name={`verdict.${props.of.id}`}
          label={t('musyawarah.verdict')}
          hint={AGAINST.includes(props.of.kind) ? t('musyawarah.against') : undefined}
          value={draft.values.verdict}
          onChange={(verdict) => draft.set({ verdict })}
          choices={VERDICTS.map((value) => ({ value, label: t(`proposal.verdict.${value}`) }))}
          error={sending.errorAt(`verdict.${props.of.id}`)}
        />
        <TextField
          name={`note.${props.of.id}`}
          label={t('musyawarah.note')}
          optional={t('form.optional')}
          maxlength={2000}
          value={draft.values.note}
          onInput={(note) => draft.set({ note })}
        />
        <Button
          wide
          class="self-start"
          kind={isChanged() && draft.values.verdict ? 'main' : 'plain'}
          busy={sending.busy()}
          aria-label={t('musyawarah.decide_of', { head: props.of.head })}
          onClick={() => void send()}
        >
          {t('musyawarah.decide')}
        </Button>
      </Show>
    </li>
  )
}
