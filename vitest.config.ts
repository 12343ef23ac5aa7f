import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    isolate: false,
    // Most of the time is spent waiting for servers and the database, not on the processor.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: 'test/store/test-server.ts',
    setupFiles: 'test/property-seed.ts',
  },
})
