import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '#graph/failure.ts';
import { ImportMemory } from '#graph/ingest/import-memory.ts';
import type { ParsedRow, Reject } from '#graph/ingest/input.ts';
import { edgeTableOf, entityTableOf, isOfAccess, tables } from '#graph/model/tables.ts';
import { labels, tableNames } from '#graph/model/vocabulary.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { CellRefused } from '../cells.ts';
import { PackageSources, columnsOf, layOutTable } from '../chain-package/layout.ts';
import { parseRow, rejectRow } from '../chain-package/row.ts';
import { hashed, withoutByteOrderMark } from '../csv.ts';
import { openInputs } from '../files.ts';
import type { FileFilter, InputFile } from '../files.ts';
import { NoticeLog, bytesOf } from '../format.ts';
import type { ParsedInput } from '../format.ts';
import { readJsonValues } from '../json.ts';
import { isPersonalColumn } from '../personal-data.ts';
import { parsedOrReject, withMemory } from '../source-file.ts';
import { parseEdge, parseNode, withEnds } from './element.ts';
import type { Cells, GraphEdge, GraphEnd, GraphNode } from './element.ts';

/**
 * Reads BloodHound OpenGraph JSON with the kinds of Subtier's model, as `export opengraph` writes it: one file, or a .zip with it.
 * @throws BAD_USER_INPUT if there is no such file, or several, or it can't be read as a whole.
 */
