import { useSyncExternalStore } from 'react';
import { MappedSheetDocument, SavedMappingDocument } from '../../generated/graphql.ts';
import type { MappedSheetPartsFragment, MappedSheetQueryVariables, MappingChange } from '../../generated/graphql.ts';
import { ask } from '../../server/client.ts';
import { Store, askBeforeLosing } from '../../server/store.ts';
import { readAnswer, resetImports } from '../use-imports.ts';

/** A mapping to begin with: a saved one or one of a file. */
export interface Given {
  readonly name: string;
  readonly text: string;
}

/** A spreadsheet whose columns are being mapped. */
export interface Mapping {
  readonly file: File;
  /** Id of the spreadsheet on the server; null: it is being sent. */
  readonly id: string | null;
  /** The spreadsheet by the latest mapping that the server took; null: not known yet. */
  readonly shown: MappedSheetPartsFragment | null;
  readonly busy: boolean;
  /** Why the server refused the spreadsheet, or the latest change. */
  readonly problem: string | null;
  /** Whether a person changed the mapping and neither saved nor downloaded it since. */
  readonly isChanged: boolean;
}

/** Outlives the view, as what is chosen to import does. */
const mappingStore = new Store<Mapping | null>(null);

/** The mapping that the next spreadsheet begins with, such as one that was chosen in Cases; null: a proposed one. */
export const givenStore = new Store<Given | null>(null);

askBeforeLosing([mappingStore], () => mappingStore.get()?.isChanged === true);

export function useMapping(): Mapping | null {
  return useSyncExternalStore(mappingStore.subscribe, mappingStore.get);
}

/** The mapping of a file by which it can be imported now; null if there is none. */
export function readyMapping(file: File | undefined): { readonly id: string; readonly text: string } | null {
  const mapping = mappingStore.get();
  if (mapping?.id == null || mapping.shown === null || mapping.file !== file) return null;
  return { id: mapping.id, text: mapping.shown.text };
}

/** Forgets the spreadsheet and its mapping. */
export function closeMapping(): void {
  mappingStore.set(null);
}

/** Sends a spreadsheet to the server, which proposes a mapping, or applies the one that was chosen. Nothing is imported. */
export async function openMapping(file: File): Promise<void> {
  mappingStore.set({ file, id: null, shown: null, busy: true, problem: null, isChanged: false });
  try {
    const query = new URLSearchParams({ map: 'true', name: file.name });
    const response = await fetch(`/imports?${query.toString()}`, {
      method: 'POST',
      headers: { 'X-Subtier-CSRF': '1' },
      body: file,
    });
    const answer = readAnswer(await response.text());
    if (!('id' in answer)) throw new Error(answer.message);
    update(file, { id: answer.id });
    const given = givenStore.get();
    await load(file, given === null ? {} : { text: given.text });
  } catch (error) {
    update(file, { busy: false, problem: error instanceof Error ? error.message : 'The spreadsheet was not sent.' });
  }
}

/** Shows another sheet, or another row as its header: with a new proposal, or the mapping that is no proposal any more. */
export function showSheet(sheet: string | null, headerRow: number | null): void {
  const mapping = mappingStore.get();
  if (mapping === null) return;
  const text = mapping.shown?.isProposed === false ? mapping.shown.text : null;
  void load(mapping.file, { sheet, headerRow, text });
}

/** Begins again, with a given mapping or a proposed one. */
export function beginAgain(given: Given | null): void {
  givenStore.set(given);
  const mapping = mappingStore.get();
  if (mapping !== null) void load(mapping.file, given === null ? {} : { text: given.text });
}

/** Begins again with a mapping that is saved on the server. */
export async function beginWithSaved(name: string): Promise<void> {
  const asked = await ask(SavedMappingDocument, { name });
  const mapping = mappingStore.get();
  if ('data' in asked && asked.data.savedMapping !== null) beginAgain(asked.data.savedMapping);
  else if (mapping !== null)
    update(mapping.file, {
      problem: 'data' in asked ? `The mapping “${name}” was deleted.` : asked.failure.message,
    });
}

/** Uses another text as the mapping. */
export function changeText(text: string): void {
  const mapping = mappingStore.get();
  if (mapping !== null) void load(mapping.file, { text }, true);
}

let lastChange: Promise<void> = Promise.resolve();

/** Changes the mapping, once the server has taken the changes before: each is applied to what they left. */
export function changeMapping(change: MappingChange): void {
  lastChange = lastChange.then(async () => {
    const mapping = mappingStore.get();
    if (mapping?.shown == null) return;
    const { sheet, text } = mapping.shown;
    await load(mapping.file, { sheet, text, change }, true);
  });
}

/** Notes that the mapping is saved. */
export function markSaved(): void {
  const mapping = mappingStore.get();
  if (mapping !== null) update(mapping.file, { isChanged: false });
}

/** Counts the requests, so that an answer that comes late replaces no later one. */
let requests = 0;

async function load(file: File, wanted: Omit<MappedSheetQueryVariables, 'id'>, isChange = false): Promise<void> {
  const id = mappingStore.get()?.id;
  if (id == null) return;
  // A preview was of another mapping.
  resetImports();
  const request = ++requests;
  update(file, { busy: true, problem: null });
  const asked = await ask(MappedSheetDocument, { id, ...wanted });
  if (request !== requests) return;
  if ('data' in asked) {
    const before = mappingStore.get();
    const isChanged = isChange || (before?.isChanged === true && wanted.text != null);
    update(file, { busy: false, shown: asked.data.mappedSheet, isChanged });
  } else update(file, { busy: false, problem: asked.failure.message });
}

function update(file: File, change: Partial<Mapping>): void {
  const mapping = mappingStore.get();
  if (mapping?.file === file) mappingStore.set({ ...mapping, ...change });
}
