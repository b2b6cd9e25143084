import react from '@vitejs/plugin-react';
import { build, defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Builds what the server asks in advance, as the page does: see `api/serve/warm-up.ts`. */
const firstRequests: Plugin = {
  name: 'first-requests',
  apply: 'build',
  async closeBundle() {
    await build({
      configFile: false,
      root: import.meta.dirname,
      logLevel: 'warn',
      build: { ssr: 'src/overview/first-requests.ts', emptyOutDir: false },
    });
  },
};

export default defineConfig({
  plugins: [react(), firstRequests],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Bundler timings do not interest people who install Subtier.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  worker: { rolldownOptions: { checks: { bundlerTimings: false } } },
});
