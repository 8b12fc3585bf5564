import { useNavigate } from '@solidjs/router'
import { createSignal, For } from 'solid-js'
import { createAttempt } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { t } from '../text/text.ts'
import type { Area } from '../ui/AreaPicker.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Heading } from '../ui/Heading.tsx'
import { AreaChoice } from './AreaChoice.tsx'
import { begin } from './store.ts'

type Values = { kind: 'district' | 'province'; areas: Area[] }

/** What it takes, and for which area: the one question before an application exists. */
export function Begin() {
  const navigate = useNavigate()
  const draft = createDraft<Values>('join.begin', { kind: 'district', areas: [] })
  const attempt = createAttempt()
  const [begun, setBegun] = createSignal(false)

  const send = () =>
    attempt.run(async () => {
      const areas = draft.values.areas.map(({ code }) => code)
      if (!attempt.accepts(areas.length === 0 ? [{ path: 'areas', reason: 'required' }] : [])) return
      const problem = await begin(areas)
      if (problem) return attempt.refuse(problem)
      draft.reset({ kind: 'district', areas: [] })
      setBegun(true)
      navigate('/gabung/wilayah')
    })

  return (
    <>
      <div>
        <Heading>{t('join.begin_title')}</Heading>
        <p class="mt-1 max-w-[54ch] text-ink-2">{t('join.begin_text')}</p>
      </div>
      <section class="flex flex-col gap-2">
        <h2>{t('join.begin_need_title')}</h2>
        <ul class="flex list-disc flex-col gap-1 pl-5">
          <For each={[1, 2, 3] as const}>{(n) => <li>{t(`join.begin_need_${n}`)}</li>}</For>
        </ul>
        <p class="text-ink-2">{t('join.begin_how')}</p>
      </section>
      <Form of={attempt} onSubmit={send}>
        <AreaChoice
          kind={draft.values.kind}
          areas={draft.values.areas}
          onChange={(next) => draft.set(next)}
          error={attempt.errorAt('areas')}
        />
        <Button type="submit" kind="main" large wide class="self-start" busy={attempt.busy() || begun()}>
          {t('join.begin')}
        </Button>
      </Form>
      <p class="text-small text-ink-2">{t('join.have_link')}</p>
      <p>
        <a class="inline-flex min-h-control items-center" href="/masuk">
          {t('join.to_sign_in')}
        </a>
      </p>
    </>
  )
}
