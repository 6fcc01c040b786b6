import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Vite must be told the JSX runtime; it does not read tsconfig's jsxImportSource for .tsx under oxc.
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    globalSetup: ['test/global.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // A process for each file would load the house, and compile the embedded database, a hundred times.
    isolate: false,
  },
})
