import type { ProgramUnit } from '@slrt/domain/program'
import { explain, verdictOf } from '@slrt/domain/explain'
import { bindParams, type Params } from '@slrt/domain/rule-bind'
import type { Rule } from '@slrt/domain/rule'
import type { Situation } from '@slrt/domain/situation'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { api, problemOfError, type Outputs } from '../api.ts'
import type { Problem } from '../problem.ts'
import { PlaceField } from '../regulation/PlaceField.tsx'
import { statusOfVerdict, valueWords } from '../rule/rule-words.ts'
import { sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import type { Area } from '../ui/AreaPicker.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { DistrictResult } from './DistrictResult.tsx'
import CircleSlash from '~icons/lucide/circle-slash'

type Tried = Outputs['program']['try']
type Family = { key: string; desa: string; situation: NonNullable<Tried['families']>['rows'][number]['situation'] }
/** A rule as it stands in the form, if it is one. */
export type Trial = { code: string; unit: ProgramUnit; rule: Rule; params: Record<string, boolean | number> }

/** So many families can be tried at once. */
const MOST = 3

export type Trying = ReturnType<typeof createTrying>

/**
 * What a rule is tried on while it is written: families by their facts, and the whole district.
 * @param trial the rule as it stands; undefined while it is none
 */
export function createTrying(trial: () => Trial | undefined) {
  const [area, setArea] = createSignal<Area>()
  const [offered, setOffered] = createSignal<Family[]>([])
  const [chosen, setChosen] = createSignal<Family[]>([])
  const [shown, setShown] = createSignal('')
  const [member, setMember] = createSignal(0)
  const [whole, setWhole] = createSignal<{ of: string; result: NonNullable<Tried['whole']> }>()
  const [busy, setBusy] = createSignal<'families' | 'whole'>()
  const [problem, setProblem] = createSignal<Problem>()

  async function ask<T>(what: 'families' | 'whole', asked: (rule: Trial) => Promise<T>): Promise<T | undefined> {
    const rule = trial()
    if (!rule || busy()) return undefined
    setBusy(what)
    setProblem(undefined)
    try {
      return await asked(rule)
    } catch (error) {
      setProblem(problemOfError(error))
      return undefined
    } finally {
      setBusy(undefined)
    }
  }
  async function offer(where: Area | undefined) {
    setArea(where)
    setOffered([])
    if (!where) return
    const answer = await ask('families', (rule) => api.program.try.query({ ...rule, desa: where.code }))
    const { desa, rows = [] } = answer?.families ?? {}
    setOffered(rows.map(({ situation }, at) => ({ key: `${where.code}-${at}`, desa: desa!.label, situation })))
  }
  function turn(family: Family) {
    const isThere = chosen().some(({ key }) => key === family.key)
    const next = isThere ? chosen().filter(({ key }) => key !== family.key) : [...chosen(), family].slice(-MOST)
    setChosen(next)
    look(isThere ? (next[0]?.key ?? '') : family.key)
  }
  function look(key: string) {
    setShown(key)
    setMember(0)
  }
  async function countAll() {
    const rule = trial()
    const answer = await ask('whole', (asked) => api.program.try.query({ ...asked, whole: true }))
    if (answer?.whole && rule) setWhole({ of: JSON.stringify(rule), result: answer.whole })
  }
  const family = createMemo(() => chosen().find(({ key }) => key === shown()))
  /** The family that the lines show their marks for; of a program for persons one of its members. */
  const situation = createMemo((): Situation | undefined => {
    const found = family()?.situation
    if (!found || trial()?.unit !== 'ORANG') return found
    return { ...found, orang: found.anggota[member()] }
  })
  return {
    area,
    offered,
    chosen,
    shown,
    member,
    whole,
    busy,
    problem,
    family,
    situation,
    trial,
    offer,
    turn,
    look,
    setMember,
    countAll,
    isFresh: () => whole() !== undefined && whole()!.of === JSON.stringify(trial()),
  }
}

/** "4 orang, desil 3": who a family is, without a name. */
const factsOf = ({ keluarga }: Situation): string =>
  [
    keluarga['jumlah_anggota'] === null ? '' : valueWords('keluarga.jumlah_anggota', keluarga['jumlah_anggota']!),
    keluarga['desil'] === null ? t('prog.no_desil') : t('prog.desil', { n: Number(keluarga['desil']) }),
  ]
    .filter(Boolean)
    .join(', ')

const verdictFor = (trial: Trial | undefined, params: Params, situation: Situation) =>
  trial ? verdictOf(explain(bindParams(trial.rule, params), situation).truth) : undefined

/** The rule, tried at once: beside it on a wide window, below it on a phone. */
export function TryPanel(props: { of: Trying; isNation: boolean; main: boolean }) {
  const trying = () => props.of
  const isWritten = () => trying().trial() !== undefined
  return (
    <section aria-labelledby="coba" class="flex flex-col gap-4 rounded-box border border-line bg-surface p-4">
      <h2 id="coba">{t('prog.try')}</h2>
      <Show when={!props.isNation} fallback={<p class="text-ink-2">{t('prog.try_nation')}</p>}>
        <Show when={isWritten()} fallback={<p class="text-ink-2">{t('prog.try_unwritten')}</p>}>
          <Button
            kind={props.main ? 'main' : 'plain'}
            large
            wide
            busy={trying().busy() === 'whole'}
            busyText={t('prog.counting')}
            onClick={() => void trying().countAll()}
          >
            {t('prog.try_all')}
          </Button>
          <Show when={trying().whole()}>
            {(whole) => (
              <DistrictResult result={whole().result} unit={trying().trial()!.unit} isFresh={trying().isFresh()} />
            )}
          </Show>
          <Families of={trying()} />
        </Show>
        <Show when={trying().problem()}>{(problem) => <Notice kind="late">{sentenceOf(problem())}</Notice>}</Show>
      </Show>
    </section>
  )
}

function Families(props: { of: Trying }) {
  return (
    <div class="flex flex-col gap-3 border-t border-line pt-4">
      <h3 class="text-label">{t('prog.try_families')}</h3>
      <p class="text-small text-ink-2">{t('prog.try_families_text')}</p>
      <Show when={props.of.chosen().length > 0}>
        <ul class="flex flex-col divide-y divide-line border-y border-line">
          <For each={props.of.chosen()}>{(family) => <Chosen of={props.of} family={family} />}</For>
        </ul>
        <Show when={props.of.family() && props.of.trial()?.unit === 'ORANG' && props.of.family()}>
          {(family) => (
            <Select
              label={t('prog.person')}
              value={String(props.of.member())}
              onChange={(at) => props.of.setMember(Number(at))}
              choices={family().situation.persons.map((_, at) => ({
                value: String(at),
                label: personText(family().situation, at),
              }))}
            />
          )}
        </Show>
      </Show>
      <PlaceField
        name="prog.desa"
        label={t('prog.desa')}
        level="desa"
        value={props.of.area() ? [props.of.area()!] : []}
        onChange={(area) => void props.of.offer(area)}
      />
      <p role="status" class="text-small text-ink-2 empty:hidden">
        <Show when={props.of.busy() === 'families'}>{t('prog.looking')}</Show>
        <Show when={props.of.area() && !props.of.busy() && props.of.offered().length === 0}>
          {t('prog.no_families')}
        </Show>
      </p>
      <Show when={props.of.offered().length > 0}>
        <fieldset class="flex flex-col">
          <legend class="mb-1 text-small font-semibold">{t('prog.offered', { n: MOST })}</legend>
          <For each={props.of.offered()}>
            {(family, at) => (
              <label class="flex min-h-control cursor-pointer items-center gap-2">
                <input
                  type="checkbox"
                  class="size-5 flex-none accent-(--action)"
                  checked={props.of.chosen().some(({ key }) => key === family.key)}
                  onChange={() => props.of.turn(family)}
                />
                <span>
                  {t('prog.family_n', { n: at() + 1 })}: {factsOf(family.situation)}
                </span>
              </label>
            )}
          </For>
        </fieldset>
      </Show>
    </div>
  )
}

const personText = ({ anggota }: Situation, at: number): string => {
  const one = anggota[at]!
  const said = [
    valueWords('orang.jenis_kelamin', one['jenis_kelamin'] ?? null),
    one['usia'] === null ? '' : valueWords('orang.usia', one['usia']!),
  ]
  return t('prog.person_n', { n: at + 1, facts: said.filter(Boolean).join(', ') })
}

/** A chosen family with what the rule says of it; the one that is looked at shows its marks at the lines. */
function Chosen(props: { of: Trying; family: Family }) {
  const isShown = () => props.of.shown() === props.family.key
  const verdict = () => {
    const trial = props.of.trial()
    const seen = isShown()
      ? props.of.situation()!
      : trial?.unit === 'ORANG'
        ? { ...props.family.situation, orang: props.family.situation.anggota[0] }
        : props.family.situation
    return verdictFor(trial, trial?.params ?? {}, seen)
  }
  return (
    <li class="flex flex-wrap items-center justify-between gap-2 py-2">
      <span class="min-w-0">
        <span class="font-semibold">{props.family.desa}</span>
        <span class="block text-small text-ink-2">{factsOf(props.family.situation)}</span>
      </span>
      <span class="flex flex-wrap items-center gap-2">
        <Show when={verdict()}>
          {(one) => (
            <StatusTag status={statusOfVerdict[one()]} shape={one() === 'TIDAK' ? CircleSlash : undefined}>
              {t(`verdict.${one()}`)}
            </StatusTag>
          )}
        </Show>
        <Show when={props.of.chosen().length > 1 || !isShown()}>
          <Button kind="quiet" aria-pressed={isShown()} onClick={() => props.of.look(props.family.key)}>
            {t(isShown() ? 'prog.is_shown' : 'prog.show_lines')}
          </Button>
        </Show>
      </span>
    </li>
  )
}
