import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { FaultBoundary } from './states/fault-boundary.tsx';
import { Shell } from './shell/shell.tsx';
import { client } from './server/client.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/lists.css';
import './styles/picture.css';
import './styles/inspector.css';
import './styles/states.css';
import './styles/workbench.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root.');
createRoot(root).render(
  <StrictMode>
    <FaultBoundary>
      <Provider value={client}>
        <Shell />
      </Provider>
    </FaultBoundary>
  </StrictMode>,
);
