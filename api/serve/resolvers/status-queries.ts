import { readHoldings } from '#graph/entities/read-holdings.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { deriveLegend } from '../legend/derive-legend.ts';
import packageJson from '../../../package.json' with { type: 'json' };

/** The root fields about what runs. */
export const statusQueries = {
  legend: () => deriveLegend(),
  status: async (_, _arguments, { graph }) => {
    const { version, lastChange, synthetic, counts } = await readHoldings(graph.database);
    return {
      version: packageJson.version,
      databaseVersion: await graph.database.version(),
      graphVersion: version,
      lastChange,
      syntheticData: synthetic,
      counts,
    };
  },
} satisfies QueryResolvers;
