// Entry point of a parser thread, which does not block the server's thread and can be terminated during a parse.
import { register } from 'tsx/esm/api';

register();
await import('./parse-worker.ts');
