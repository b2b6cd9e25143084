import type { PackageFiles } from '#test/import-package.ts';
import type { World } from '../exposure/world.ts';

/** A world as the files of a chain package. */
export function packageOf(world: World): PackageFiles {
  return {
    'sources.csv': world.sources,
    'systems.csv': world.systems,
    'organizations.csv': world.organizations,
    'ownership.csv': world.ownership,
    'contracts.csv': world.contracts,
    'subcontracts.csv': world.subcontracts,
    'people.csv': world.people,
    'locations.csv': world.locations,
    'employment.csv': world.employment,
    'vetting.csv': world.vetting,
    'access.csv': world.access,
    'escorts.csv': world.escorts,
    'credentials.csv': world.credentials,
    'lists.csv': world.lists,
    'designations.csv': world.designations,
  };
}
