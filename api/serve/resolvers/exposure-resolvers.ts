import type { ExposureResolvers } from '../generated/resolvers.ts';
import { encodeId } from '../ids/encode-id.ts';
import { loadEntitiesOf } from './load-entities-of.ts';
import { loadEntity } from './load-entity.ts';
import { loadOptional } from './load-optional.ts';
import { pictureOfHops } from './picture-of-hops.ts';

/** An exposure names its nodes by key; here they are loaded. */
export const exposureResolvers: ExposureResolvers = {
  id: ({ id }) => encodeId('Exposure', id),
  system: ({ system }, _, context) => loadEntity(context, 'System', system),
  accessKey: ({ access }) => access,
  engineer: ({ engineer }, _, context) => loadEntity(context, 'Person', engineer),
  countries: ({ countries }, _, context) => loadEntitiesOf(context, 'Country', countries),
  engineerEmployers: ({ engineerEmployers }, _, context) => loadEntitiesOf(context, 'Organization', engineerEmployers),
  escort: ({ escort }, _, context) => loadOptional(context, 'Person', escort),
  contract: ({ contract }, _, context) => loadOptional(context, 'Contract', contract),
  prime: ({ prime }, _, context) => loadOptional(context, 'Organization', prime),
  chain: ({ chain }, _, context) => loadEntitiesOf(context, 'Organization', chain),
  accountable: ({ accountable }, _, context) => loadOptional(context, 'Organization', accountable),
  path: ({ path }) => pictureOfHops(path),
};
