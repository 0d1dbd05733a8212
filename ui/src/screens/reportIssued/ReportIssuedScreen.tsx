/**
 * The report is agreed and done; the person is putting on a coat. The therapist needs the paper out of
 * the printer or the file where it belongs, for the right reader, and a record of who got it. Weeks later an employer
 * rings about an old copy, or a mistake is noticed: then it is who has which copy that counts.
 */
import { Loaded } from '../../components/Loaded';
import { firstPaper } from '../../components/StoredPaper';
import { hasNoEmployer } from '../../formatting/work';
import { call, commands } from '../../ipc';
import { Issued } from './Issued';
import { firstChosen } from './readers';
import { copyPage } from './useCopyPage';

export type ReportIssuedScreenProps = {
  case: string;
  report: string;
  /** Somebody is to be told that it no longer holds. */
  tell?: boolean | undefined;
};

const load = async (caseId: string, report: string) => {
  const [view, caseView] = await Promise.all([call(commands.report(caseId, report)), call(commands.case(caseId))]);
  return {
    view,
    consents: caseView.consents,
    noEmployer: hasNoEmployer(caseView.form),
    caseOpen: caseView.open && !caseView.read_only,
    document: await firstPaper(copyPage(caseId, report, firstChosen(view).patient)),
  };
};

export const ReportIssuedScreen = ({ case: caseId, report, tell }: ReportIssuedScreenProps) => (
  <Loaded id={`${caseId} ${report}`} title="Issued report" load={() => load(caseId, report)}>
    {({ view, ...rest }) => <Issued key={report} first={view} {...rest} tell={tell} />}
  </Loaded>
);