export async function readOpenGraph(paths: readonly string[], filter?: FileFilter): Promise<ParsedInput> {
  const nodes = new NodeIndex();
  const { files, leftOut, close } = withMemory(await openInputs(paths, ['.json'], filter), nodes);
  try {
    const [file, ...more] = files;
    if (file === undefined || more.length > 0)
      throw new Failure('BAD_USER_INPUT', 'Import one OpenGraph at a time: give one JSON file, or a .zip with it.');
    const graph = await OpenGraph.index(file, nodes);
    for (const name of leftOut ?? []) graph.notices.addLeftOut(name);
    return {
      format: 'opengraph',
      sources: graph.sources.ids(),
      sourcesByName: graph.ownSource !== null,
      tables: tableNames.filter((name) => graph.tables.has(name)),
      rows: (table) => graph.rows(table),
      bytes: () => bytesOf([[file, graph.tables.size]]),
      notices: () => graph.notices.all(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What edges need to know of a node. */
const endShape = z.object({ label: z.enum(labels), key: z.string() });

/** The nodes of a file by their ids, and which of them sources describe. Its memory is bounded: most of it is in a temporary file. */
class NodeIndex {
  readonly #memory = new ImportMemory();
  /** The number of nodes that state something by themselves and do not say which source does. */
  #unsourced = 0;

  add({ id, label, key, cells, isStated }: GraphNode): void {
    const end: GraphEnd = { label, key };
    this.#memory.note('node', id, JSON.stringify(end));
    const isUnsourced =
      isStated && label !== 'Source' && entityTableOf(label) !== undefined && cells['source'] === undefined;
    if (isUnsourced && !this.isDescribed(id) && this.#memory.mark('unsourced', id, 1) === 0) this.#unsourced++;
  }

  /** Notes that a source describes a node: the node's own values follow from such statements, and state nothing. */
  describe(id: string): void {
    if (this.#memory.mark('described', id, 1) === 0 && this.#memory.has('unsourced', id)) this.#unsourced--;
  }

  isDescribed(id: string): boolean {
    return this.#memory.has('described', id);
  }

  /** Notes at which node the edge of an access begins. */
  addAccess({ start, cells }: GraphEdge): void {
    this.#memory.note('access', cells['id'] ?? '', start);
  }

  /** Returns what is wrong if the edge of an escort or a credential ends at another person than the one whose access it names; otherwise null. */
  problemOfAccess({ end, cells }: GraphEdge): CellRefused | null {
    const access = cells['access'] ?? '';
    const [start] = this.#memory.notes('access', access);
    const [engineer, person] = [start, end].map((id) => (id === undefined ? undefined : this.get(id)?.key));
    const isOther = engineer !== undefined && person !== undefined && engineer !== person;
    return isOther
      ? new CellRefused('access', 'belongs to a different person than the one at the end of the edge', access)
      : null;
  }

  has(id: string): boolean {
    return this.#memory.has('node', id);
  }

  get(id: string): GraphEnd | undefined {
    const [text] = this.#memory.notes('node', id);
    return text === undefined ? undefined : endShape.parse(JSON.parse(text));
  }

  get hasUnsourced(): boolean {
    return this.#unsourced > 0;
  }

  /** Removes the temporary file. */
  close(): void {
    this.#memory.close();
  }
}

/** The cells of a row, and the problem that makes it unreadable, or null. */
type StatedCells = Pick<GraphEdge, 'cells' | 'problem'>;

type Element = (
  { readonly kind: 'node'; readonly node: GraphNode } | { readonly kind: 'edge'; readonly edge: GraphEdge }
) & { readonly line: number; readonly place: number };

async function* readElements(
  file: InputFile,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Element | Reject, void, undefined> {
  const text = withoutByteOrderMark(chunks, file.name, 'JSON');
  for await (const batch of readJsonValues(text, file.name, ['$.graph.nodes.*', '$.graph.edges.*'])) {
    for (const { value, line, place, keys } of batch)
      yield parsedOrReject(file.name, line, (): Element =>
        keys[1] === 'nodes'
          ? { kind: 'node', node: parseNode(value), line, place }
          : { kind: 'edge', edge: parseEdge(value), line, place },
      );
  }
}

/** One OpenGraph file, whose elements become rows of the chain package. */
class OpenGraph {
  readonly notices = new NoticeLog();
  readonly sources = new PackageSources();
  readonly tables: ReadonlySet<TableName>;
  /** The file's own source key, for elements that name no source; null if all do. */
  readonly ownSource: string | null;
  readonly #file: InputFile;
  readonly #nodes: NodeIndex;
  readonly #sha256: string;

  private constructor(
    file: InputFile,
    sha256: string,
    found: { readonly nodes: NodeIndex; readonly tables: ReadonlySet<TableName>; readonly isOwnSource: boolean },
  ) {
    this.#file = file;
    this.#sha256 = sha256;
    this.#nodes = found.nodes;
    this.tables = found.tables;
    this.ownSource = found.isOwnSource ? `opengraph:${file.name}` : null;
  }

  /**
   * Reads a file to its end and adds its nodes to an index.
   * @throws BAD_USER_INPUT if the file has no node or edge that can be read, such as one of another collector
   */
  static async index(file: InputFile, nodes: NodeIndex): Promise<OpenGraph> {
    const hash = createHash('sha256');
    const found = new Set<TableName>(['sources', 'organizations']);
    let [elements, refused] = [0, 0];
    let first: Reject | null = null;
    let [hasSource, hasUnsourcedEdge] = [false, false];
    for await (const element of readElements(file, hashed(await file.open(), hash))) {
      elements++;
      if ('reason' in element) {
        refused++;
        first ??= element;
        continue;
      }
      if (element.kind === 'node') {
        nodes.add(element.node);
        hasSource ||= element.node.label === 'Source';
      } else if (element.edge.type === 'DESCRIBED_BY') nodes.describe(element.edge.start);
      else
        hasUnsourcedEdge ||= element.edge.cells['source'] === undefined && edgeTableOf(element.edge.type) !== undefined;
      if (element.kind === 'edge' && element.edge.type === 'ACCESSES') nodes.addAccess(element.edge);
      const table = element.kind === 'node' ? entityTableOf(element.node.label) : edgeTableOf(element.edge.type);
      if (table !== undefined) found.add(table.name);
    }
    if (elements === 0)
      throw new Failure(
        'BAD_USER_INPUT',
        `${file.name}: not an OpenGraph (no list graph.nodes or graph.edges is in it).`,
      );
    if (first !== null && refused === elements)
      throw new Failure(
        'BAD_USER_INPUT',
        `${file.name}: no node or edge of Subtier’s model is in it (line ${first.line}: ${first.column ?? ''}: ${first.reason}).`,
      );
    const isOwnSource = !hasSource || hasUnsourcedEdge || nodes.hasUnsourced;
    const graph = new OpenGraph(file, hash.digest('hex'), { nodes, tables: found, isOwnSource });
    for await (const row of graph.rows('sources')) if ('reason' in row) graph.sources.countUnreadable();
    return graph;
  }

  async *rows(name: TableName): AsyncGenerator<ParsedRow | Reject, void, undefined> {
    const columns = columnsOf(tables[name]).map((field) => field.name);
    const layout = layOutTable(tables[name], this.#file.name, columns, this.notices);
    const rowOf = ({ cells, problem }: StatedCells, at: Pick<Element, 'line' | 'place'>): ParsedRow | Reject => {
      this.#noteUnknown(name, cells, columns, at);
      const row = { ...at, cells: columns.map((column) => cells[column] ?? '') };
      return problem === null
        ? parseRow(layout, row, this.sources, this.notices)
        : rejectRow(layout, row, this.sources, problem);
    };
    if (name === 'sources' && this.ownSource !== null)
      yield rowOf({ cells: this.#ownSource(this.ownSource), problem: null }, { line: 1, place: 0 });
    for await (const element of readElements(this.#file, await this.#file.open())) {
      // Elements that have no row are rejected or noted once.
      const problem = 'reason' in element ? element : this.#problemOf(element);
      if (problem !== null && name === 'organizations') yield problem;
      if (problem !== null || 'reason' in element) continue;
      if (name === 'organizations') this.#noteDerived(element);
      const { line, place } = element;
      const found = this.#cellsIn(name, element);
      if (found === null) continue;
      const cells = this.ownSource === null ? found.cells : { source: this.ownSource, ...found.cells };
      yield rowOf({ ...found, cells }, { line, place });
    }
  }

  /** Returns why an element that is well formed has no row, or null. */
  #problemOf(element: Element): Reject | null {
    if (element.kind === 'node') {
      const { label, problem } = element.node;
      // A node without a table has no row that could be rejected.
      return problem === null || entityTableOf(label) !== undefined
        ? null
        : problem.toReject(this.#file.name, element.line);
    }
    const { edge, line } = element;
    if (edge.type !== 'DESCRIBED_BY' || this.#nodes.has(edge.start)) return null;
    return new CellRefused('start.value', 'no node of the file that could be read', edge.start).toReject(
      this.#file.name,
      line,
    );
  }

  /** Notes an edge that has no table. */
  #noteDerived(element: Element): void {
    if (element.kind === 'node') return;
    const { edge, line, place } = element;
    if (edge.type === 'DESCRIBED_BY' || edgeTableOf(edge.type) !== undefined) return;
    const message = `Records of the kind ${edge.type}: not read, since they follow from the properties of nodes`;
    this.notices.add({ kind: 'doubtful-value', file: this.#file.name, column: 'kind', line, message }, place);
  }

  /** Returns the cells of an element's row in a table; null if it has none there. */
  #cellsIn(name: TableName, element: Element): StatedCells | null {
    if (element.kind === 'node') {
      const { id, label, key, cells, isStated, problem } = element.node;
      if (!isStated || entityTableOf(label)?.name !== name) return null;
      if (label !== 'Source' && this.#nodes.isDescribed(id) && problem === null) return null;
      return { cells: { ...cells, id: key }, problem };
    }
    const { edge } = element;
    if (edge.type !== 'DESCRIBED_BY') {
      const table = edgeTableOf(edge.type);
      if (table?.name !== name) return null;
      const { cells, problem } = withEnds(edge, table, (id) => this.#nodes.get(id));
      return { cells, problem: problem ?? (isOfAccess(name) ? this.#nodes.problemOfAccess(edge) : null) };
    }
    const node = this.#nodes.get(edge.start);
    if (node === undefined || entityTableOf(node.label)?.name !== name) return null;
    const source = this.#nodes.get(edge.end);
    const own = entityTableOf(node.label)?.isPerStatement === true ? {} : { id: node.key };
    const cells = { ...(source === undefined ? {} : { source: source.key }), ...edge.cells, ...own };
    return { cells, problem: edge.problem };
  }

  #ownSource(id: string): Cells {
    return {
      id,
      title: `OpenGraph: ${this.#file.name}`,
      retrieved_at: this.#file.modified.toISOString().slice(0, 10),
      sha256: this.#sha256,
    };
  }

  #noteUnknown(
    name: TableName,
    cells: Cells,
    columns: readonly string[],
    { line, place }: Pick<Element, 'line' | 'place'>,
  ): void {
    for (const column of Object.keys(cells)) {
      if (columns.includes(column) || (name === 'sources' && ['confidence', 'source'].includes(column))) continue;
      const isPersonal = isPersonalColumn(column, name === 'people');
      const kind = isPersonal ? 'personal-data' : 'unknown-column';
      const message = isPersonal ? 'Personal data: dropped, never stored' : `Not a column of ${name}: ignored`;
      this.notices.add({ kind, file: this.#file.name, column, line, message }, place);
    }
  }
}
