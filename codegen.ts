import type { CodegenConfig } from '@graphql-codegen/cli';

const entity = '../../graph/entities/entity.ts#Entity as EntityModel';
const scalars = { ID: 'string', Date: 'string', DateTime: 'string', JSON: 'unknown' };

const config: CodegenConfig = {
  schema: 'api/serve/schema.graphql',
  generates: {
    'api/serve/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        scalars,
        enumsAsTypes: true,
        useTypeImports: true,
        immutableTypes: true,
        contextType: '../resolvers/context.ts#Context',
        mappers: {
          Agency: entity,
          Claim: entity,
          Contract: entity,
          Country: entity,
          DesignationList: entity,
          Organization: entity,
          Person: entity,
          Source: entity,
          System: entity,
          Vetting: entity,
          Exposure: '../../graph/exposure/exposure.ts#Exposure as ExposureModel',
          Edge: '../../graph/exposure/exposure.ts#Hop',
          Statement: '../resolvers/stated-hop.ts#StatedHop',
          Path: '../resolvers/picture.ts#Picture',
          Closure: '../../graph/closures/closure.ts#Closure as ClosureModel',
          ExposureGroupRow: '../../graph/analysis/group-exposures.ts#ExposureGroupRow as GroupRowModel',
          ExposureDiff: '../../graph/analysis/diff-exposures.ts#ExposureDiff as DiffModel',
          WhatIf: '../../graph/what-if/ask-what-if.ts#WhatIf as WhatIfModel',
          ChokePoint: '../../graph/analysis/rank-choke-points.ts#ChokePoint as ChokePointModel',
          ImportJob: '../imports/import-job.ts#ImportJob as ImportJobModel',
          Lead: '../../graph/leads/lead.ts#Lead as LeadModel',
          NeighbourConnection: '../resolvers/neighbour-page.ts#NeighbourPage',
          NeighbourEdge: '../../graph/entities/find-neighbours.ts#NeighbourEdge as NeighbourModel',
          CypherResult: '../../graph/guard/cypher-result.ts#CypherResult as ResultModel',
          SearchHit: '../../graph/search/search-entities.ts#SearchHit as HitModel',
        },
      },
    },
    'web/src/generated/': {
      documents: 'web/src/**/*.graphql',
      preset: 'client',
      // The server answers the page's documents by their hashes: see api/serve/deployment.
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
      config: { scalars, enumsAsTypes: true, useTypeImports: true, immutableTypes: true },
    },
  },
  ignoreNoDocuments: true,
};

export default config;
