import { FAMILY_GROUPS, PERSON_GROUPS, type FactField as Spec, type FactGroup, type FactValue } from '@slrt/domain/fact'
import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createSignal, For, onMount, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import type { Draft } from '../draft.ts'
import { createSending } from '../form.ts'
import { Mend, type Mending } from '../mend.tsx'
import { createPending } from '../pending.ts'
import { SealedDraft } from '../sealed-draft.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Kept } from '../ui/Kept.tsx'
import { idOfField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { concerns, type Shown } from './fact-words.ts'
import { FactField, isWrongNumber, textOf, valueOf } from './FactField.tsx'

/** Answers as the form holds them, by field: '' was not asked now, `?` nobody knows. */
type Values = { answers: Record<string, string> }

/** Writes down what somebody told of a family or of one of its members: as much as was asked. */
export function FactForm() {
  const params = useParams<{ id: string; record: string }>()
  const ask = createAsk(
    'fact.show',
    () => params.id,
    (id) => api.fact.show.query({ id }),
  )
  const back = () => `/keluarga/${params.id}?bagian=data`
  return (
    <div class="reading flex flex-col">
      <BackLink href={back()}>{t('action.back')}</BackLink>
      <Answer of={ask} title={t('data.write')}>
        {(shown) => (
          <Mend path="fact.save">
            {(mending) => (
              <SealedDraft
                name={`fact.${mending?.id ?? params.record}`}
                initial={{ answers: {} }}
                given={mending && { answers: answersIn(mending.input) }}
              >
                {(draft) => (
                  <Fields shown={shown()} record={params.record} again={ask.again} mending={mending} draft={draft} />
                )}
              </SealedDraft>
            )}
          </Mend>
        )}
      </Answer>
    </div>
  )
}

const answersIn = ({ values }: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries((values ?? {}) as Record<string, FactValue>).map(([k, v]) => [k, textOf(v)]))

function Fields(props: {
  shown: Shown
  record: string
  again: () => Promise<void>
  mending: Mending | undefined
  draft: Draft<Values>
}) {
  const navigate = useNavigate()
  const isFamily = () => props.record === props.shown.id
  const member = () => props.shown.members.find(({ id }) => id === props.record)
  const record = () => member() ?? props.shown.family
  const name = () => member()?.name ?? t('data.family').toLowerCase()
  const groups = () =>
    Object.entries<Readonly<Record<string, Spec>>>(isFamily() ? FAMILY_GROUPS : PERSON_GROUPS).map(([group, own]) => ({
      group: group as FactGroup,
      fields: Object.entries(own).filter(([field]) => concerns(field, member()?.sex)),
    }))
  const fields = (): [string, Spec][] => groups().flatMap((one) => one.fields)
  const subject = `household:${props.shown.id}`
  const sending = createSending(props.mending?.id)
  const pending = createPending(
    subject,
    ({ path, content }) => path === 'fact.save' && content?.input.id === props.record,
  )
  const [kept, setKept] = createSignal(false)
  const [search] = useSearchParams<{ isian?: string }>()
  // Whoever comes to fill in one thing begins there.
  onMount(() => {
    const field = search.isian && document.getElementById(idOfField(search.isian))
    const first = field && (field.matches('input, select') ? field : field.querySelector<HTMLElement>('input, select'))
    if (!first) return
    field.scrollIntoView({ block: 'center' })
    first.focus({ preventScroll: true })
  })
  const back = `/keluarga/${props.shown.id}?bagian=data`
  const answer = (field: string) => props.draft.values.answers[field] ?? ''
  const put = (field: string, text: string) => props.draft.set('answers', { [field]: text })

  function problems() {
    const wrong = fields().filter(([field, spec]) => isWrongNumber(spec, answer(field)))
    if (wrong.length > 0) return wrong.map(([field]) => ({ path: field, reason: 'number' }))
    return fields().some(([field]) => answer(field) !== '') ? [] : [{ path: 'values', reason: 'required' }]
  }

  async function send() {
    if (!sending.accepts(problems())) return
    const asked = fields().filter(([field]) => answer(field) !== '')
    const values = Object.fromEntries(asked.map(([field, spec]) => [field, valueOf(spec, answer(field))]))
    const input = { id: props.record, household: props.shown.id, seen: record().seen, values }
    const form = `/keluarga/${props.shown.id}/data/${props.record}`
    const result = await sending.send('fact.save', input, subject, member()?.name ?? props.shown.head, form)
    // What was written stays; the next press goes by what stands there now.
    if (result === 'refused') return void (sending.problem()?.code === 'fact.changed' && (await props.again()))
    props.draft.reset({ answers: {} })
    if (result === 'waiting') return void setKept(true)
    sayDone(t('data.saved', { name: name() }))
    navigate(back, { replace: true })
  }

  return (
    <>
      <PageHead title={t('data.form_title', { name: name() })}>
        <p>{t('data.form_text')}</p>
      </PageHead>
      <Show
        when={!kept() && !pending()}
        fallback={<Kept subject={subject} back={back} backText={t('household.card')} />}
      >
        <Form of={sending} onSubmit={send}>
          <div id="field-values" class="flex flex-col gap-8">
            <For each={groups()}>
              {({ group, fields: own }) => (
                <section class="flex flex-col gap-6" aria-labelledby={`kelompok-${group}`}>
                  <h2 id={`kelompok-${group}`} class="border-b border-line pb-1">
                    {t(`fact.group.${group}`)}
                  </h2>
                  <For each={own}>
                    {([field, spec]) => (
                      <FactField
                        name={field}
                        spec={spec}
                        known={record().facts.find((fact) => fact.field === field)}
                        value={answer(field)}
                        onChange={(text) => put(field, text)}
                        error={sending.errorAt(field)}
                      />
                    )}
                  </For>
                </section>
              )}
            </For>
          </div>
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t('data.save')}
          </Button>
        </Form>
      </Show>
    </>
  )
}
