import { useEffect, useRef, useState } from 'react';
import { Button } from '../Button';
import type { Pdf } from './pdf';
import './pdfPreview.scss';

export type PdfPreviewProps = {
  /** The stored or just rendered document; a new array is a new document. */
  bytes: Uint8Array;
  /** What it is: `Report for K. Pryce, 7 September 2026`. */
  label: string;
};

const ZOOMS = [50, 75, 100, 125, 150, 200] as const;

type Opened = { bytes: Uint8Array; pdf?: Pdf; failed?: boolean };

/** The document itself, a page at a time: what is seen here is what is printed. */
export const PdfPreview = ({ bytes, label }: PdfPreviewProps) => {
  const [opened, setOpened] = useState<Opened>();
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<number>(100);
  const [words, setWords] = useState('');
  const [drawnPage, setDrawnPage] = useState(0);
  const [width_px, setWidth] = useState(0);
  const canvas = useRef<HTMLCanvasElement>(null);
  const sheet = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const life = { gone: false };
    let close: () => void = () => undefined;
    const finish = (result: Opened) => {
      if (!life.gone) setOpened(result);
    };
    const open = async () => {
      const { openPdf } = await import('./pdf');
      if (life.gone) return;
      const opening = openPdf(bytes);
      close = opening.close;
      finish({ bytes, pdf: await opening.pdf });
    };
    open().catch(() => finish({ bytes, failed: true }));
    return () => {
      life.gone = true;
      close();
    };
  }, [bytes]);

  useEffect(() => {
    const element = sheet.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const pdf = opened?.bytes === bytes ? opened.pdf : undefined;
  const failed = opened?.bytes === bytes && opened.failed === true;
  const pages = pdf?.numPages ?? 0;
  const shown = Math.min(page, Math.max(pages, 1));

  useEffect(() => {
    if (!pdf || !canvas.current || width_px === 0) return undefined;
    const life = { stopped: false };
    let stop: () => void = () => undefined;
    const element = canvas.current;
    const finish = (text: string) => {
      if (life.stopped) return;
      setWords(text);
      setDrawnPage(shown);
    };
    const draw = async () => {
      const { drawPage } = await import('./pdf');
      if (life.stopped) return;
      const drawing = drawPage(pdf, shown, element, (width_px * zoom) / 100);
      stop = drawing.stop;
      finish(await drawing.words);
    };
    draw().catch(() => {
      if (!life.stopped) setOpened({ bytes, failed: true });
    });
    return () => {
      life.stopped = true;
      stop();
    };
  }, [bytes, pdf, shown, width_px, zoom]);

  const step = (by: 1 | -1) => {
    const at = ZOOMS.findIndex((one) => one === zoom) + by;
    const next = ZOOMS[at];
    if (next !== undefined) setZoom(next);
  };

  return (
    <section className="pdf" aria-label={label}>
      <div className="pdf__bar">
        <span role="status">{pages === 0 ? '' : `Page ${shown} of ${pages}`}</span>
        <Button disabled={shown <= 1} onClick={() => setPage(shown - 1)}>
          Previous page
        </Button>
        <Button disabled={shown >= pages} onClick={() => setPage(shown + 1)}>
          Next page
        </Button>
        <span className="pdf__space" />
        <Button disabled={zoom === ZOOMS[0]} onClick={() => step(-1)}>
          Smaller
        </Button>
        <span>{zoom} %</span>
        <Button disabled={zoom === ZOOMS.at(-1)} onClick={() => step(1)}>
          Larger
        </Button>
      </div>
      {failed && (
        <p role="alert" className="nhsuk-error-message pdf__failed">
          The document could not be shown. It is kept as it is; try again, or open it outside.
        </p>
      )}
      {/* The pane scrolls with the arrow keys when it has the focus. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="pdf__pane" ref={sheet} tabIndex={0} role="group" aria-label={`${label}, the page`}>
        <canvas
          ref={canvas}
          // A picture of a page: the lint takes every canvas for a control.
          // eslint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role
          role="img"
          aria-label={`${label}: page ${shown} of ${pages}`}
          data-drawn-page={drawnPage}
          style={{ width: `${zoom}%` }}
        />
        {/* A canvas has no text of its own. */}
        <p className="nhsuk-u-visually-hidden">{words}</p>
      </div>
    </section>
  );
};
