import {
  Briefcase,
  FileUp,
  GitCompareArrows,
  LayoutDashboard,
  ListChecks,
  Search,
  Waypoints,
  Workflow,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { lazy } from 'react';
import type { ReactNode } from 'react';
import { pageNames } from '../address/paths.ts';
import type { PageName } from '../address/paths.ts';
import type { Status } from '../server/use-status.ts';
import { codeOf } from '../ui/states.tsx';

const Overview = lazy(async () => ({ default: (await codeOf(import('../overview/overview.tsx'))).Overview }));
const Chains = lazy(async () => ({ default: (await codeOf(import('../chains/chains-view.tsx'))).ChainsView }));
const Compare = lazy(async () => ({ default: (await codeOf(import('../compare/compare-view.tsx'))).CompareView }));
const Remedies = lazy(async () => ({ default: (await codeOf(import('../remedies/remedies-view.tsx'))).RemediesView }));
const FreeCanvas = lazy(async () => ({
  default: (await codeOf(import('../free-canvas/free-canvas-view.tsx'))).FreeCanvasView,
}));
const Queries = lazy(async () => {
  const [{ QueriesView }, { AddToInvestigation }, { OpenOnCanvas }] = await codeOf(
    Promise.all([
      import('../questions/queries-view.tsx'),
      import('../free-canvas/selection/asked-questions.tsx'),
      import('../free-canvas/selection/open-result.tsx'),
    ]),
  );
  const canvas = { AddToInvestigation, OpenOnCanvas };
  return { default: () => <QueriesView canvas={canvas} /> };
});
const Screen = lazy(async () => ({ default: (await codeOf(import('../screen/screen-view.tsx'))).ScreenView }));
const Imports = lazy(async () => ({ default: (await codeOf(import('../imports/imports-view.tsx'))).ImportsView }));
const Cases = lazy(async () => ({ default: (await codeOf(import('../cases/cases-view.tsx'))).CasesView }));
const Team = lazy(async () => ({ default: (await codeOf(import('../team/team-view.tsx'))).TeamView }));

/** A page with a path in `address/paths.ts`. */
interface Page {
  /** In the links at the side and in the title of the window. */
  readonly title: string;
  /** In the links at the side; null: other pages lead to it. */
  readonly Icon: LucideIcon | null;
  /** In the command palette. */
  readonly command: string;
  /** Whether its content is that of the day of the conditions. */
  readonly isOfOneDay: boolean;
  /** Whether it is empty without data. Designation lists, with their countries and sources, are in every database. */
  readonly needsData: boolean;
  readonly show: (status: Status | null) => ReactNode;
}

export const pages: Readonly<Record<PageName, Page>> = {
  overview: {
    title: 'Overview',
    Icon: LayoutDashboard,
    command: 'Go to the overview',
    isOfOneDay: true,
    needsData: true,
    show: (status) => <Overview status={status} />,
  },
  chains: {
    title: 'Chains',
    Icon: Workflow,
    command: 'Go to the chains',
    isOfOneDay: true,
    needsData: true,
    show: () => <Chains />,
  },
  compare: {
    title: 'Compare',
    Icon: GitCompareArrows,
    command: 'Go to the comparisons',
    isOfOneDay: true,
    needsData: true,
    show: () => <Compare />,
  },
  remedies: {
    title: 'Remedies',
    Icon: null,
    command: 'Go to the remedies',
    isOfOneDay: true,
    needsData: true,
    show: () => <Remedies />,
  },
  network: {
    title: 'Canvas',
    Icon: Waypoints,
    command: 'Go to the canvas',
    isOfOneDay: false,
    needsData: true,
    show: (status) => <FreeCanvas status={status} />,
  },
  queries: {
    title: 'Queries',
    Icon: Search,
    command: 'Go to the queries',
    isOfOneDay: false,
    needsData: true,
    show: () => <Queries />,
  },
  screen: {
    title: 'Screen',
    Icon: ListChecks,
    command: 'Go to screening of suppliers',
    isOfOneDay: false,
    needsData: true,
    show: () => <Screen />,
  },
  import: {
    title: 'Import',
    Icon: FileUp,
    command: 'Go to import and export',
    isOfOneDay: false,
    needsData: false,
    show: () => <Imports />,
  },
  cases: {
    title: 'Cases',
    Icon: Briefcase,
    command: 'Go to the cases',
    isOfOneDay: false,
    needsData: false,
    show: () => <Cases />,
  },
  team: {
    title: 'Team',
    Icon: null,
    command: 'Go to the team: tokens, audit',
    isOfOneDay: false,
    needsData: false,
    show: () => <Team />,
  },
};

/** In the order of the links at the side. */
export const pageRows = pageNames.map((name) => [name, pages[name]] as const);
