import { useSyncExternalStore } from 'react';
import { z } from 'zod/mini';
import { fileName, saveFile } from '../ui/save-file.ts';
import { Store } from '../server/store.ts';

/** How the name of a file with a mapping ends. */
const MAPPING_ENDING = 'mapping.yaml';

/** What a column may become. */
export const roleNames = [
  'name',
  'uei',
  'lei',
  'cage',
  'country',
  'ownerName',
  'ownerUei',
  'ownerLei',
  'ownerCage',
  'ownerCountry',
  'share',
  'since',
  'until',
] as const;
type Role = (typeof roleNames)[number];

export const roleWords: Readonly<Record<Role, string>> = {
  name: 'Name',
  uei: 'UEI',
  lei: 'LEI',
  cage: 'CAGE code',
  country: 'Country',
  ownerName: 'Owner: name',
  ownerUei: 'Owner: UEI',
  ownerLei: 'Owner: LEI',
  ownerCage: 'Owner: CAGE code',
  ownerCountry: 'Owner: country',
  share: 'Owner: share in percent',
  since: 'Owner since',
  until: 'Owner until',
};

const proposalShape = z.object({
  sheet: z.nullable(z.string()),
  sheets: z.array(z.string()),
  headerRow: z.number(),
  rowCount: z.number(),
  columns: z.array(
    z.object({
      header: z.string(),
      form: z.string(),
      filled: z.number(),
      isPersonal: z.boolean(),
      role: z.nullable(z.string()),
    }),
  ),
  notices: z.array(z.string()),
  source: z.string(),
  dateFormat: z.string(),
  rows: z.array(z.object({ line: z.number(), cells: z.array(z.string()) })),
});
/** A spreadsheet as the server has read it, with what its columns may become. */
export type Proposal = z.infer<typeof proposalShape>;

export const dataClasses = ['documented', 'reported', 'inferred', 'synthetic'] as const;
export const dateFormats = ['yyyy-mm-dd', 'mm/dd/yyyy', 'dd/mm/yyyy', 'dd.mm.yyyy', 'dd-mmm-yyyy', 'yyyymmdd'] as const;

/** What a person has chosen for a spreadsheet. */
export interface Choice {
  readonly roles: ReadonlyMap<string, Role>;
  readonly source: string;
  readonly publisher: string;
  readonly confidence: string;
  readonly dataClass: (typeof dataClasses)[number];
  readonly dateFormat: string;
}

export type MappingState =
  | { readonly state: 'none' }
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'chosen'; readonly proposal: Proposal; readonly choice: Choice; readonly upload: File | null };

/** Kept outside the view, so that it survives a visit to another view. */
const mappingStore = new Store<MappingState>({ state: 'none' });
/** The spreadsheet that was opened last. */
let latest: File | null = null;

export function useMapping(): MappingState {
  return useSyncExternalStore(mappingStore.subscribe, mappingStore.get);
}

/** Whether a file is an Excel workbook by its name. */
export function isWorkbook({ name }: File): boolean {
  return name.toLowerCase().endsWith('.xlsx');
}

/** Has the server read a spreadsheet and propose what its columns become. */
export async function openSpreadsheet(file: File, sheet: string | null = null): Promise<void> {
  latest = file;
  mappingStore.set({ state: 'reading' });
  try {
    const query = new URLSearchParams({ propose: 'true', name: file.name, ...(sheet === null ? {} : { sheet }) });
    const proposal = proposalShape.parse(await post(query, file));
    if (latest !== file) return;
    mappingStore.set({ state: 'chosen', proposal, choice: proposedChoice(proposal), upload: null });
  } catch (error) {
    if (latest !== file) return;
    const message = error instanceof Error ? error.message : 'The file could not be read.';
    mappingStore.set({ state: 'failed', message });
  }
}

/** Forgets the spreadsheet. */
export function closeSpreadsheet(): void {
  latest = null;
  mappingStore.set({ state: 'none' });
}

/** Changes what is chosen for the spreadsheet. */
export function chooseMapping(change: Partial<Choice>): void {
  const now = mappingStore.get();
  if (now.state === 'chosen') mappingStore.set({ ...now, choice: { ...now.choice, ...change } });
}

/** Uses a file with a mapping; null: what is chosen on the page. */
export function uploadMapping(upload: File | null): void {
  const now = mappingStore.get();
  if (now.state === 'chosen') mappingStore.set({ ...now, upload });
}

/** Returns the roles with a column's changed. No two columns have one role. */
export function withRole(roles: Choice['roles'], header: string, role: Role | null): Choice['roles'] {
  const others = [...roles].filter(([other, taken]) => other !== header && taken !== role);
  return new Map(role === null ? others : [...others, [header, role]]);
}

/** Returns the file with the mapping that is uploaded or chosen. @throws Error with the server's sentence */
export async function mappingFile(): Promise<File> {
  const now = mappingStore.get();
  if (now.state !== 'chosen') throw new Error('The spreadsheet has not been read yet.');
  if (now.upload !== null) return now.upload;
  const { proposal, choice } = now;
  const body = {
    sheet: proposal.sheet,
    headerRow: proposal.headerRow,
    source: {
      id: choice.source.trim(),
      title: latest?.name ?? choice.source,
      ...(choice.publisher.trim() === '' ? {} : { publisher: choice.publisher.trim() }),
    },
    confidence: Number(choice.confidence),
    class: choice.dataClass,
    dateFormat: choice.dateFormat,
    columns: proposal.columns.map(({ header }) => ({ header, role: choice.roles.get(header) ?? null })),
  };
  const answer = await post(new URLSearchParams({ compose: 'true' }), JSON.stringify(body));
  const { mapping } = z.object({ mapping: z.string() }).parse(answer);
  return new File([mapping], fileName(choice.source, MAPPING_ENDING));
}

/** Downloads the mapping. @throws Error with the server's sentence */
export async function downloadMapping(): Promise<void> {
  const file = await mappingFile();
  saveFile(file.name, 'application/yaml', await file.text());
}

function proposedChoice({ columns, source, dateFormat }: Proposal): Choice {
  const roles = columns.flatMap(({ header, role }) => {
    const known = roleNames.find((one) => one === role);
    return known === undefined ? [] : [[header, known] as const];
  });
  return {
    roles: new Map(roles),
    source,
    publisher: '',
    confidence: '50',
    dataClass: 'reported',
    dateFormat,
  };
}

const errorShape = z.object({ errors: z.tuple([z.object({ message: z.string() })], z.unknown()) });

/** @throws Error with the server's sentence */
async function post(query: URLSearchParams, body: Blob | string): Promise<unknown> {
  const response = await fetch(`/imports?${query.toString()}`, {
    method: 'POST',
    headers: { 'X-Subtier-CSRF': '1' },
    body,
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  const { data } = errorShape.safeParse(answer);
  throw new Error(data?.errors[0].message ?? 'The server sent a response that this page cannot read.');
}
