import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { addressParts } from './src/address/paths.ts';

const DOCUMENT = 'virtual:document-';
const generated = join(import.meta.dirname, 'src/generated/graphql.ts');

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

/** Lists the first parts of the page's addresses for the server, which answers 404 at any other. */
const addressList: Plugin = {
  name: 'address-list',
  apply: 'build',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'addresses.json', source: JSON.stringify(addressParts) });
  },
};

/** The documents of `generated`, by their names. */
const documents = new Map<string, string>();
const document = /^export const (\w+) = (\{"__meta__".*\}) as unknown as DocumentNode<.*>;$/gm;

/** Makes a module of each GraphQL document, so that it loads with the views that ask it rather than with the first page. */
const documentsWithViews: Plugin = {
  name: 'documents-with-views',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (id !== generated) return null;
    const rest = code.replace(document, (_, name: string, text: string) => {
      documents.set(name, text);
      return `export { ${name} } from '${DOCUMENT}${name}';`;
    });
    return { code: rest, map: null };
  },
  resolveId: (id) => (id.startsWith(DOCUMENT) ? id : null),
  load(id) {
    const name = id.slice(DOCUMENT.length);
    const text = id.startsWith(DOCUMENT) ? documents.get(name) : undefined;
    return text === undefined ? null : { code: `export const ${name} = ${text};`, moduleSideEffects: false };
  },
};

export default defineConfig({
  plugins: [documentsWithViews, react(), addressList, firstRequests],
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
