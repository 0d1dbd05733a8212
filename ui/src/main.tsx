import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
// Before the components: their own styles have the last word.
import './styles/app.scss';
import { App } from './App';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
