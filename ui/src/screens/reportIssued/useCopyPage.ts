import { useEffect, useState } from 'react';
import type { CopyForm, IssuedReport } from '../../ipc';
import { callBytes, toClinicError } from '../../ipc';

/** A copy's bytes, or what stops it: shown in its place and never replaced by another rendering. */
export type CopyPage = { bytes: Uint8Array } | { failure: string };

export const copyPage = async (caseId: string, report: string, copy: CopyForm): Promise<CopyPage> => {
  try {
    return { bytes: await callBytes('report_pdf', { caseId, report, copy }) };
  } catch (error) {
    return { failure: toClinicError(error).message };
  }
};

/** The page of the copy chosen. While another is fetched, the one before is not shown as if it were this. */
export const useCopyPage = (view: IssuedReport, copy: CopyForm, first: CopyPage): CopyPage | undefined => {
  const { case: caseId, id, line } = view;
  // What every page is marked with changes when the report no longer holds.
  const wanted = JSON.stringify([copy, line.ended]);
  const [shown, setShown] = useState({ is: wanted, page: first });
  useEffect(() => {
    if (shown.is === wanted) return undefined;
    let stale = false;
    const [asked] = JSON.parse(wanted) as [CopyForm, string];
    void copyPage(caseId, id, asked).then((page) => {
      if (!stale) setShown({ is: wanted, page });
    });
    return () => {
      stale = true;
    };
  }, [caseId, id, wanted, shown.is]);
  return shown.is === wanted ? shown.page : undefined;
};
