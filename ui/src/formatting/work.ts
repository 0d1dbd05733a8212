/** What follows from how somebody works. */

const WITHOUT = ['self_employed', 'seeking_work', 'not_working'];

type Work = {
  /** An id. */
  work_status: string;
  employer: string;
};

/** Nobody to copy to or to talk with: they work for themselves, or for nobody now, and no employer is recorded. */
export const hasNoEmployer = ({ work_status, employer }: Work): boolean =>
  employer.trim() === '' && WITHOUT.includes(work_status);
