import { MergeDuplicate } from '@slrt/domain/duplicate'
import { useNavigate, useParams } from '@solidjs/router'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { placeText } from '../field/place.ts'
import { createSending } from '../form.ts'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { pairText, type Pair } from './DuplicatePage.tsx'

/** Asks for two records to become one: which stays, and why. A second person decides. */
export function DuplicateMerge() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'duplicate.show',
    () => ({ id: params.id }),
    (input) => api.duplicate.show.query(input),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href={`/ganda/${params.id}`}>{t('action.back')}</BackLink>
      <Answer of={ask} title={t('duplicate.merge_title')}>
        {(pair) => <Merging pair={pair()} again={() => void ask.again()} />}
      </Answer>
    </div>
  )
}

function Merging(props: { pair: Pair; again: () => void }) {
  const navigate = useNavigate()
  const { id } = props.pair
  const draft = createDraft(`duplicate.merge.${id}`, { keep: '', reason: '' })
  const sending = createSending()
  const choice = (side: Pair['one']) => ({
    value: side.id,
    label: t('duplicate.keep_of', { name: side.name, nik: side.nik ?? t('duplicate.without_nik') }),
    hint: [placeText(side.family), t('duplicate.decided', { by: side.changedBy, day: day(side.changedAt) })].join(
      ' · ',
    ),
  })

  async function send() {
    const { keep, reason } = draft.values
    const input = { id, version: props.pair.version, keep, reason: reason.trim() }
    const problems = check(MergeDuplicate, input).map(({ path }) =>
      path === 'reason' ? { path: 'merge_reason', reason: 'required' } : { path, reason: 'required' },
    )
    if (!sending.accepts(problems)) return
    const result = await sending.send('duplicate.merge', input, `duplicate:${id}`, pairText(props.pair))
    if (result === 'refused') return props.again()
    draft.reset({ keep: '', reason: '' })
    if (result === 'waiting') return navigate('/kiriman')
    sayDone(t('duplicate.asked'))
    navigate(`/ganda/${id}`, { replace: true })
  }
  return (
    <>
      <PageHead title={t('duplicate.merge_title')}>
        <p class="max-w-[52ch]">{t('duplicate.merge_text')}</p>
        <p class="max-w-[52ch]">{t('duplicate.merge_moves')}</p>
      </PageHead>
      <Form of={sending} onSubmit={send}>
        <ChoiceRows
          name="keep"
          label={t('duplicate.keep')}
          hint={t('duplicate.keep_hint')}
          value={draft.values.keep}
          onChange={(keep) => draft.set({ keep })}
          error={sending.errorAt('keep')}
          choices={[choice(props.pair.one), choice(props.pair.other)]}
        />
        <TextField
          name="merge_reason"
          label={t('duplicate.why')}
          hint={t('duplicate.why_hint')}
          rows={3}
          maxlength={2000}
          value={draft.values.reason}
          onInput={(reason) => draft.set({ reason })}
          error={sending.errorAt('merge_reason')}
        />
        <Notice kind="info">{t('duplicate.second_person')}</Notice>
        <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
          {t('duplicate.ask')}
        </Button>
      </Form>
    </>
  )
}
