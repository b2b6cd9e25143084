import { z } from 'zod/mini';
import { inDigits } from '../words.ts';

/** What a column of a supplier list can hold, with its words. */
export const fieldWords = {
  name: 'name',
  uei: 'UEI',
  cage: 'CAGE',
  lei: 'LEI',
  country: 'country',
  ref: 'your own id',
} as const;
type Field = keyof typeof fieldWords;
export const fields = Object.keys(fieldWords).filter((word): word is Field => word in fieldWords);

/** What is done with a column. `person`: it may name a person, so the server never reads it. */
export type Use = Field | 'none' | 'person';

export const separatorWords = {
  tab: 'tabs',
  comma: 'commas',
  semicolon: 'semicolons',
  pipe: 'pipes',
  none: 'one name a line',
} as const;
export const separators = ['tab', 'comma', 'semicolon', 'pipe', 'none'] as const;
export type Separator = (typeof separators)[number];

/** A column of a list, and some of its values. */
export interface SupplierColumn {
  readonly name: string;
  readonly use: Use;
  readonly samples: readonly string[];
}

/** A row to screen. A field is null if the list has no column or no value for it. */
export type SupplierRow = Readonly<Record<Field, string | null>>;

/** A list of suppliers as the server read it. */
export interface SupplierList {
  /** Of text; null for a workbook. */
  readonly separator: Separator | null;
  readonly columns: readonly SupplierColumn[];
  readonly rows: readonly SupplierRow[];
  /** What users should know about it, in sentences. */
  readonly notes: readonly string[];
}

const value = z.nullable(z.string());
const listed = {
  sheet: value,
  separator: z.nullable(z.enum(separators)),
  header: z.array(z.string()),
  columns: z.partial(
    z.object({
      ...{ ref: z.string(), name: z.string(), uei: z.string(), cage: z.string(), lei: z.string() },
      country: z.string(),
    }),
  ),
  personal: z.array(z.string()),
  samples: z.array(z.array(z.string())),
};
const listShape = z.object(listed);
const answerShape = z.union([
  z.object({
    ...listed,
    rows: z.array(z.object({ ref: value, name: value, uei: value, cage: value, lei: value, country: value })),
    warnings: z.array(z.string()),
  }),
  z.object({
    errors: z.tuple(
      [z.object({ message: z.string(), extensions: z.optional(z.object({ list: z.optional(listShape) })) })],
      z.unknown(),
    ),
  }),
]);

/** How a list is read. */
export interface ListChoice {
  /** Null: the server recognizes it. */
  readonly separator: Separator | null;
  /** What each column holds; null: the server recognizes it. */
  readonly columns: readonly SupplierColumn[] | null;
}

/** A list, or why it can't be screened, as a sentence; both if its columns can be chosen otherwise. */
export interface ReadList {
  readonly list: SupplierList | null;
  readonly problem: string | null;
}

/** The most bytes of a list: 5,000 rows with all columns of a system of suppliers fit. */
const MOST_BYTES = 20_000_000;

/** Has the server read a list, pasted or a file. It keeps nothing of it. */
export async function readList(given: string | File, choice: ListChoice, signal: AbortSignal): Promise<ReadList> {
  const body = typeof given === 'string' ? new Blob([given], { type: 'text/plain' }) : given;
  const name = typeof given === 'string' ? 'Pasted text' : given.name;
  if (body.size === 0) return refused(`${name} is empty.`);
  if (body.size > MOST_BYTES)
    return refused(
      `${name} has ${inDigits(body.size)} bytes; at most ${inDigits(MOST_BYTES)} can be read. Screen it with the command line: npx subtier screen FILE.`,
    );
  const { separator, columns } = choice;
  if (columns !== null && !columns.some(({ use }) => identifying.has(use))) return refused(nobodyNamed);
  const taken = (columns ?? []).flatMap((column) =>
    isField(column.use) ? [[`column.${column.use}`, column.name]] : [],
  );
  const parameters = new URLSearchParams([
    ['name', name],
    ...(separator === null ? [] : [['separator', separator]]),
    ...taken,
  ]);
  try {
    const response = await fetch(`/supplier-lists?${parameters.toString()}`, {
      method: 'POST',
      headers: { 'X-Subtier-CSRF': '1' },
      body,
      signal,
    });
    const answer = answerShape.parse(await response.json());
    if (!('errors' in answer)) return { list: toList(answer, answer.rows, answer.warnings), problem: null };
    const [{ message, extensions }] = answer.errors;
    return extensions?.list === undefined
      ? refused(message)
      : { list: toList(extensions.list, [], []), problem: nobodyNamed };
  } catch {
    return refused(
      `${name} could not be read: the server did not respond, or sent something that this page cannot read.`,
    );
  }
}

const nobodyNamed = 'No column has names, UEIs, CAGE codes or LEIs: choose one below.';
const identifying: ReadonlySet<Use> = new Set(['name', 'uei', 'cage', 'lei']);

function isField(use: Use): use is Field {
  return use in fieldWords;
}

function refused(problem: string): ReadList {
  return { list: null, problem };
}

function toList(
  { sheet, separator, header, columns, personal, samples }: z.infer<typeof listShape>,
  rows: readonly SupplierRow[],
  warnings: readonly string[],
): SupplierList {
  const useOf = (name: string): Use =>
    fields.find((field) => columns[field] === name) ?? (personal.includes(name) ? 'person' : 'none');
  return {
    separator,
    columns: header.flatMap((name, at) =>
      name === '' ? [] : [{ name, use: useOf(name), samples: samples[at] ?? [] }],
    ),
    rows,
    notes: [
      ...(personal.length === 0 ? [] : [`Left out, because it may name people: ${personal.join(', ')}.`]),
      ...(sheet === null ? [] : [`Read of the sheet ${sheet}.`]),
      ...warnings.map((one) => `${one}.`),
    ],
  };
}

/** Gives a column another use; a field is that of one column. */
export function changeUse(columns: readonly SupplierColumn[], column: number, use: Use): readonly SupplierColumn[] {
  return columns.map((one, at) =>
    at === column ? { ...one, use } : one.use === use && isField(use) ? { ...one, use: 'none' } : one,
  );
}
