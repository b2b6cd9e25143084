import { runKeeper } from '#graph/engine/keeper/keeper.ts';
import { newGraph } from '#seed/import/new-graph.ts';

await runKeeper(newGraph);
