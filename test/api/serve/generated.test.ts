import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('the generated types are up to date with the schema and the documents', () => {
  const check = ['node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.ts', '--check'];
  expect(() => execFileSync(process.execPath, check, { stdio: 'pipe' })).not.toThrow();
});
