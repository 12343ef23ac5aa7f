import { defineConfig } from 'vitest/config'

/** Whole ways through the web application in a real browser: `npm run journeys`. One after the other: each has a server and a database. */
export default defineConfig({
  test: {
    include: ['test/journeys/**/*.journey.ts'],
    pool: 'threads',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    globalSetup: 'test/journeys/demo-server.ts',
  },
})
