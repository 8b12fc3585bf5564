import type { JSX } from 'solid-js'

/** The main act of a list: on a phone above the places, under the thumb; on a wide window beside the heading. */
export function ActionDock(props: { children: JSX.Element }) {
  return (
    <div class="no-print sticky bottom-16 z-10 -mx-4 mt-auto -mb-6 border-t border-line bg-surface px-4 py-2 tablet:-mx-6 tablet:px-6 desktop:hidden [&>*]:w-full">
      {props.children}
    </div>
  )
}
