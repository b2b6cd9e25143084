import { useState } from 'react';
import { BOX } from '#picture/box-text.ts';
import { escaped } from '#picture/sheet.ts';
import { toSvg } from '#picture/svg.ts';
import { useAddress } from '../address/use-address.ts';
import { tintColors } from '../canvas/free-style.ts';
import { readColors } from '../picture/colors.ts';
import { saveCsv } from '../ui/save-csv.tsx';
import { saveFile, savePng, saveSvg } from '../ui/save-file.ts';
import { counted, dayInWords } from '../words.ts';
import { titleOf } from './document.ts';
import type { CanvasDocument } from './document.ts';
import { nodesOf } from './draw.ts';
import type { CanvasDrawing } from './draw.ts';
import type { CanvasEdge } from './edge.ts';
import { lanesAround } from './layouts.ts';
import { useDocument } from './store.ts';

const formats = ['SVG', 'PNG', 'CSV', 'JSON', 'GraphML'] as const;

/** Saves what the canvas shows as a file. Names of files with synthetic data begin with SYNTHETIC. */
export function ExportMenu({ drawing }: { readonly drawing: CanvasDrawing }) {
  const { address } = useAddress();
  const document = useDocument();
  const [message, setMessage] = useState('');
  const { asOf } = address.conditions;
  const save = async (format: (typeof formats)[number]): Promise<void> => {
    const { nodes, edges } = format === 'JSON' ? document : drawnOf(document, drawing);
    const isSynthetic =
      Object.values(nodes).some(({ dataClass }) => dataClass === 'SYNTHETIC') ||
      Object.values(edges).some(({ dataClasses }) => dataClasses.includes('SYNTHETIC'));
    const name = `${isSynthetic ? 'SYNTHETIC-' : ''}subtier-canvas-${asOf}`;
    switch (format) {
      case 'SVG':
        await saveSvg(`${name}.svg`, svgOf(document, drawing, asOf, isSynthetic));
        break;
      case 'PNG': {
        setMessage('Drawing the picture…');
        const saved = await savePng(`${name}.png`, svgOf(document, drawing, asOf, isSynthetic));
        setMessage(saved ? '' : 'The browser could not draw a picture of this size. Save the SVG instead.');
        break;
      }
      case 'CSV':
        saveCsv(`${name}.csv`, relationColumns, relationRows(document, drawing));
        break;
      case 'JSON':
        saveFile(
          `${name}.json`,
          'application/json',
          JSON.stringify({ asOf, synthetic: isSynthetic, canvas: document }, null, 2),
        );
        break;
      case 'GraphML':
        saveFile(`${name}.graphml`, 'application/graphml+xml', graphMlOf(document, drawing));
    }
  };
  return (
    <>
      <label className="control small">
        <span className="name">Save</span>
        <select
          value=""
          disabled={drawing.boxes.length === 0}
          onChange={({ target }) => {
            const format = formats.find((one) => one === target.value);
            if (format !== undefined) void save(format);
          }}
        >
          <option value="">as…</option>
          {formats.map((format) => (
            <option key={format}>{format}</option>
          ))}
        </select>
      </label>
      <span role="status" className="small">
        {message}
      </span>
    </>
  );
}

function svgOf(document: CanvasDocument, drawing: CanvasDrawing, asOf: string, isSynthetic: boolean): string {
  const colors = readColors(window.document.body);
  const tints = Object.fromEntries(Object.entries(tintColors).map(([tint, color]) => [tint, colors[color]]));
  const { boxes, lines } = drawing;
  const top = Math.min(...boxes.map(({ at, scale }) => at.y - (BOX.height * scale) / 2));
  return toSvg(boxes, lines, {
    title: `Subtier canvas as of ${dayInWords(asOf)}${isSynthetic ? ' (contains synthetic data)' : ''}`,
    description: `${counted(boxes.length, 'node')} and ${counted(lines.length, 'relation')}. Two relations in a row form a chain only under one contract.`,
    labels: document.labels,
    size: BOX,
    colors: { ...colors, ...tints },
    laneTitles: lanesAround(drawing).map(({ title, left, width }) => ({
      title,
      at: { x: left + width / 2, y: top - BOX.height / 2 },
      width,
    })),
  });
}

