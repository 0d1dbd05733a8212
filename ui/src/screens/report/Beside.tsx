import { PdfPreview } from '../../components/PdfPreview';
import type { ChoiceView, PreviousReport } from '../../ipc';
import { PreviousWords } from './Previous';
import type { Page } from './useReportDraft';

export type BesideProps = {
  page: Page;
  /** The document's text; empty until it can be drawn. */
  text: string;
  /** The report before is looked at instead of the page. */
  previous: PreviousReport | undefined;
  options: readonly ChoiceView[];
};

/** Beside the form: the page as it will print, or the report before. */
export const Beside = ({ page, text, previous, options }: BesideProps) => (
  <div className="report__page">
    {previous ? (
      <PreviousWords previous={previous} options={options} />
    ) : (
      <>
        {page.old && (
          <p className="report__old" role="status">
            {page.bytes === undefined
              ? 'The page is shown as soon as it can be drawn: choose the advice and the period.'
              : 'This page is older than what is written: something stops the new one.'}
          </p>
        )}
        {page.bytes && <PdfPreview bytes={page.bytes} label="The report as it prints" />}
      </>
    )}
    {/* The same words for those who cannot see the page. */}
    <div className="nhsuk-u-visually-hidden" role="region" aria-label="The report as text">
      {text === '' ? 'Nothing to read yet.' : text}
    </div>
  </div>
);
