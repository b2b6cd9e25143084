// The parser's thread: it takes no time from the server's, and can be ended in the middle of a statement.
import { register } from 'tsx/esm/api';

register();
await import('./parse-worker.ts');
