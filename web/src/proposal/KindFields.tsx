import type { Relation } from '@slrt/domain/person'
import { OF_PERSON } from '@slrt/domain/proposal-content'
import { For, Match, Show, Switch } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import type { Attempt } from '../attempt.ts'
import { programText } from '../fact/fact-words.ts'
import { MemberFields } from '../household/MemberFields.tsx'
import { t } from '../text/text.ts'
import { CheckRow } from '../ui/CheckRow.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { SegmentChoice } from '../ui/SegmentChoice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { DayField } from './DayField.tsx'
import { FamilyPick } from './FamilyPick.tsx'
import type { FormValues } from './form-values.ts'
import { IdentityFields } from './IdentityFields.tsx'
import { SeenFields } from './SeenFields.tsx'
import { TwinFields } from './TwinFields.tsx'

export type Member = { id: string; name: string; relation: Relation | null; sex?: 'L' | 'P' | null }

export type KindProps = {
  values: FormValues
  set: (next: Partial<FormValues>) => void
  persons: readonly Member[]
  attempt: Pick<Attempt, 'errorAt' | 'fields'>
}

/** The fields of one kind, in the words of who tells it. */
export function KindFields(props: KindProps) {
  const error = (path: string) => props.attempt.errorAt(path)
  return (
    <>
      <Show when={OF_PERSON.includes(props.values.kind)}>
        <Who {...props} label={t('usulan.field.person')} />
      </Show>
      <Switch>
        <Match when={props.values.kind === 'TAMBAH_ANGGOTA'}>
          <MemberFields
            values={props.values.member}
            set={(next) => props.set({ member: { ...props.values.member, ...next } })}
            attempt={props.attempt}
          />
        </Match>
        <Match when={props.values.kind === 'UBAH_VARIABEL'}>
          <div id="field-variables" class="flex flex-col gap-2">
            <h2 class="text-label">{t('usulan.field.variables')}</h2>
            <p class="text-small text-ink-2">{t('usulan.variables_hint')}</p>
            <SeenFields
              household={props.values.household}
              persons={props.persons}
              answers={props.values.answers}
              put={(key, text) => props.set({ answers: { ...props.values.answers, [key]: text } })}
              errorAt={error}
            />
          </div>
        </Match>
        <Match when={props.values.kind === 'UBAH_IDENTITAS'}>
          <IdentityFields {...props} />
        </Match>
        <Match when={props.values.kind === 'PINDAH'}>
          <Who {...props} label={t('usulan.who_moved')} all={t('usulan.whole_family')} />
          <DayField
            name="on"
            label={t('usulan.field.on')}
            value={props.values.on}
            onInput={(on) => props.set({ on })}
            error={error('on')}
          />
          <TextField
            name="movedTo"
            label={t('usulan.field.movedTo')}
            hint={t('usulan.moved_hint')}
            maxlength={200}
            value={props.values.movedTo}
            onInput={(movedTo) => props.set({ movedTo })}
            error={error('movedTo')}
          />
        </Match>
        <Match when={props.values.kind === 'MENINGGAL'}>
          <DayField
            name="on"
            label={t('usulan.field.on_death')}
            value={props.values.on}
            onInput={(on) => props.set({ on })}
            error={error('on')}
          />
        </Match>
        <Match when={props.values.kind === 'GANDA'}>
          <TwinFields {...props} />
        </Match>
        <Match when={props.values.kind === 'PECAH_GABUNG_KK'}>
          <CardFields {...props} />
        </Match>
        <Match when={props.values.kind === 'SANGGAH'}>
          <Objector {...props} />
        </Match>
        <Match when={props.values.kind === 'USUL_PROGRAM'}>
          <Program {...props} />
        </Match>
      </Switch>
    </>
  )
}

