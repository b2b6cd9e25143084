import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** Files that git tracks or would add. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));
const isGenerated = (file: string) => /(^|\/)generated\//.test(file);
const sources = files.filter((file) => /\.(ts|tsx)$/.test(file) && !isGenerated(file));
const product = sources.filter((file) => /^(api|picture|seed|web)\//.test(file));
const read = (file: string) => readFileSync(file, 'utf8');

/** Every module that a file imports, statically or dynamically. */
function importsOf(file: string): string[] {
  return [...read(file).matchAll(/(?:from\s+|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g)].flatMap(
    ([, name]) => name ?? [],
  );
}

const aliases: Readonly<Record<string, string>> = {
  '#picture/': 'picture/',
  '#graph/': 'api/graph/',
  '#serve/': 'api/serve/',
  '#command/': 'api/command/',
  '#seed/': 'seed/',
  '#web/': 'web/src/',
};
const productFiles = new Set(product);

/** The product files that a file imports, including for types. */
function importedFiles(file: string): readonly string[] {
  return importsOf(file).flatMap((name) => {
    const alias = Object.keys(aliases).find((start) => name.startsWith(start));
    const path =
      alias === undefined ? normalize(join(dirname(file), name)) : `${aliases[alias] ?? ''}${name.slice(alias.length)}`;
    return path !== file && productFiles.has(path) && (alias !== undefined || name.startsWith('.')) ? [path] : [];
  });
}

/** The cycles of a graph, each as a list of names. */
function cyclesOf(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const reachedFrom = (start: string): ReadonlySet<string> => {
    const reached = new Set<string>();
    const pending = [...(graph.get(start) ?? [])];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (reached.has(name)) continue;
      reached.add(name);
      pending.push(...(graph.get(name) ?? []));
    }
    return reached;
  };
  const reached = new Map([...graph.keys()].map((name) => [name, reachedFrom(name)]));
  const inCycle = [...graph.keys()].filter((name) => reached.get(name)?.has(name));
  const cycles = new Map<string, readonly string[]>();
  for (const name of inCycle) {
    const cycle = inCycle.filter(
      (other) => other === name || (reached.get(name)?.has(other) && reached.get(other)?.has(name)),
    );
    cycles.set(cycle.toSorted().join(' '), cycle.toSorted());
  }
  return [...cycles.values()];
}

/** The files outside the home folder that import a package. */
function trespassers(packageName: RegExp, home: string): string[] {
  return product.filter((file) => !file.startsWith(home) && importsOf(file).some((name) => packageName.test(name)));
}

test('only the database folder imports neo4j-driver', () => {
  expect(trespassers(/^neo4j-driver/, 'api/graph/database/')).toEqual([]);
});

test('only the canvas folder draws with cytoscape', () => {
  expect(trespassers(/^cytoscape/, 'web/src/canvas/')).toEqual([]);
});

test('only api/graph/env.ts reads the environment', () => {
  expect(product.filter((file) => file !== 'api/graph/env.ts' && /process\s*\.\s*env\b/.test(read(file)))).toEqual([]);
});

test('only reportProgress writes to stderr, so that control characters never reach a terminal', () => {
  const writes = /process\s*\.\s*stderr\s*\.\s*write\(\s*[^'\s]|\bconsole\s*\./;
  const writers = product.filter((file) => /^(api|seed)\//.test(file) && writes.test(read(file)));
  expect(writers).toEqual(['api/command/terminal.ts']);
});

test('the page uses only generated types of the server, and draws as the server does', () => {
  const leaks = product
    .filter((file) => file.startsWith('web/'))
    .filter((file) => importsOf(file).some((name) => /^#(?!picture\/)|(^|\/)(api|seed)\//.test(name)));
  expect(leaks).toEqual([]);
});

/**
 * The declared order of every area: a name may import itself and names of earlier lines, or of its own line if that makes no
 * cycle. A name is a folder with all its content, or a file.
 */
const order: Readonly<Record<string, readonly string[]>> = {
  'api/graph': [
    'failure',
    'limits cursor temporary interruption roles',
    'env',
    'model',
    'rules',
    'database',
    'schema',
    'engine',
    'priority',
    'edition',
    'exposure',
    'evidence',
    'ownership',
    'derive',
    'ingest',
    'graph',
    'exposures entities lists leads claims paths cypher',
    'comparison',
    'remedies',
    'casework',
    'identity',
    'screening',
    'brief',
    'dossier',
    'questions',
  ],
  'api/serve': [
    'error-codes limits field-costs ids legend live graphiql',
    'telemetry http',
    'imports exports',
    'access',
    'schema',
    'resolvers',
    'plugins',
    'api csv',
    'warm-up exposure-lines exposure-rows',
    'docs server',
    'write-generated',
  ],
  web: ['src', 'vite.config'],
  'web/src': [
    'node-types',
    'address',
    'words',
    'server',
    'ui',
    'casework',
    'conditions search',
    'exposures picture',
    'canvas',
    'show-cypher',
    'coverage',
    'inspector',
    'brief remedies',
    'chains free-canvas questions overview records imports screen',
    'cases compare team',
    'shell',
    'main',
  ],
  seed: ['policy readers', 'import', 'cases', 'export', 'generator'],
  picture: [
    'lanes measure icons words',
    'chain',
    'folding picture',
    'box-text changes short-ids',
    'chain-boxes',
    'chains',
    'routes sheet',
    'svg',
    'exhibit',
  ],
  '': ['picture', 'api/graph', 'seed', 'api/serve', 'api/command'],
};

test('imports follow the declared order of folders', () => {
  const climbs = Object.entries(order).flatMap(([area, lines]) => {
    const rankOf = (file: string): number | null => {
      const inside = area === '' ? file : file.startsWith(`${area}/`) ? file.slice(area.length + 1) : null;
      if (inside === null) return null;
      const rank = lines.findIndex((line) =>
        line.split(' ').some((name) => inside.startsWith(`${name}/`) || inside.replace(/\.tsx?$/, '') === name),
      );
      return rank === -1 ? null : rank;
    };
    return product.flatMap((file) => {
      const own = rankOf(file);
      if (own === null) return [];
      return importedFiles(file)
        .filter((imported) => (rankOf(imported) ?? -1) > own)
        .map((imported) => `${file} imports ${imported}`);
    });
  });
  expect(climbs).toEqual([]);
});

test('every folder and file of an area is in its order', () => {
  const missing = product.filter((file) =>
    Object.entries(order).some(([area, lines]) => {
      if (area === '' || !file.startsWith(`${area}/`)) return false;
      const [name = ''] = file.slice(area.length + 1).split('/');
      return !lines.some((line) => line.split(' ').includes(name.replace(/\.tsx?$/, '')));
    }),
  );
  expect(missing).toEqual([]);
});

test('no files import each other in a circle', () => {
  expect(cyclesOf(new Map(product.map((file) => [file, new Set(importedFiles(file))])))).toEqual([]);
});

test('no folders import each other in a circle: at every level, what lies side by side forms no cycle', () => {
  const levels = new Map<string, Map<string, Set<string>>>();
  for (const file of product) {
    for (const imported of importedFiles(file)) {
      const from = file.split('/');
      const to = imported.split('/');
      const depth = from.findIndex((part, at) => part !== to[at]);
      const level = from.slice(0, depth).join('/');
      // Project references and the order above separate the areas of the top level.
      if (level === '' || level === 'api') continue;
      const graph = levels.get(level) ?? new Map<string, Set<string>>();
      levels.set(level, graph);
      const name = from.slice(0, depth + 1).join('/');
      graph.set(name, (graph.get(name) ?? new Set()).add(to.slice(0, depth + 1).join('/')));
    }
  }
  expect([...levels.values()].flatMap((graph) => cyclesOf(graph))).toEqual([]);
});

test('no import climbs more than two folders', () => {
  // Only package.json, at the top, has the version.
  const climbs = (name: string) => name.startsWith('../../../') && !name.endsWith('/package.json');
  expect(sources.filter((file) => importsOf(file).some(climbs))).toEqual([]);
});

test('no folder or file is called utils, helpers or common, and none is a barrel', () => {
  expect(sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.)/.test(file))).toEqual([]);
  expect(sources.filter((file) => /^index\.tsx?$/.test(basename(file)))).toEqual([]);
  expect(product.filter((file) => /^export (\*|\{[^}]*\}) from/m.test(read(file)))).toEqual([]);
});

test('file names are kebab-case', () => {
  expect(product.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|tsx)$/.test(basename(file)))).toEqual([]);
});

test('every test is in the folder that mirrors the tested one', () => {
  const homeless = sources
    .filter((file) => file.startsWith('test/') && file.endsWith('.test.ts') && dirname(file) !== 'test')
    .filter((file) => !existsSync(dirname(file).replace(/^test\//, '')) && !/^test\/(bench|web|command)/.test(file));
  expect(homeless).toEqual([]);
});

test('no test is skipped or focused', () => {
  const pattern = /\b(test|it|describe)\s*\.\s*(skip|only|todo|skipIf|runIf)\b/;
  expect(sources.filter((file) => file !== 'test/conventions.test.ts' && pattern.test(read(file)))).toEqual([]);
});

test('nothing silences the type checker', () => {
  const pattern = /:\s*any\b|<any>|\bas any\b/;
  const directive = /@ts-(ignore|nocheck|expect-error)/;
  const code = (file: string) => read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const silenced = sources.filter((file) => directive.test(read(file)) || pattern.test(code(file)));
  expect(silenced.filter((file) => file !== 'test/conventions.test.ts')).toEqual([]);
});

test('a statement of the API has a fixed text: no line stands for another or depends on a parameter', () => {
  const marked = files
    .filter((file) => file.startsWith('cypher/'))
    .filter((file) => /\/\/( if |>|\[|\])/.test(read(file)));
  expect(marked).toEqual([]);
});

test('no committed text names a path of a machine or a registry host', () => {
  const text = files.filter((file) => !/\.(png|zip|jar|ico|woff2?)$/.test(file) && file !== 'test/conventions.test.ts');
  const pattern = /\/(home|Users)\/[a-z]+\/|\/work\/(main|shared)|registry\.npmjs|repo1?\.maven|\.m2\/repository\/org/;
  expect(text.filter((file) => pattern.test(read(file)))).toEqual([]);
});

test('style sheets take sizes of type and spacing from the tokens', () => {
  const sized = /^\s*(font|font-size|margin|padding|gap|(margin|padding|row|column)-[a-z-]+):(.*);$/gm;
  const literals = files
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) =>
      [...read(file).matchAll(sized)]
        .filter(([, , , value = '']) => /\d(px|rem|em|pt)\b/.test(value.replace(/(?<![\d.])[12]px\b/g, '')))
        .map(([declaration]) => `${file}: ${declaration.trim()}`),
    );
  expect(literals).toEqual([]);
});

test('a file has at most 450 lines, and a folder at most 16 source files', () => {
  expect(product.filter((file) => read(file).trimEnd().split('\n').length > 450)).toEqual([]);
  const folders = [...new Set(product.map((file) => dirname(file)))];
  const sizeOf = (folder: string) => product.filter((file) => dirname(file) === folder).length;
  expect(folders.filter((folder) => sizeOf(folder) > 16)).toEqual([]);
});
