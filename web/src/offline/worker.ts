/**
 * The service worker: keeps the shell and the hashed files, so that the app opens without a network. It never touches
 * the API and never queues; that is the outbox's work. vite-worker.ts fills in the list and writes it to /worker.js.
 * A new version serves whatever is opened next; pages that are open keep their own files and are never reloaded.
 */
type Scope = EventTarget & {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void>; matchAll(query: object): Promise<unknown[]> }
  location: Location
}
export type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Event & { request: Request; respondWith(answer: Promise<Response>): void }

declare const __VERSION__: string
declare const __FILES__: string[]

const scope = globalThis as unknown as Scope
const prefix = 'shell-'
const own = prefix + __VERSION__
const shell = '/'
const files = new Set(__FILES__)
/** Versions that open pages may still be running; more than this is given up while they are open. */
const keptVersions = 4

scope.addEventListener('install', (event) => {
  ;(event as Lasting).waitUntil(keepAll().then(() => scope.skipWaiting()))
})

scope.addEventListener('activate', (event) => {
  ;(event as Lasting).waitUntil(dropOld().then(() => scope.clients.claim()))
})

scope.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as Fetching
  const answer = respondWith.bind(event)
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return
  if (request.mode === 'navigate') {
    if (!/^\/(api|trpc|health)(\/|$)/.test(url.pathname)) answer(kept(shell, request))
  } else if (files.has(url.pathname) || url.pathname.startsWith('/assets/')) {
    answer(kept(url.pathname, request))
  }
})

async function keepAll() {
  const cache = await caches.open(own)
  await cache.addAll([...files].map((file) => new Request(file)))
  // the shell has no hash in its name: only the server's own answer will do
  await cache.add(new Request(shell, { cache: 'reload' }))
}

async function dropOld() {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own)
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const old = pages.length === 0 ? others : others.slice(0, -keptVersions)
  await Promise.all(old.map((name) => caches.delete(name)))
}

async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(own)
  return (await cache.match(path)) ?? (await caches.match(path)) ?? fetch(request)
}
