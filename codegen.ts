import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { buildSchema } from 'graphql';
import type { DocumentNode } from 'graphql';
import { caseworkLimits, questionLimits } from './api/graph/limits.ts';
import type { Limit } from './api/graph/limits.ts';
import { requestLimits } from './api/serve/limits.ts';
import { labels } from './api/graph/model/vocabulary.ts';
import { dependenceOf } from './api/serve/schema/dependence.ts';

const entity = '../../graph/lists/hops.ts#Entity as EntityModel';
const scalars = { ID: 'string', Date: 'string', DateTime: 'string', JSON: 'unknown' };

/** The texts of the page's documents by the order of their files: `sort: false` would leave them in the order in which they load. */
const documents = readdirSync('web/src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map((file) => readFileSync(join('web/src', file), 'utf8'));

const schema = buildSchema(readFileSync('api/serve/schema.graphql', 'utf8'));

/** The API's limits as TypeScript: the page imports nothing of the API. */
const limits = Object.entries<Readonly<Record<string, Limit>>>({ questionLimits, caseworkLimits, requestLimits }).map(
  ([name, of]) => {
    const most = Object.entries(of).map(([key, limit]) => [key, limit.most]);
    return `export const ${name} = ${JSON.stringify(Object.fromEntries(most), null, 2)} as const;`;
  },
);

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
          ...Object.fromEntries(labels.map((label) => [label, entity])),
          Exposure: '../../graph/exposure/exposure.ts#Exposure as ExposureModel',
          Edge: '../../graph/exposure/exposure.ts#Hop',
          Statement: '../resolvers/loaders.ts#StatedHop',
          LoneStatement: '../../graph/entities/sources.ts#LoneStatement as LoneStatementModel',
          Path: '../resolvers/exposures.ts#Picture',
          Review: '../resolvers/casework/reviews.ts#ReviewModel',
          ReviewedExposure: '../../graph/casework/decisions.ts#Review as ReviewedModel',
          Drift: '../resolvers/casework/investigations.ts#DriftModel',
          Investigation: '../resolvers/casework/investigations.ts#InvestigationModel',
          WatchSet: '../../graph/casework/watch-sets.ts#WatchSet as WatchSetModel',
          RequestDraft: '../../graph/casework/request-drafts.ts#RequestDraft as DraftModel',
          Request: '../../graph/casework/requests.ts#KeptRequest',
          OwnQuestion: '../../graph/casework/own-questions.ts#OwnQuestion as OwnQuestionModel',
          DocumentedCase: '../resolvers/documented-cases.ts#CaseOnRecord',
          Dossier: '../../graph/dossier/make.ts#MadeDossier',
          Brief: '../../graph/brief/brief.ts#Brief as BriefModel',
          BriefFinding: '../../graph/brief/findings.ts#Finding',
          Coverage: '../../graph/exposures/coverage.ts#Coverage as CoverageModel',
          ClaimStandingPeriod: '../../graph/claims/standings.ts#StandingPeriod',
          Closure: '../../graph/exposures/closures.ts#PlacedClosure as ClosureModel',
          ExposureFlow: '../../graph/exposures/flow.ts#ExposureFlow as FlowModel',
          FlowNode: '../../graph/exposures/flow.ts#FlowNode as FlowNodeModel',
          ExposureGroupRow: '../../graph/exposures/groups.ts#ExposureGroupRow as GroupRowModel',
          ExposureDiff: '../../graph/comparison/diff.ts#ExposureDiff as DiffModel',
          WhatIf: '../../graph/comparison/what-if.ts#WhatIf as WhatIfModel',
          Ownership: '../resolvers/companies/ownership.ts#OwnershipModel',
          OwnershipFinding: '../resolvers/companies/ownership.ts#FindingModel',
          OwnershipStep: '../../graph/ownership/ownership.ts#OwnershipStep as OwnershipStepModel',
          Access: '../../graph/entities/accesses.ts#AccessNode',
          Remedy: '../../graph/remedies/remedies.ts#Remedy as RemedyModel',
          RemedyEffect: '../../graph/remedies/remedies.ts#RemedyEffect as RemedyEffectModel',
          SmallestRemedies: '../../graph/remedies/remedies.ts#SmallestRemedies as SmallestRemediesModel',
          ChokePoint: '../../graph/exposures/choke-points.ts#ChokePoint as ChokePointModel',
          ImportJob: '../imports/jobs.ts#ImportJob as ImportJobModel',
          ImportReject: '../../graph/ingest/input.ts#Reject as RejectModel',
          IdentitySuggestion: '../../graph/identity/suggestions.ts#IdentitySuggestion as SuggestionModel',
          IdentityDecision: '../../graph/identity/decisions.ts#IdentityDecision as IdentityDecisionModel',
          ListingDecision: '../../graph/identity/listed-organizations.ts#ListedOrganization',
          Lead: '../../graph/leads/lead.ts#Lead as LeadModel',
          NeighbourConnection: '../resolvers/network.ts#NeighbourPage',
          NeighbourEdge: '../../graph/entities/neighbours.ts#NeighbourEdge as NeighbourModel',
          CypherStatement: '../../graph/database/statement-file.ts#ApiStatement',
          CypherResult: '../resolvers/cypher.ts#ResultModel',
          Rule: '../../graph/rules/library.ts#Rule as RuleModel',
          RuleVersion: '../../graph/rules/library.ts#RuleVersion as RuleVersionModel',
          ScreenCandidate: '../../graph/screening/match.ts#Candidate as CandidateModel',
          ScreenResult: '../../graph/screening/screening.ts#ScreenResult as ScreenResultModel',
          ScreenVerdict: '../../graph/ownership/find.ts#OwnershipFinding as ScreenVerdictModel',
          Screening: '../../graph/screening/screenings.ts#Screening as ScreeningModel',
          ScreeningDecision: '../../graph/screening/decisions.ts#ScreeningDecision as ScreeningDecisionModel',
          SearchHit: '../../graph/entities/search.ts#SearchHit as HitModel',
        },
      },
    },
    'web/src/generated/': {
      documents,
      preset: 'client',
      // The server answers the page's documents by their hashes: see api/serve/plugins/deployment.ts.
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { hashAlgorithm: 'sha256' },
        onExecutableDocumentNode: (document: DocumentNode) => dependenceOf(schema, document),
      },
      // The page lists the values of some enums.
      config: { scalars, enumType: 'const', useTypeImports: true, immutableTypes: true },
    },
    'web/src/generated/limits.ts': { plugins: [{ add: { content: limits } }] },
  },
  // The values of an enum stay in their order.
  config: { sort: false },
  ignoreNoDocuments: true,
};

export default config;
