#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { run } from '../bundle.mjs';

// By how much the heap may grow before the next collection. V8's default lets a busy process hold three times what it uses.
setFlagsFromString('--heap-growing-percent=50');

// graphql-js checks more while it is developed with, for a tenth of what an answer takes; it looks at this when it is loaded.
process.env.NODE_ENV ??= 'production';
await run('main');
