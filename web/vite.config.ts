import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
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
