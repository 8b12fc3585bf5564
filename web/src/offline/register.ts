/**
 * Lets the app open without a network from the second time on. Only built pages have a worker; a page that cannot
 * have one (an old browser, no https) works as before, with the network.
 */
export async function registerWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' })
  } catch {
    // no room, or switched off: the network stays the way in
  }
}
