import { GiveBackApplication, SECTIONS, type Section } from '@slrt/domain/application'
import { useNavigate, useParams } from '@solidjs/router'
import { For } from 'solid-js'
import { api } from '../api.ts'
import { createAsk, type Ask } from '../ask.ts'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import '../text/application.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { areaText, type Reviewed } from './states.ts'

/** Sends an application back: a reason at each section that is to be mended. */
export function GiveBack() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'application.show',
    () => ({ id: params.id }),
    (input) => api.application.show.query(input),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href={`/permohonan/${params.id}`}>{t('action.back')}</BackLink>
      <Answer of={ask} title={t('application.give_back')}>
        {(application) => <Giving of={application()} ask={ask} />}
      </Answer>
    </div>
  )
}

function Giving(props: { of: Reviewed; ask: Ask<Reviewed> }) {
  const navigate = useNavigate()
  const { id } = props.of
  const empty = Object.fromEntries(SECTIONS.map((section) => [section, ''])) as Record<Section, string>
  const draft = createDraft(`application.giveBack.${id}`, empty)
  const sending = createSending()
  const name = () => areaText(props.of.areas)

  async function send() {
    const written = Object.entries(draft.values).filter(([, words]) => words.trim() !== '')
    const reasons = Object.fromEntries(written.map(([section, words]) => [section, words.trim()]))
    const input = { id, version: props.of.version, reasons }
    if (!sending.accepts(check(GiveBackApplication, input))) return
    const result = await sending.send('application.giveBack', input, `application:${id}`, name())
    if (result === 'refused') return props.ask.again()
    draft.reset(empty)
    if (result === 'waiting') return navigate('/kiriman')
    sayDone(t('application.given_back', { name: name() }))
    navigate('/permohonan', { replace: true })
  }

  return (
    <>
      <PageHead title={t('application.give_back_title', { name: name() })}>
        <p>{t('application.give_back_text')}</p>
      </PageHead>
      <Form of={sending} onSubmit={send}>
        <For each={SECTIONS}>
          {(section) => (
            <TextField
              name={section === SECTIONS[0] ? 'reasons' : `reasons.${section}`}
              label={t(`join.section.${section}`)}
              optional={t('form.optional')}
              rows={2}
              maxlength={1000}
              value={draft.values[section]}
              onInput={(words) => draft.set({ [section]: words } as Partial<Record<Section, string>>)}
              error={sending.errorAt(`reasons.${section}`)}
            />
          )}
        </For>
        <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
          {t('application.give_back_action')}
        </Button>
      </Form>
    </>
  )
}
