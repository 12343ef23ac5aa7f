import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** `npm run build` writes dist/web, which `zhengheng serve` serves; `npm run web` serves the sources beside a running server. */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  build: { outDir: here('../dist/web'), emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false }, manifest: true, chunkSizeWarningLimit: 1_200, reportCompressedSize: false },
  server: { proxy: Object.fromEntries(['/api', '/results'].map(path => [path, { target: process.env['ZHENGHENG_SERVER'] ?? 'http://localhost:8080', changeOrigin: true }])) },
})
