import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { Failure, refused } from '#graph/failure.ts';
import { columnRoles } from '#seed/readers/mapping/columns.ts';
import { dateFormats, parseMapping, writeMapping } from '#seed/readers/mapping/mapping.ts';
import { mappingOf, proposeMapping } from '#seed/readers/mapping/proposal.ts';
import { openRows } from '#seed/readers/sheet/row-source.ts';
import type { RowSource } from '#seed/readers/sheet/row-source.ts';
import type { Upload } from './upload.ts';

/** The rows that a proposal shows. */
const shownRows = 20;
/** The characters of a cell that it shows. */
const shownCharacters = 100;
/** The most bytes of what a mapping is made of. */
const mostBytes = 1024 * 1024;

/** Says what the columns of an uploaded spreadsheet may become, and shows its first rows; imports nothing. @throws BAD_USER_INPUT */
export async function proposeFor({ path, file }: Upload, sheet: string | null): Promise<object> {
  const source = await openRows(path, { sheet });
  try {
    const { mapping, columns, doubts } = await proposeMapping(source);
    return {
      file,
      sheet: source.sheet,
      sheets: source.sheets.map(({ name }) => name),
      headerRow: source.headerRow,
      rowCount: source.rowCount,
      columns: columns.map(({ header, form, filled, isPersonal, role }) => ({
        header,
        form,
        filled,
        isPersonal,
        role,
      })),
      notices: [...source.notices.map(({ message }) => message), ...doubts],
      source: mapping?.source.id ?? file.replace(/\.[a-z]+$/i, ''),
      dateFormat: mapping?.dateFormat ?? 'yyyy-mm-dd',
      rows: await firstRows(source, new Set(columns.flatMap((one) => (one.isPersonal ? [one.header] : [])))),
    };
  } catch (error) {
    throw error instanceof Failure ? Object.assign(error, { message: error.message.replaceAll(path, file) }) : error;
  } finally {
    await source.close();
  }
}

/** The first rows as texts, without those of columns with personal data. */
async function firstRows(source: RowSource, personal: ReadonlySet<string>) {
  const rows: { readonly line: number; readonly cells: readonly string[] }[] = [];
  for await (const batch of source.rows())
    for (const row of batch) {
      if (rows.length === shownRows) return rows;
      const cells =
        'reason' in row
          ? [`(${row.reason})`]
          : source.header.flatMap((header, at) => {
              const { text = '', problem = null } = row.cells[at] ?? {};
              if (header === '') return [];
              return [personal.has(header) ? '' : problem === null ? shortened(text) : `(${problem})`];
            });
      rows.push({ line: row.line, cells });
    }
  return rows;
}

function shortened(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}

/** What a person has chosen for the columns of a spreadsheet. */
const choice = z.strictObject({
  sheet: z.string().nullable(),
  headerRow: z.int().min(1),
  source: z.strictObject({ id: z.string(), title: z.string().optional(), publisher: z.string().optional() }),
  confidence: z.int().min(0).max(100),
  class: z.enum(['documented', 'reported', 'inferred', 'synthetic']),
  dateFormat: z.enum(dateFormats),
  columns: z.array(z.strictObject({ header: z.string().min(1), role: z.enum(columnRoles).nullable() })).max(2000),
});

/** Makes the file of a mapping of what a person has chosen for the columns. @throws BAD_USER_INPUT */
export async function composeMapping(request: IncomingMessage): Promise<{ readonly mapping: string }> {
  const { columns, ...frame } = await readChoice(request);
  const roles = columns.flatMap(({ role }) => (role === null ? [] : [role]));
  if (new Set(roles).size < roles.length) throw refused('columns', 'Two columns are to become the same.');
  const mapping = mappingOf(columns, frame);
  if (mapping === null)
    throw refused(
      'columns',
      'No column says which organization a row is about: choose one for its name, UEI, LEI or CAGE code.',
    );
  const text = writeMapping(mapping);
  parseMapping(text, 'The mapping');
  return { mapping: text };
}

async function readChoice(request: IncomingMessage): Promise<z.infer<typeof choice>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('A body is read as bytes');
    bytes += chunk.length;
    if (bytes > mostBytes) throw refused('columns', 'The choice of columns is too long.');
    chunks.push(chunk);
  }
  const result = choice.safeParse(parseJson(Buffer.concat(chunks).toString('utf8')));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw refused(
    issue?.path.join('.') ?? 'columns',
    `Not a choice of columns: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure('BAD_USER_INPUT', 'The choice of columns is not JSON.', { cause: error });
  }
}
