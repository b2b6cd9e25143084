import '@fontsource-variable/public-sans/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { client } from './server/client.ts';
import { Shell } from './shell/shell.tsx';
import './styles/base.css';
import './styles/cases.css';
import './styles/dialog.css';
import './styles/flow.css';
import './styles/free-canvas.css';
import './styles/inspector.css';
import './styles/lists.css';
import './styles/page.css';
import './styles/picture.css';
import './styles/shell.css';
import './styles/states.css';
import './styles/time-line.css';
import './styles/tokens.css';
import './styles/workbench.css';
import { FaultBoundary, PageFault } from './ui/states.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root.');
createRoot(root).render(
  <StrictMode>
    <FaultBoundary instead={(fault) => <PageFault fault={fault} />}>
      <Provider value={client}>
        <Shell />
      </Provider>
    </FaultBoundary>
  </StrictMode>,
);
