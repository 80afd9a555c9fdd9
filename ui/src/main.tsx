import './theme/mantine.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { activate, chosenLanguage } from './app/i18n';
import { adoptNonce } from './app/nonce';

adoptNonce();
const root = document.getElementById('root');
if (root === null) throw new Error('no #root in the page');
void activate(chosenLanguage()).then(() => createRoot(root).render(<StrictMode><App /></StrictMode>));
