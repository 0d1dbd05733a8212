/** Six wordings as the catalogue has them, for tests and the review page. */
import type { CatalogueView, ChoiceView, DemandView, SlotView } from '../../ipc';

const one = (number: number, id: string, wording: string, more: Partial<CatalogueView>): CatalogueView => ({
  id,
  number,
  about: 'any',
  problems: [],
  demands: [],
  option: '',
  wording,
  search: '',
  safety_critical: [],
  ...more,
});

const MSK = { about: 'MSK', problems: ['musculoskeletal', 'mixed'] };
const MH = { about: 'MH', problems: ['mental_health', 'mixed'] };

export const catalogue: CatalogueView[] = [
  one(1, 'graded-hours', 'Restart at {hours a day} hours a day on {days a week} days a week from {start}. Review at {review}.', {
    option: 'phased_return',
    demands: ['hours'],
    search: 'hours phased return graded build up stamina tired fatigue',
  }),
  one(8, 'leave-out', 'Leave out {task} until {date}; the rest of the role can be done as usual.', {
    option: 'amended_duties',
    search: 'duties task stop leave out',
  }),
  one(9, 'lift-limit', 'Keep lifts to about {kg} kg, close to the body, no more than {times an hour} an hour, until reviewed on {review}; use {aid or second person} above that.', {
    ...MSK,
    demands: ['lifting'],
    option: 'amended_duties',
    search: 'lifting carrying load weight heavy back',
  }),
  one(23, 'quiet-place', 'A quieter place to work, or headphones, for tasks needing concentration; meetings in small groups first.', {
    ...MH,
    option: 'workplace_assessment',
    search: 'noise quiet concentration headphones meetings people',
  }),
  one(25, 'first-visit', 'First visit: an informal coffee/visit with {manager}, before any duties.', {
    ...MH,
    option: 'phased_return',
    search: 'visit coffee first day manager going back',
  }),
  one(30, 'not-safe-yet', 'No {unsafe work} until {date or advice}.', {
    about: 'safety',
    option: 'amended_duties',
    search: 'driving heights ladders machinery lone working safety dizzy drowsy',
    safety_critical: ['driving', 'heights', 'machinery'],
  }),
];

export const demands: DemandView[] = [
  { id: 'lifting', words: 'Lifting and carrying', find: ['lift', 'carry'] },
  { id: 'hours', words: 'Hours and stamina', find: ['stamina', 'tired', 'full day'] },
];

export const problemGroups: ChoiceView[] = [
  { id: 'musculoskeletal', words: 'Muscles, bones or joints' },
  { id: 'mental_health', words: 'Mental health' },
];

export const options: ChoiceView[] = [
  { id: 'phased_return', words: 'a phased return to work' },
  { id: 'amended_duties', words: 'amended duties' },
];

export const slots: SlotView[] = [
  { name: 'kg', hint: '5' },
  { name: 'times an hour', hint: '10' },
  { name: 'task', hint: 'the task, in the words of the job' },
  { name: 'hours a day', hint: '4' },
];
