import { createSignal, onCleanup, type Accessor } from 'solid-js'

/** The width of an element inside its padding, followed as it changes; 0 until it stands in the page. */
export function createWidth(): [Accessor<number>, (element: HTMLElement) => void] {
  const [width, setWidth] = createSignal(0)
  function follow(element: HTMLElement) {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)))
    observer.observe(element)
    onCleanup(() => observer.disconnect())
  }
  return [width, follow]
}
