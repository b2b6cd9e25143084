// Runs for each test file, before it: Vitest ignores an `afterAll` that a test or a hook calls.
import { afterAll } from 'vitest';
import { endFile } from './file-end.ts';

afterAll(endFile);
