#!/usr/bin/env node
// TypeScript runs from source: tsx turns it into JavaScript as it is loaded.
import { register } from 'tsx/esm/api';

// graphql-js checks more while it is developed with, for a tenth of what an answer takes; it looks at this when it is loaded.
process.env.NODE_ENV ??= 'production';
register();
await import('./main.ts');
