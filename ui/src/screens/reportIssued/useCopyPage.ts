import type { FirstPaper } from '../../components/StoredPaper';
import { storedPaper, useStoredPaper } from '../../components/StoredPaper';
import type { CopyForm, IssuedReport } from '../../ipc';
import { callBytes } from '../../ipc';

export const copyPage = (caseId: string, report: string, copy: CopyForm) =>
  storedPaper(() => callBytes('report_pdf', { caseId, report, copy }));

/** The page of the copy chosen. */
export const useCopyPage = (view: IssuedReport, copy: CopyForm, first: FirstPaper) =>
  // What every page is marked with changes when the report no longer holds.
  useStoredPaper(JSON.stringify([copy, view.line.ended]), first, () => copyPage(view.case, view.id, copy));
