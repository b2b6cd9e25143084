import { runKeeper } from '#graph/engine/keeper.ts';
import { newGraph } from '#seed/import/new-graph.ts';

// The program of a keeper.
await runKeeper(newGraph);
