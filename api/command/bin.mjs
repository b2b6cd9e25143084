#!/usr/bin/env node
// TypeScript runs from source: tsx turns it into JavaScript as it is loaded.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
