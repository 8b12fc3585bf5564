import { useLocation } from '@solidjs/router'
import { createEffect, For, lazy, Show, Suspense, type JSX } from 'solid-js'
import { createDecisions } from '../approval/decisions.ts'
import { createMyTurn } from '../item/my-turn.ts'
import { outbox } from '../offline/outbox.ts'
import { acting, may, session } from '../session.tsx'
import { moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Mark } from '../ui/Mark.tsx'
import { SyncBar, syncSentence } from '../ui/SyncBar.tsx'
import { Acting } from '../acting/Acting.tsx'
import { places, setBeyond, type Place } from './places.ts'

// Seldom there: nobody waits for it.
const Standing = lazy(() => import('./Standing.tsx').then((file) => ({ default: file.Standing })))

const isBelow = (pathname: string, href: string) => pathname === href || pathname.startsWith(`${href}/`)

/** Whether a page belongs to this place and to none that stands closer to it (`/rujukan/jawaban` before `/rujukan`). */
const isAt = (pathname: string, { href, also = [] }: Place, all: readonly Place[]) =>
  [href, ...also].some((one) => isBelow(pathname, one)) &&
  !all.some((other) => other.href.startsWith(`${href}/`) && isBelow(pathname, other.href))

/** How many of the outbox's entries are somewhere between the device and the server. */
const underway = () => {
  const { waiting, attention, aside, behind } = outbox.status()
  return waiting + attention + aside + behind
}

/** The places as a bar below (phone, tablet), as a rail beside (desktop; `more`: those beyond the five, without their pictures), or as words in the header. */
type Form = 'bar' | 'rail' | 'more' | 'words'

const forms: Record<Form, { all: string; here: string }> = {
  bar: {
    all: 'h-16 flex-1 flex-col gap-0.5 px-1 text-[0.875rem]/[1.0625rem]',
    here: 'before:absolute before:inset-x-2 before:top-0 before:h-0.75 before:bg-action',
  },
  rail: {
    all: 'min-h-14 flex-col gap-1 rounded-box py-2 text-[0.875rem]/[1.0625rem] outline-offset-[-4px]!',
    here: 'bg-action-soft',
  },
  more: {
    all: 'min-h-control rounded-box py-1 text-[0.875rem]/[1.0625rem] outline-offset-[-4px]!',
    here: 'bg-action-soft',
  },
  words: {
    all: 'min-h-12 flex-auto px-1 tablet:flex-none tablet:px-4',
    here: 'before:absolute before:inset-x-1 before:bottom-0 before:h-0.75 before:bg-action tablet:before:inset-x-4',
  },
}

function PlaceLink(props: { place: Place; all: readonly Place[]; form: Form; count: (href: string) => number }) {
  const location = useLocation()
  const here = () => isAt(location.pathname, props.place, props.all)
  const count = () => props.count(props.place.href)
  const Icon = props.place.icon
  return (
    <a
      href={props.place.href}
      aria-current={here() ? 'page' : undefined}
      class={
        `relative flex min-w-0 items-center justify-center text-center no-underline! ${forms[props.form].all} ` +
        (here()
          ? `font-bold text-action! ${forms[props.form].here}`
          : 'font-normal! text-ink-2! hover:bg-sunken hover:text-ink!')
      }
    >
      <Show when={props.form === 'bar' || props.form === 'rail'}>
        <Icon class="icon" aria-hidden="true" />
      </Show>
      <span>
        {t(props.place.text)}
        <Show when={count() > 0}> ({count()})</Show>
      </span>
    </a>
  )
}

type Props = {
  places: Place[]
  /** More of them, where there is room: beside a wide window, and on the page "Lainnya" of a narrow one. */
  beyond?: Place[]
  density: 'office' | 'field'
  /** The places stand as words in the header: for people who come twice a month. */
  words?: boolean
  children: JSX.Element
}

/** How high the header is: where a table's head sticks. */
const under = (words = false) =>
  syncSentence()
    ? words
      ? '[--under-header:9.5rem]'
      : '[--under-header:6.5rem]'
    : words
      ? '[--under-header:6.5rem]'
      : '[--under-header:3.5rem]'

