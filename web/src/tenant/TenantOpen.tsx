import { OpenTenant } from '@slrt/domain/tenant'
import { newId } from '@slrt/domain/id'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal, onMount, Show } from 'solid-js'
import { check } from '../attempt.ts'
import { createSending } from '../form.ts'
import { Mend, namedAreas, type Mending } from '../mend.tsx'
import { t } from '../text/text.ts'
import { BackLink } from '../ui/BackLink.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Kept } from '../ui/Kept.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { clearOpenDraft, createOpenDraft, fieldsOf, inputOf } from './open-draft.ts'
import { TenantForm } from './TenantForm.tsx'
import { TenantReview } from './TenantReview.tsx'
import '../text/tenant.ts'

/** Opening a district: one page of questions, one page to read it all again, then it is sent. */
export function TenantOpen() {
  return <Mend path="tenant.open">{(mending) => <Opening mending={mending} />}</Mend>
}

function Opening(props: { mending: Mending | undefined }) {
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams<{ langkah?: string }>()
  const draft = createOpenDraft(props.mending)
  const sending = createSending(props.mending?.id)
  const [kept, setKept] = createSignal('')
  const reviewing = () => search.langkah === 'periksa' && draft.values.areas.length > 0

  onMount(async () => {
    if (props.mending) draft.set({ areas: await namedAreas(draft.values.areas.map(({ code }) => code)) })
  })

  function review() {
    if (!draft.values.adminId) draft.set({ adminId: newId() })
    const wrong = fieldsOf(draft.values)
    const order = ['areas', 'name', 'admin.name', 'admin.email']
    const found = [...wrong, ...check(OpenTenant, inputOf(draft.values)).filter(({ path }) => order.includes(path))]
    const once = found.filter((one, at) => found.findIndex(({ path }) => path === one.path) === at)
    const sorted = once.sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path))
    if (sending.accepts(sorted)) setSearch({ langkah: 'periksa' })
  }

  async function send() {
    const { name, code } = inputOf(draft.values)
    const result = await sending.send('tenant.open', inputOf(draft.values), `tenant:${code}`)
    if (result === 'refused') {
      if (sending.fields().length > 0) setSearch({ langkah: undefined })
      return
    }
    clearOpenDraft(draft)
    if (result === 'waiting') return void setKept(`tenant:${code}`)
    sayDone(t('tenant.opened', { name }))
    navigate('/daerah', { replace: true })
  }

  return (
    <div class="reading flex flex-col">
      <Show
        when={!kept()}
        fallback={
          <Kept subject={kept()} title={t('tenant.open_title')} back="/daerah" backText={t('tenant.to_list')} />
        }
      >
        <Show
          when={reviewing()}
          fallback={
            <>
              <BackLink href="/daerah">{t('tenant.to_list')}</BackLink>
              <PageHead title={t('tenant.open_title')}>
                <p>{t('tenant.open_text')}</p>
              </PageHead>
              <TenantForm draft={draft} attempt={sending} onReview={review} />
            </>
          }
        >
          <BackLink href="/daerah/buka">{t('action.back')}</BackLink>
          <PageHead title={t('tenant.review_title')}>
            <p>{t('tenant.review_text')}</p>
          </PageHead>
          <TenantReview draft={draft.values} sending={sending} onSend={send} />
        </Show>
      </Show>
    </div>
  )
}
