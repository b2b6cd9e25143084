import { lazy } from 'react';
import type { View } from '../address/paths.ts';
import type { Status } from '../server/use-status.ts';
import { OnDemand, codeOf } from '../ui/on-demand.tsx';

const Overview = lazy(async () => ({ default: (await codeOf(import('../overview/overview.tsx'))).Overview }));
const Chains = lazy(async () => ({ default: (await codeOf(import('../chains/chains-view.tsx'))).ChainsView }));
const FreeCanvas = lazy(async () => ({
  default: (await codeOf(import('../free-canvas/free-canvas-view.tsx'))).FreeCanvasView,
}));
const Queries = lazy(async () => {
  const [{ QueriesView }, { KeepInInvestigation }] = await codeOf(
    Promise.all([import('../questions/queries-view.tsx'), import('../free-canvas/selection/asked-questions.tsx')]),
  );
  return { default: () => <QueriesView Keep={KeepInInvestigation} /> };
});
const Imports = lazy(async () => ({ default: (await codeOf(import('../imports/imports-view.tsx'))).ImportsView }));
const Cases = lazy(async () => ({ default: (await codeOf(import('../cases/cases-view.tsx'))).CasesView }));
const RecordPage = lazy(async () => ({ default: (await codeOf(import('../records/record-page.tsx'))).RecordPage }));

interface LazyViewProps {
  readonly view: View;
  readonly status: Status | null;
}

/** One of the views; the code of each is loaded on first use. */
export function LazyView({ view, status }: LazyViewProps) {
  return (
    <OnDemand key={view} what="the page" rows={6}>
      {viewOf(view, status)}
    </OnDemand>
  );
}

function viewOf(view: View, status: Status | null) {
  switch (view) {
    case 'overview':
      return <Overview status={status} />;
    case 'chains':
      return <Chains />;
    case 'network':
      return <FreeCanvas status={status} />;
    case 'queries':
      return <Queries />;
    case 'import':
      return <Imports />;
    case 'cases':
      return <Cases />;
    case 'record':
      return <RecordPage />;
  }
}
