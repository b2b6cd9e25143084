import DataLoader from 'dataloader';
import type { Database } from '#graph/driver/database.ts';
import { designatedBy, type Designated } from '#graph/entities/designated-by.ts';
import { describingSources } from '#graph/entities/describing-sources.ts';
import type { Entity } from '#graph/entities/entity.ts';
import { loadEntities } from '#graph/entities/load-entities.ts';
import type { NodeRef } from '#graph/exposure/exposure.ts';
import type { Day } from '#graph/model/day.ts';

interface ListOnDay {
  readonly list: string;
  readonly day: Day;
}

/** Collects what the resolvers of one level ask for, and asks the database once. */
export interface Loaders {
  readonly entity: DataLoader<NodeRef, Entity | null, string>;
  readonly describing: DataLoader<NodeRef, readonly string[], string>;
  readonly designated: DataLoader<ListOnDay, Designated, string>;
}

/** New ones for each request: they keep what they loaded. */
export function createLoaders(database: Database): Loaders {
  const byNode = { cacheKeyFn: ({ label, key }: NodeRef) => `${label}:${key}` };
  return {
    entity: new DataLoader((refs) => loadEntities(database, refs), byNode),
    describing: new DataLoader((refs) => describingSources(database, refs), byNode),
    designated: new DataLoader((asked) => loadDesignated(database, asked), {
      cacheKeyFn: ({ list, day }) => `${day}:${list}`,
    }),
  };
}

async function loadDesignated(database: Database, asked: readonly ListOnDay[]): Promise<readonly Designated[]> {
  const days = [...new Set(asked.map(({ day }) => day))];
  const found = new Map(
    await Promise.all(
      days.map(async (day) => {
        const lists = asked.filter((other) => other.day === day).map(({ list }) => list);
        return [day, await designatedBy(database, lists, day)] as const;
      }),
    ),
  );
  return asked.map(({ list, day }) => found.get(day)?.get(list) ?? { countries: [], organizations: 0 });
}
