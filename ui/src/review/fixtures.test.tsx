import { render } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { allFixtures } from './all';

beforeEach(() => {
  // jsdom has neither; documents are drawn in Chromium only (browser/run.mjs).
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
});

vi.mock('../components/PdfPreview/pdf', () => ({
  openPdf: () => ({ pdf: new Promise(() => undefined), close: () => undefined }),
}));

describe.each(allFixtures)('$component', ({ fixtures }) => {
  it.each(Object.entries(fixtures))('draws %s without a complaint', (_name, fixture) => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => render(fixture)).not.toThrow();
    expect(complaint.mock.calls).toEqual([]);
  });
});
