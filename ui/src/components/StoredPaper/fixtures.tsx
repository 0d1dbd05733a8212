import type { Fixtures } from '../fixture';
import { PaperPage } from '.';

const nothing = () => undefined;

export const fixtures: Fixtures = {
  'not fetched': (
    <PaperPage
      label="Report"
      onAgain={nothing}
      paper={{
        notFetched: true,
        failure:
          'This paper was issued on another laptop and is not fetched yet. The shared place cannot be reached. Work on: it is tried again by itself.',
      }}
    />
  ),
  damaged: (
    <PaperPage
      label="Report"
      onAgain={nothing}
      paper={{ notFetched: false, failure: 'This document does not match the one that was issued, so it is not shown.' }}
    />
  ),
  coming: <PaperPage label="Report" onAgain={nothing} paper={undefined} />,
};
