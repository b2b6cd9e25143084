import { execFileSync } from 'node:child_process';

/** The npm scripts of the tiers that a change needs, and the reason in one sentence. */
export interface ChosenTiers {
  readonly scripts: readonly ('test' | 'test:faults')[];
  readonly reason: string;
}

const withFaults = ['test', 'test:faults'] as const;

/** The code that the tests of faults are about, and these tests. */
const guardedByFaults = [
  /^api\/graph\/(engine|database|cypher|schema|derive|ingest)\//,
  /^api\/(graph\/(env|temporary|interruption)\.ts|dev\.mjs|(bundle|build-bundle|write-bundle)\.mjs)$/,
  /^api\/serve\/(server|api|warm-up|http\/endpoints)\.ts$/,
  /^api\/command\/(bin\.mjs|(main|program|open|serve|keeper|wipe|terminal)\.ts)$/,
  /^seed\/import\//,
  /^test\/bench\//,
  /^test\/[^/.]+\.(ts|mjs)$/,
  /\.fault\.test\.ts$/,
  /^(package-lock\.json|vitest\.config\.ts)$/,
];

const testedMerge = "^Merge branch 'next' \\([0-9]+ passed\\)$";

/**
 * Chooses the tiers by what changed since the last tested commit: the first parent of HEAD if HEAD is a merge, else the newest tested merge before it.
 * Everything runs where that commit cannot be told.
 * @param folder in a git repository
 */
export function chooseTiers(folder: string): ChosenTiers {
  const git = (...parameters: string[]) =>
    execFileSync('git', parameters, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    if (git('rev-parse', '--is-shallow-repository') === 'true')
      return { scripts: withFaults, reason: 'this clone is shallow, so nobody can tell what changed' };
    const parents = git('rev-list', '--parents', '-n', '1', 'HEAD').split(' ').slice(1);
    const [first = ''] = parents;
    const base = parents.length > 1 ? first : git('rev-list', '-n', '1', '-E', `--grep=${testedMerge}`, 'HEAD');
    if (base === '') return { scripts: withFaults, reason: 'there is no tested commit before this one' };
    const since = `since ${git('rev-parse', '--short', base)}`;
    const changed = git('diff', '--name-only', '--no-renames', base, 'HEAD').split('\n');
    const guarded = changed.find((path) => guardedByFaults.some((pattern) => pattern.test(path)));
    return guarded === undefined
      ? { scripts: ['test'], reason: `no change ${since} touches what the tests of faults are about` }
      : { scripts: withFaults, reason: `${guarded} changed ${since}` };
  } catch {
    return { scripts: withFaults, reason: 'git cannot tell what changed' };
  }
}
