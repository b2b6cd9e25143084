import { edgeInWords } from '#picture/words.ts';
import { Select } from '../../ui/fields.tsx';
import { counted, inDigits, spelledOut } from '../../words.ts';
import { colorRules, noFilter, setLook, sizeRules } from '../document.ts';
import type { CanvasFilter } from '../document.ts';
import type { CanvasDrawing } from '../draw.ts';
import { canvasStore, useDocument } from '../store.ts';

const ruleWords = {
  role: 'role',
  evidence: 'evidence',
  country: 'registered abroad',
  relations: 'number of relations',
  priority: 'priority, worst case',
  same: 'all the same',
} as const;

/** The filter, and the rules for colors and sizes. Each change is a step. */
export function Look({ drawing }: { readonly drawing: CanvasDrawing }) {
  const document = useDocument();
  const { filter } = document;
  const setFilter = (name: string, change: Partial<CanvasFilter>): void => {
    canvasStore.take(setLook(document, name, { filter: { ...filter, ...change } }));
  };
  const nodeTypes = countBy(Object.values(document.nodes).map(({ type }) => type));
  const edgeTypes = countBy(Object.values(document.edges).map(({ type }) => type));
  const isFiltered = JSON.stringify({ ...filter, mode: 'dim' }) !== JSON.stringify(noFilter);
  return (
    <div className="look">
      <div className="actions">
        <Select
          name="color by"
          value={document.colorBy}
          options={colorRules.map((rule) => [rule, ruleWords[rule]] as const)}
          onChange={(colorBy) => {
            canvasStore.take(setLook(document, `color by ${ruleWords[colorBy]}`, { colorBy }));
          }}
        />
        <Select
          name="size by"
          value={document.sizeBy}
          options={sizeRules.map((rule) => [rule, ruleWords[rule]] as const)}
          onChange={(sizeBy) => {
            canvasStore.take(setLook(document, `size by ${ruleWords[sizeBy]}`, { sizeBy }));
          }}
        />
        <button
          type="button"
          className="button"
          aria-pressed={!document.labels}
          onClick={() => {
            const labels = !document.labels;
            canvasStore.take(setLook(document, labels ? 'show labels' : 'hide labels', { labels }));
          }}
        >
          Hide all labels
        </button>
      </div>
      <fieldset>
        <legend>What does not match is</legend>
        {(['dim', 'remove'] as const).map((mode) => (
          <label key={mode} className="control">
            <input
              type="radio"
              name="filter-mode"
              checked={filter.mode === mode}
              onChange={() => {
                setFilter(mode === 'dim' ? 'dim what does not match' : 'leave out what does not match', { mode });
              }}
            />
            {mode === 'dim' ? 'dimmed' : 'left out'}
          </label>
        ))}
      </fieldset>
      <Types
        title="Nodes"
        types={nodeTypes}
        without={filter.withoutNodes}
        words={spelledOut}
        onChange={(name, withoutNodes) => {
          setFilter(name, { withoutNodes });
        }}
      />
      <Types
        title="Relations"
        types={edgeTypes}
        without={filter.withoutEdges}
        words={edgeInWords}
        onChange={(name, withoutEdges) => {
          setFilter(name, { withoutEdges });
        }}
      />
      <label className="control">
        <span className="name">minimum relations</span>
        <select
          value={filter.minRelations}
          onChange={({ target }) => {
            setFilter(`filter: at least ${target.value} relations`, { minRelations: Number(target.value) });
          }}
        >
          {[0, 1, 2, 3, 5, 10].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      {isFiltered && (
        <button
          type="button"
          className="plain"
          onClick={() => {
            canvasStore.take(setLook(document, 'clear the filter', { filter: { ...noFilter, mode: filter.mode } }));
          }}
        >
          Clear the filter
        </button>
      )}
      <p className="soft small">
        The date and evidence at the top of the page also filter the canvas.
        {drawing.dimmed > 0 && ` ${counted(drawing.dimmed, 'node is', 'nodes are')} dimmed.`}
      </p>
    </div>
  );
}

interface TypesProps {
  readonly title: string;
  readonly types: readonly (readonly [string, number])[];
  readonly without: readonly string[];
  readonly words: (type: string) => string;
  readonly onChange: (name: string, without: readonly string[]) => void;
}

function Types({ title, types, without, words, onChange }: TypesProps) {
  if (types.length === 0) return null;
  return (
    <fieldset>
      <legend>{title}</legend>
      {types.map(([type, count]) => (
        <label key={type} className="control">
          <input
            type="checkbox"
            checked={!without.includes(type)}
            onChange={({ target }) => {
              if (target.checked)
                onChange(
                  `filter: with ${words(type)}`,
                  without.filter((one) => one !== type),
                );
              else onChange(`filter: without ${words(type)}`, [...without, type]);
            }}
          />
          {words(type)} <span className="soft">{inDigits(count)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Values with their numbers, in order. */
export function countBy(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
