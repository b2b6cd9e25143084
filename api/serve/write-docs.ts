import { readFileSync, writeFileSync } from 'node:fs';
import { renewDocs } from './docs.ts';

const file = new URL('../../docs/api.md', import.meta.url);
writeFileSync(file, await renewDocs(readFileSync(file, 'utf8')));
