import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// In development the API runs elsewhere; its address comes from the same variable the server reads.
const server = process.env.AGENTOPS_URLS?.split(';')[0] ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // Our content security policy allows no data: fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    // What the first load weighs is checked from it.
    manifest: true,
    // The office is large by nature, and loads after everything else.
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': server, '/health': server, '/openapi': server } },
  test: { environment: 'node', include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'art/**/*.test.ts'] },
});
