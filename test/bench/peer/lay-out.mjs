import { readFileSync } from 'node:fs';
import dagre from '@dagrejs/dagre';

/** Lays pictures out with dagre, from left to right, and writes the positions of their nodes. */
const pictures = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const laid = pictures.map(({ nodes, links }) => {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 20, ranksep: 28 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of nodes) graph.setNode(id, { width: 134, height: 56 });
  for (const { from, to } of links) graph.setEdge(from, to);
  dagre.layout(graph);
  return Object.fromEntries(nodes.map(({ id }) => [id, { x: graph.node(id).x, y: graph.node(id).y }]));
});
process.stdout.write(JSON.stringify(laid));
