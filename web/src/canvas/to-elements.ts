import { BOX, TITLE_FONT } from './box-size.ts';
import { fitTitle } from './fit-title.ts';
import type { Box, Line, Picture } from '../picture/picture.ts';
import type { ElementDefinition } from 'cytoscape';
import type { Point } from '../layout/lay-out-lanes.ts';

/** A laid-out picture as Cytoscape's elements: each box with its second line and chips, each line. */
export function toElements(picture: Picture, points: ReadonlyMap<string, Point>): ElementDefinition[] {
  const highlights = picture.boxes.some((box) => box.chosen);
  const boxes = picture.boxes.flatMap((box) => boxElements(box, points.get(box.id) ?? { x: 0, y: 0 }, highlights));
  return [...boxes, ...picture.lines.map((line) => lineElement(line, highlights))];
}

function boxElements(box: Box, { x, y }: Point, highlights: boolean): ElementDefinition[] {
  const dim = highlights && !box.chosen ? ' dim' : '';
  const title = fitTitle(box.title, BOX.width - 18, TITLE_FONT);
  const short = title.length === 1 ? ' short' : '';
  const fixed = { grabbable: false, selectable: false } as const;
  const detail: ElementDefinition = {
    ...fixed,
    group: 'nodes',
    data: { id: `${box.id} detail`, title: box.synthetic ? `synthetic · ${box.detail}` : box.detail },
    position: { x, y },
    classes: `detail${short}${dim}`,
  };
  const shown = box.chips.slice(0, 3);
  const names = box.chips.length > 3 ? [...shown.slice(0, 2), `+${String(box.chips.length - 2)}`] : shown;
  const chips = names.map((chip, i): ElementDefinition => ({
    ...fixed,
    group: 'nodes',
    data: { id: `${box.id} chip ${String(i)}`, title: chip },
    position: { x: x + BOX.width / 2 - 14 - i * 27, y: y - BOX.height / 2 },
    classes: `chip${dim}`,
  }));
  const flags = `${box.role}${box.synthetic ? ' synthetic' : ''}${dim}`;
  const main: ElementDefinition = {
    ...fixed,
    group: 'nodes',
    data: { id: box.id, title: title.join('\n') },
    position: { x, y },
    classes: `box${short} ${flags}`,
  };
  return [main, detail, ...chips];
}

function lineElement(line: Line, highlights: boolean): ElementDefinition {
  const flags = [line.kind, line.chosen ? 'chosen' : '', line.synthetic ? 'synthetic' : ''];
  if (highlights && !line.chosen) flags.push('dim');
  return {
    group: 'edges',
    data: { id: line.id, source: line.from, target: line.to, label: line.label },
    classes: flags.join(' '),
    selectable: false,
  };
}
