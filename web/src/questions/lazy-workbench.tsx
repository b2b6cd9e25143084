import { lazy } from 'react';
import { OnDemand, codeOf } from '../ui/on-demand.tsx';

const Bench = lazy(async () => ({ default: (await codeOf(import('./workbench.tsx'))).Workbench }));

/** The workbench, loaded on first use. */
export function LazyWorkbench() {
  return (
    <OnDemand what="the editor" rows={6}>
      <Bench />
    </OnDemand>
  );
}
