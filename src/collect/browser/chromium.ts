import { rm } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { AppError } from '../../shared/errors.ts'
import { findChromium } from './executable.ts'
import { writeFontConfig } from './fonts.ts'

/** A running browser; `close` also removes what it needed on disk. */
export interface RunningChromium {
  readonly browser: Browser
  close(): Promise<void>
}

/**
 * Nothing may leave the browser by itself: every request is answered by our own client, so names do not resolve at all,
 * and what bypasses requests (WebRTC, QUIC, prefetching, component updates) is off.
 */
const ARGS = [
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--dns-prefetch-disable',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disk-cache-size=1',
  '--font-render-hinting=none',
  '--hide-scrollbars',
  '--mute-audio',
]

const LAUNCH_MS = 30_000

/** Starts Chromium with our fonts; rejects with `browser-missing` when none can be started. `reachable`: hosts that it may reach by itself, e.g. a server of the tests. */
export async function startChromium(env: NodeJS.ProcessEnv = process.env, reachable: readonly string[] = []): Promise<RunningChromium> {
  const executable = await findChromium(env)
  const fonts = await writeFontConfig()
  // Root cannot use the sandbox. Others keep it: pages are hostile; a container without user namespaces may waive it by name.
  const chromiumSandbox = process.getuid?.() !== 0 && env['ZHENGHENG_NO_SANDBOX'] !== '1'
  const launch = (libraries: string | null) =>
    chromium.launch({
      executablePath: executable.path,
      chromiumSandbox,
      args: [`--host-resolver-rules=${['MAP * ~NOTFOUND', ...reachable.map(host => `EXCLUDE ${host}`)].join(', ')}`, ...ARGS],
      timeout: LAUNCH_MS,
      handleSIGINT: false,
      handleSIGTERM: false,
      env: { ...definedOnly(env), FONTCONFIG_FILE: fonts.file, ...(libraries !== null && { LD_LIBRARY_PATH: libraries }) },
    })
  try {
    const browser = await launch(null).catch(async (error: unknown) => {
      if (executable.libraries === null || !/error while loading shared libraries/.test(String(error))) throw error
      return await launch(await executable.libraries())
    })
    return {
      browser,
      async close() {
        await browser.close().catch(() => undefined) // a browser that crashed is closed already
        await rm(fonts.dir, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(fonts.dir, { recursive: true, force: true })
    const sandbox = chromiumSandbox && /sandbox|namespace/i.test(String(error)) ? ' (where no sandbox is possible, ZHENGHENG_NO_SANDBOX=1 goes without)' : ''
    throw new AppError('browser-missing', { why: `${firstLine(error)}${sandbox}` }, error)
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return /error while loading shared libraries.*/.exec(text)?.[0] ?? text.split('\n', 1)[0]!.slice(0, 300)
}
