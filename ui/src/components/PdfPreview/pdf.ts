/** The only file that knows pdf.js. Loaded when the first preview is, because it is large. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

export type Pdf = PDFDocumentProxy;

/** Opens a document; `close` gives back its memory and its worker. */
export const openPdf = (bytes: Uint8Array): { pdf: Promise<Pdf>; close: () => void } => {
  const task = getDocument({
    // A copy, because pdf.js hands the bytes to its worker and leaves nothing behind.
    data: bytes.slice(),
    standardFontDataUrl: new URL('pdfjs/standard_fonts/', document.baseURI).href,
    useSystemFonts: false,
    // Neither is needed for our reports, and both would need a wider content security policy.
    useWasm: false,
    enableXfa: false,
  });
  return { pdf: task.promise, close: () => void task.destroy() };
};

/**
 * Draws a page (from 1) into a canvas as wide as `width_px`, sharp on the given screen, and gives the
 * page's words. `stop` ends it early.
 */
export const drawPage = (
  pdf: Pdf,
  page: number,
  canvas: HTMLCanvasElement,
  width_px: number,
): { words: Promise<string>; stop: () => void } => {
  const life = { stopped: false };
  let cancel: () => void = () => undefined;
  const draw = async (): Promise<string> => {
    const sheet = await pdf.getPage(page);
    if (life.stopped) return '';
    const scale = width_px / sheet.getViewport({ scale: 1 }).width;
    const viewport = sheet.getViewport({ scale: scale * window.devicePixelRatio });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const drawing = sheet.render({ canvas, viewport });
    cancel = () => drawing.cancel();
    await drawing.promise;
    const text = await sheet.getTextContent();
    return text.items.map((item) => ('str' in item ? item.str : '')).join(' ');
  };
  return {
    words: draw(),
    stop: () => {
      life.stopped = true;
      cancel();
    },
  };
};
