import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// vitest runs without globals, so testing-library cannot find afterEach by itself.
afterEach(cleanup);

// jsdom draws nothing, so it has no scrolling and no modal dialogs; the real ones are walked in
// Chromium by browser/run.mjs. These keep only what a component reads back: open or not.
Element.prototype.scrollIntoView = () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.setAttribute('open', '');
};
HTMLDialogElement.prototype.close = function () {
  this.removeAttribute('open');
};