/** The nodes that are drawn, also those in closed groups, and the edges behind the lines. */
function drawnOf(document: CanvasDocument, { boxes, lines }: CanvasDrawing) {
  const ids = new Set(boxes.flatMap(nodesOf));
  return {
    nodes: Object.values(document.nodes).filter(({ id }) => ids.has(id)),
    edges: lines.flatMap((line) => line.edges.flatMap((id) => document.edges[id] ?? [])),
  };
}

const relationColumns = [
  ...['from', 'fromType', 'fromKey', 'relation', 'to', 'toType', 'toKey'],
  ...['under', 'periods', 'dataClasses', 'fromGroup', 'toGroup'],
];

/** One row for each relation, and one for each node without relations. */
function relationRows(document: CanvasDocument, drawing: CanvasDrawing): readonly (readonly string[])[] {
  const { nodes, edges } = drawnOf(document, drawing);
  const connected = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const end = (id: string): readonly string[] => [
    titleOf(document, id) ?? '',
    document.nodes[id]?.type ?? '',
    document.nodes[id]?.key ?? '',
  ];
  const groupOf = groupNamesOf(document);
  const groups = (from: string, to: string | null): readonly string[] => [
    groupOf.get(from) ?? '',
    to === null ? '' : (groupOf.get(to) ?? ''),
  ];
  return [
    ...edges.map((edge) => [
      ...end(edge.from),
      edge.type,
      ...end(edge.to),
      edge.under ?? '',
      periodsOf(edge),
      edge.dataClasses.join('; '),
      ...groups(edge.from, edge.to),
    ]),
    ...nodes
      .filter(({ id }) => !connected.has(id))
      .map(({ id }) => [...end(id), '', '', '', '', '', '', '', ...groups(id, null)]),
  ];
}

function periodsOf({ periods }: CanvasEdge): string {
  return periods.map(({ from, to }) => `${from ?? ''}/${to ?? ''}`).join('; ');
}

/** The name of the group of each grouped node. */
function groupNamesOf({ groups }: CanvasDocument): ReadonlyMap<string, string> {
  return new Map(groups.flatMap(({ name, members }) => members.map((id) => [id, name] as const)));
}

/** GraphML, which Gephi, yEd and NetworkX read. */
function graphMlOf(document: CanvasDocument, drawing: CanvasDrawing): string {
  const { nodes, edges } = drawnOf(document, drawing);
  const groupOf = groupNamesOf(document);
  const data = (values: Readonly<Record<string, string | number | null>>): string =>
    Object.entries(values)
      .filter(([, value]) => value !== null && value !== '')
      .map(([key, value]) => `<data key="${key}">${escaped(String(value))}</data>`)
      .join('');
  const keys = [
    ...['type', 'name', 'kind', 'sourceKey', 'country', 'dataClass', 'group', 'note'].map((key) => [
      key,
      'node',
      'string',
    ]),
    ...['x', 'y'].map((key) => [key, 'node', 'double']),
    ...['relation', 'under', 'periods', 'dataClasses'].map((key) => [key, 'edge', 'string']),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys.map(([key = '', on = '', type = '']) => `<key id="${key}" for="${on}" attr.name="${key}" attr.type="${type}"/>`).join('\n')}
<graph edgedefault="directed">
${nodes
  .map((node) => {
    const { x, y } = document.points[node.id] ?? { x: 0, y: 0 };
    const values = {
      type: node.type,
      name: node.title,
      kind: node.kind,
      sourceKey: node.key,
      country: node.country,
      dataClass: node.dataClass,
      group: groupOf.get(node.id) ?? null,
    };
    return `<node id="${escaped(node.id)}">${data({ ...values, note: document.notes[node.id] ?? null, x, y })}</node>`;
  })
  .join('\n')}
${edges
  .map((edge) => {
    const dataClasses = edge.dataClasses.join('; ');
    const values = { relation: edge.type, under: edge.under, periods: periodsOf(edge), dataClasses };
    return `<edge id="${escaped(edge.id)}" source="${escaped(edge.from)}" target="${escaped(edge.to)}">${data(values)}</edge>`;
  })
  .join('\n')}
</graph>
</graphml>
`;
}