/** What stands around every screen of somebody who is signed in: who I am, the places, and where my work is now. */
export function Frame(props: Props) {
  const allowed = ({ path }: Place) => !path || may(path)
  const shown = () => props.places.filter(allowed)
  const beyond = () => (props.beyond ?? []).filter((place) => allowed(place) && !shown().includes(place))
  createEffect(() => setBeyond(beyond()))
  const rail = () => [...shown(), ...beyond()]
  const has = ({ href }: Place) => shown().some((place) => place.href === href)
  const turn = createMyTurn(() => has(places.tasks))
  const deciding = () => (has(places.approvals) ? places.approvals : places.regulation).href
  const decisions = createDecisions(() => shown().some(({ href }) => href === deciding()))
  const count = (href: string) => {
    if (href === places.outbox.href) return underway()
    if (href === places.tasks.href) return turn()
    return href === deciding() ? decisions() : 0
  }
  const title = () => acting()?.serviceName || acting()?.tenantName || t('product.name')
  const second = () => (acting()?.serviceName ? acting()?.tenantName : '')
  return (
    <div
      data-density={props.density}
      class={`flex min-h-dvh flex-col text-body ${props.words ? '' : 'desktop:pl-20 print:pl-0'} ${props.density === 'office' ? 'desktop:bg-bg' : ''} ${under(props.words)}`}
    >
      <a
        href="#isi"
        class="sr-only z-60 rounded-box bg-raised p-3 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('isi')?.focus()
        }}
      >
        {t('shell.skip')}
      </a>
      <header class="sticky top-0 z-20 border-b border-line bg-surface print:static">
        <div class="flex min-h-14 items-center gap-3 px-4 py-1.5 desktop:px-6">
          <Mark class={`size-8 flex-none ${props.words ? '' : 'desktop:hidden print:block'}`} />
          <p class="flex max-w-none min-w-0 flex-1 flex-col desktop:flex-row desktop:items-baseline desktop:gap-3">
            <span class="font-bold">{title()}</span>
            <Show when={second()}>
              <span class="text-small text-ink-2 desktop:text-body">{second()}</span>
            </Show>
          </p>
          <Acting />
        </div>
        <Show when={props.words}>
          <nav aria-label={t('shell.places')} class="no-print flex border-t border-line px-2 tablet:px-0 desktop:px-2">
            <For each={shown()}>{(place) => <PlaceLink place={place} all={shown()} form="words" count={count} />}</For>
          </nav>
        </Show>
        <SyncBar />
        <Show when={acting()?.practiceOf || acting()?.tenantState === 'DITANGGUHKAN'}>
          <Suspense>
            <Standing />
          </Suspense>
        </Show>
        <p class="hidden px-4 pb-2 text-small print:block">
          {t('shell.printed', { moment: moment(Date.now(), acting()?.tenant), name: session()?.person.name ?? '' })}
        </p>
      </header>
      <Show when={!props.words}>
        <nav
          aria-label={t('shell.places')}
          class="no-print fixed inset-y-0 left-0 z-30 hidden w-20 flex-col border-r border-line bg-surface py-3 desktop:flex"
        >
          <Mark class="mx-auto mb-3 size-7 flex-none" />
          {/* A low window scrolls what has no room; "Lainnya", the last of the five, stays where it is. */}
          <div class="flex min-h-0 flex-1 flex-col gap-1 overflow-y-auto overscroll-contain px-0.5 py-1 [scrollbar-width:none] *:flex-none">
            <For each={shown().slice(0, -1)}>
              {(place) => <PlaceLink place={place} all={rail()} form="rail" count={count} />}
            </For>
            <Show when={beyond().length > 0}>
              <hr class="mx-2 my-1 border-line" />
            </Show>
            <For each={beyond()}>{(place) => <PlaceLink place={place} all={rail()} form="more" count={count} />}</For>
          </div>
          <For each={shown().slice(-1)}>
            {(place) => <PlaceLink place={place} all={rail()} form="rail" count={count} />}
          </For>
        </nav>
      </Show>
      <main id="isi" tabindex="-1" class="flex flex-1 flex-col px-4 py-6 outline-none! tablet:px-6 desktop:py-8">
        <div class="work flex flex-1 flex-col">{props.children}</div>
      </main>
      <Show when={!props.words}>
        <nav
          aria-label={t('shell.places')}
          class="no-print sticky bottom-0 z-20 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] desktop:hidden"
        >
          <For each={shown()}>{(place) => <PlaceLink place={place} all={shown()} form="bar" count={count} />}</For>
        </nav>
      </Show>
    </div>
  )
}
