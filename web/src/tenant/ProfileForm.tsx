import { DescribeTenant } from '@slrt/domain/tenant'
import { createEffect, createSignal, Show } from 'solid-js'
import type { Outputs } from '../api.ts'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { textOf, type Mending } from '../mend.tsx'
import { outbox } from '../offline/outbox.ts'
import { createPending } from '../pending.ts'
import { acting, loadSession } from '../session.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Kept } from '../ui/Kept.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { createVersioned, UnlessOvertaken } from '../versioned.tsx'
import '../text/tenant.ts'

type Tenant = Outputs['tenant']['show']
type Values = { serviceName: string; phone: string; address: string; version: number }

const valuesOf = (tenant: Tenant): Values => ({
  serviceName: tenant.serviceName ?? '',
  phone: tenant.phone ?? '',
  address: tenant.address ?? '',
  version: tenant.version,
})

const writtenIn = (input: Record<string, unknown>): Values => ({
  serviceName: textOf(input.serviceName),
  phone: textOf(input.phone),
  address: textOf(input.address),
  version: Number(input.version),
})

export function ProfileForm(props: { tenant: Tenant; again: () => Promise<void>; mending: Mending | undefined }) {
  const draft = props.mending
    ? createDraft(`mend.${props.mending.id}`, valuesOf(props.tenant), writtenIn(props.mending.input))
    : createDraft('tenant.describe', valuesOf(props.tenant))
  const sending = createSending(props.mending?.id)
  const subject = `tenant:${acting()?.tenant}`
  const pending = createPending(subject)
  const [kept, setKept] = createSignal(false)
  const versioned = createVersioned({
    draft,
    sending,
    theirs: () => valuesOf(props.tenant),
    again: () => props.again(),
    changed: 'tenant.changed',
  })
  createEffect(() => {
    if (props.tenant.version > draft.values.version && !draft.touched()) draft.reset(valuesOf(props.tenant))
  })

  createEffect(() => {
    // Delivered while its owner still looks at it: the form is open again, with what now stands.
    if (!kept() || outbox.entries().some((entry) => entry.subject === subject)) return
    setKept(false)
    sayDone(t('profile.saved'))
  })

  async function send() {
    if (!sending.accepts(check(DescribeTenant, draft.values))) return
    const result = await sending.send('tenant.describe', { ...draft.values }, subject)
    if (result === 'refused') return void (await versioned.meet())
    draft.reset({ ...draft.values, version: draft.values.version + 1 })
    if (result === 'waiting') return setKept(true)
    sayDone(t('profile.saved'))
    await Promise.all([props.again(), loadSession()])
  }

  const field = (name: 'serviceName' | 'phone' | 'address') => ({
    name,
    value: draft.values[name],
    onInput: (value: string) => draft.set({ [name]: value }),
    error: sending.errorAt(name),
  })
  const parts = () =>
    (['serviceName', 'phone', 'address'] as const).map((name) => ({
      label: t(`profile.${name}`),
      theirs: valuesOf(props.tenant)[name],
      mine: draft.values[name],
    }))

  return (
    <Show when={!kept() && !pending()} fallback={<Kept subject={subject} back="/" backText={t('action.start_page')} />}>
      <UnlessOvertaken of={versioned} parts={parts()} onMine={send}>
        <Form of={sending} onSubmit={send}>
          <TextField {...field('serviceName')} label={t('profile.serviceName')} hint={t('profile.serviceName_hint')} />
          <TextField
            {...field('phone')}
            label={t('profile.phone')}
            hint={t('profile.phone_hint')}
            type="tel"
            inputmode="tel"
            width="max-w-72"
          />
          <TextField {...field('address')} label={t('profile.address')} hint={t('profile.address_hint')} rows={3} />
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t('profile.save')}
          </Button>
        </Form>
      </UnlessOvertaken>
    </Show>
  )
}