/** Which member it is about; `all`: it can be the whole family. */
function Who(props: KindProps & { label: string; all?: string }) {
  return (
    <ChoiceRows
      name="person"
      label={props.label}
      value={props.values.person || (props.all ? 'all' : '')}
      onChange={(person) => props.set({ person: person === 'all' ? '' : person })}
      error={props.attempt.errorAt('person')}
      choices={[
        ...(props.all ? [{ value: 'all', label: props.all }] : []),
        ...props.persons.map(({ id, name, relation }) => ({
          value: id,
          label: name,
          ...(relation ? { hint: t(`relation.${relation}`) } : {}),
        })),
      ]}
    />
  )
}

function CardFields(props: KindProps) {
  const isIn = (id: string) => props.values.kkPersons.includes(id)
  return (
    <>
      <SegmentChoice
        name="kkWay"
        label={t('usulan.field.kkWay')}
        value={props.values.kkWay}
        onChange={(kkWay) => props.set({ kkWay })}
        choices={(['PECAH', 'GABUNG'] as const).map((value) => ({ value, label: t(`usulan.kk.${value}`) }))}
        error={props.attempt.errorAt('kkWay')}
      />
      <Show when={props.values.kkWay !== ''}>
        <fieldset id="field-kkPersons" class="flex flex-col gap-2">
          <legend class="mb-1 text-label">{t('usulan.field.kkPersons')}</legend>
          <For each={props.persons}>
            {({ id, name }, at) => (
              <CheckRow
                name={`kkPersons.${id}`}
                checked={isIn(id)}
                onChange={(on) =>
                  props.set({
                    kkPersons: on
                      ? [...props.values.kkPersons, id]
                      : props.values.kkPersons.filter((one) => one !== id),
                  })
                }
                error={at() === 0 ? props.attempt.errorAt('kkPersons') : undefined}
              >
                {name}
              </CheckRow>
            )}
          </For>
        </fieldset>
      </Show>
      <Show when={props.values.kkWay === 'GABUNG'}>
        <FamilyPick
          name="kkWith"
          label={t('usulan.field.kkWith')}
          value={props.values.kkWith}
          onChange={(kkWith) => props.set({ kkWith })}
          error={props.attempt.errorAt('kkWith')}
          except={props.values.household}
        />
      </Show>
    </>
  )
}

/** Whoever objects stays unknown to the village: the words here are read by the office alone. */
function Objector(props: KindProps) {
  const put = (next: Partial<FormValues['objector']>) => props.set({ objector: { ...props.values.objector, ...next } })
  return (
    <>
      <p class="text-ink-2">{t(props.values.hasObjector ? 'usulan.objector_known' : 'usulan.objector_text')}</p>
      <TextField
        name="objector"
        label={t('usulan.objector_name')}
        maxlength={120}
        value={props.values.objector.name}
        onInput={(name) => put({ name })}
        error={props.attempt.errorAt('objector')}
      />
      <TextField
        name="objector_phone"
        label={t('member.phone')}
        optional={t('form.optional')}
        type="tel"
        inputmode="tel"
        width="max-w-96"
        maxlength={30}
        value={props.values.objector.phone}
        onInput={(phone) => put({ phone })}
      />
      <TextField
        name="objector_about"
        label={t('usulan.objector_about')}
        optional={t('form.optional')}
        maxlength={300}
        value={props.values.objector.about}
        onInput={(about) => put({ about })}
      />
    </>
  )
}

function Program(props: KindProps) {
  const ask = createAsk(
    'participation.show',
    () => props.values.household ?? undefined,
    (id) => api.participation.show.query({ id }),
  )
  const offered = () => {
    const programs = ask.data()?.programs.filter(({ isOffered }) => isOffered) ?? []
    const { program } = props.values
    // Somebody came from what the family is entitled to, with a program that the catalogue does not list.
    const isListed = program === '' || programs.some(({ code }) => code === program)
    return isListed ? programs : [...programs, { code: program, name: program }]
  }
  return (
    <Select
      name="program"
      label={t('usulan.field.program')}
      value={props.values.program}
      onChange={(program) => props.set({ program })}
      choices={[
        { value: '', label: t('usulan.program_choose') },
        ...offered().map(({ code, name }) => ({ value: code, label: programText(code, name) })),
      ]}
      error={props.attempt.errorAt('program')}
    />
  )
}
