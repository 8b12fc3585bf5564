import { OF_PERSON } from '@slrt/domain/proposal-content'
import { PROPOSAL_KINDS, type ProposalKind } from '@slrt/domain/proposal-state'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { SealedDraft } from '../sealed-draft.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { FamilyPick } from './FamilyPick.tsx'
import { newValues } from './form-values.ts'
import { ProposalForm } from './ProposalForm.tsx'

/** A new proposal: for which family, what is wrong, then the form of that kind. */
export function ProposalNew() {
  const [search] = useSearchParams<{
    keluarga?: string
    jenis?: string
    orang?: string
    kembar?: string
    program?: string
  }>()
  const kind = () => PROPOSAL_KINDS.find((one) => one === search.jenis)
  const ask = createAsk(
    'household.show',
    () => search.keluarga,
    (id) => api.household.show.query({ id }),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href={search.keluarga ? `/keluarga/${search.keluarga}` : '/usulan'}>{t('action.back')}</BackLink>
      <Show when={search.keluarga} fallback={<WhichFamily />}>
        <Answer of={ask} title={t('usulan.new')}>
          {(family) => (
            <Show when={kind()} keyed fallback={<WhichKind family={family().id} head={family().head} />}>
              {(chosen) => (
                <>
                  <PageHead title={t('usulan.page_title', { kind: t(`proposal.kind.${chosen}`) })}>
                    <p>{t('household.title', { head: family().head })}</p>
                  </PageHead>
                  <SealedDraft
                    name={`usulan.baru.${family().id}.${chosen}`}
                    initial={newValues(chosen, family().desa.code, family().id)}
                    given={{
                      ...(OF_PERSON.includes(chosen) && search.orang ? { person: search.orang } : {}),
                      ...(chosen === 'GANDA' && search.kembar ? { twin: search.kembar } : {}),
                      ...(chosen === 'USUL_PROGRAM' && search.program ? { program: search.program } : {}),
                    }}
                  >
                    {(draft) => (
                      <ProposalForm
                        draft={draft}
                        head={family().head}
                        persons={family().persons}
                        again={() => newValues(chosen, family().desa.code, family().id)}
                      />
                    )}
                  </SealedDraft>
                </>
              )}
            </Show>
          )}
        </Answer>
      </Show>
    </div>
  )
}

function WhichFamily() {
  const navigate = useNavigate()
  return (
    <>
      <PageHead title={t('usulan.new')}>
        <p>{t('usulan.which_family')}</p>
      </PageHead>
      <FamilyPick
        name="household"
        label={t('usulan.pick_label')}
        value=""
        onChange={(id) => navigate(`/usulan/baru?keluarga=${id}`)}
      />
    </>
  )
}

/** What is asked most stands first. */
const groups: readonly { heading: 'data' | 'family' | 'register'; kinds: readonly ProposalKind[] }[] = [
  { heading: 'data', kinds: ['UBAH_VARIABEL', 'UBAH_IDENTITAS', 'USUL_PROGRAM'] },
  { heading: 'family', kinds: ['TAMBAH_ANGGOTA', 'MENINGGAL', 'PINDAH', 'PECAH_GABUNG_KK', 'GANDA'] },
  { heading: 'register', kinds: ['TAMBAH_KELUARGA', 'TIDAK_LAYAK', 'SANGGAH'] },
]

function WhichKind(props: { family: string; head: string }) {
  return (
    <>
      <PageHead title={t('usulan.which_kind')}>
        <p>{t('household.title', { head: props.head })}</p>
        <p class="max-w-[60ch]">{t('usulan.ranked')}</p>
      </PageHead>
      <div class="flex flex-col gap-6">
        <For each={groups}>
          {({ heading, kinds }) => (
            <section aria-labelledby={`jenis-${heading}`} class="flex flex-col gap-2">
              <h2 id={`jenis-${heading}`}>{t(`usulan.group.${heading}`)}</h2>
              <ul class="flex flex-col divide-y divide-line rounded-box border border-line bg-surface">
                <For each={kinds}>
                  {(kind) => (
                    <li>
                      <a
                        class="flex min-h-choice flex-col justify-center px-4 py-2 no-underline! hover:bg-action-soft"
                        href={`/usulan/baru?keluarga=${props.family}&jenis=${kind}`}
                      >
                        <span class="font-semibold">{t(`usulan.kind.${kind}`)}</span>
                        <span class="text-small font-normal text-ink-2">{t(`usulan.kind_hint.${kind}`)}</span>
                      </a>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
      </div>
    </>
  )
}
