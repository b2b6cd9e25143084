// Entry point of a keeper, which outlives the command that starts it.
import { run } from '../../../bundle.mjs';

await run('keeper');
