import { Show } from 'solid-js'
import { api, problemOfError } from '../api.ts'
import { createAttempt } from '../attempt.ts'
import { RegisterButton } from '../field/RegisterAction.tsx'
import { acting, may } from '../session.tsx'
import { t } from '../text/text.ts'
import { AreaPicker } from '../ui/AreaPicker.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { AskPurpose } from './AskPurpose.tsx'
import { Found } from './Found.tsx'
import { keep, lookedFor, purposeInput } from './search-state.ts'

/** Cari warga: first what for, then whom. */
export function Search() {
  return (
    <>
      <PageHead title={t('search.title')} actions={<RegisterButton beside />}>
        <p>{t('search.text')}</p>
      </PageHead>
      <Show when={lookedFor().purpose.purpose} fallback={<AskPurpose />}>
        <Looking />
      </Show>
    </>
  )
}

function Looking() {
  const attempt = createAttempt()
  const change = () => keep({ purpose: { purpose: '', note: '' } })

  const search = () =>
    attempt.run(async () => {
      const { text, area, purpose } = lookedFor()
      const wanted = text.trim()
      if (!attempt.accepts(wanted.length < 2 ? [{ path: 'text', reason: 'required' }] : [])) return
      try {
        const answer = await api.person.search.mutate({
          text: wanted,
          area: area?.code ?? null,
          ...purposeInput(purpose),
        })
        keep({ answer: { ...answer, text: wanted, area } })
      } catch (error) {
        keep({ answer: undefined })
        attempt.refuse(problemOfError(error))
      }
    })
  const widen = () => {
    keep({ area: null })
    void search()
  }

  return (
    <div class="flex flex-col gap-6 pb-6">
      <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          {t('search.purpose_is')} <strong>{t(`search.purpose.${lookedFor().purpose.purpose || 'LAYANAN'}`)}</strong>
        </span>
        <Button kind="quiet" onClick={change}>
          {t('search.purpose_change')}
        </Button>
      </p>
      <div class="reading">
        <Form of={attempt} onSubmit={search}>
          <TextField
            name="text"
            label={t('search.label')}
            hint={t('search.hint')}
            type="search"
            value={lookedFor().text}
            onInput={(text) => keep({ text })}
            error={attempt.errorAt('text')}
            maxlength={120}
          />
          <Where />
          <Button
            kind="main"
            type="submit"
            large
            wide
            class="self-start"
            busy={attempt.busy()}
            busyText={t('search.busy')}
          >
            {t('search.go')}
          </Button>
        </Form>
      </div>
      <Show when={attempt.problem()?.code === 'network.none' && may('household.list')}>
        <Notice kind="info" actions={<LinkButton href="/keluarga">{t('search.own_families')}</LinkButton>}>
          {t('search.offline')}
        </Notice>
      </Show>
      <Show when={lookedFor().answer}>{(answer) => <Found answer={answer()} onWiden={widen} />}</Show>
    </div>
  )
}

/** Where to look: in one's own desa or kecamatan by name, or in any of the district. */
function Where() {
  const places = () => acting()?.scope ?? []
  return (
    <Show
      when={places().length > 0}
      fallback={
        <AreaPicker
          name="area"
          label={t('search.area')}
          hint={t('search.area_hint', { tenant: acting()?.tenantName ?? '' })}
          under={(acting()?.practiceOf ?? acting()?.tenant)?.slice(0, 5)}
          fits={({ code }) => code.length >= 8}
          value={lookedFor().area ? [lookedFor().area!] : []}
          onChange={(areas) => keep({ area: areas.at(-1) ?? null })}
        />
      }
    >
      <Show when={places().length > 1}>
        <Select
          label={t('search.area')}
          value={lookedFor().area?.code ?? ''}
          onChange={(code) => keep({ area: places().find((place) => place.code === code) ?? null })}
          choices={[
            { value: '', label: t('search.everywhere') },
            ...places().map(({ code, label }) => ({ value: code, label })),
          ]}
        />
      </Show>
    </Show>
  )
}
