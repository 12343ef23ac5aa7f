import type { CollectOptions } from './collection-run.ts'
import type { Renderer } from './crawl/renderer.ts'

/** The browser pool as the crawl uses it; null when no browser can be started. */
export async function openBrowserRenderer(_options: CollectOptions): Promise<(Renderer & { close(): Promise<void> }) | null> {
  return null
}
