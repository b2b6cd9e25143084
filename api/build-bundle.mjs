import { existsSync, readFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { root } from './bundle.mjs';

/** Reads a YAML file beside a source. */
const readsYaml = /\bparse\(readFileSync\(new URL\('([^']+\.yaml)', import\.meta\.url\), 'utf8'\)\)/g;

/**
 * Gives bundled code the values of the YAML files that it reads, which take a sixth of the CPU time of a start to parse, and the URL of its source
 * file, so that it finds the other files beside it.
 */
const sourceAddresses = {
  name: 'source-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const source = JSON.stringify(relative(root, path));
      const contents = text
        .replace(readsYaml, (_, name) => JSON.stringify(parse(readFileSync(join(dirname(path), name), 'utf8'))))
        .replaceAll('import.meta.url', `sourceAddress(${source})`)
        .replaceAll('import.meta.dirname', `sourceFolder(${source})`);
      return { loader: 'ts', contents };
    });
  },
};

/**
 * Bundles only the ES modules of graphql-js. The CommonJS ones read each import through two getters on every use, which takes 5% of the time of
 * an answer with fifty chains.
 */
const graphqlModules = {
  name: 'graphql-modules',
  setup({ onResolve }) {
    onResolve({ filter: /^graphql(\/|$)/ }, ({ path }) => {
      const named = join(root, 'node_modules', path.replace(/\.m?js$/, ''));
      const file = [`${named}.mjs`, join(named, 'index.mjs')].find((one) => existsSync(one));
      return file === undefined ? undefined : { path: file };
    });
  },
};

/** The page of GraphiQL, 9 MB, and the grammar of Cypher, whose files are loaded one by one, with the runtime that it shares with the code. */
const external = ['@graphql-yoga/render-graphiql', '@neo4j-cypher/language-support', 'antlr4ng'];

const header = `import { createRequire as requireFrom } from 'node:module';
import { fileURLToPath as sourcePath } from 'node:url';
const require = requireFrom(import.meta.url);
const sourceAddress = (path) => new URL('../../' + path, import.meta.url).href;
const sourceFolder = (path) => sourcePath(new URL('.', sourceAddress(path)));`;

/**
 * Bundles TypeScript sources with all that they import: a short command would take most of its time to load packages file by file.
 * @param entries the sources to start, by the name of the file that starts each
 * @param folder in `.build`
 * @param files the texts of other files of the folder, by name
 */
export async function buildBundle(entries, folder, files = {}) {
  // Written elsewhere first: a program that starts meanwhile sees the old bundle or the new one.
  const draft = `${folder}-${process.pid}`;
  await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)])),
    outdir: draft,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external,
    sourcemap: true,
    sourcesContent: false,
    banner: { js: header },
    plugins: [sourceAddresses, graphqlModules],
    logLevel: 'warning',
  });
  for (const [name, text] of Object.entries(files)) await writeFile(join(draft, name), text);
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}
