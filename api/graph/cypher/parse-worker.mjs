// Entry point of a parser thread, which does not block the server's thread and can be terminated during a parse.
import { run } from '../../bundle.mjs';

await run('parse-worker');
