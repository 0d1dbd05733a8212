export { nextPick } from './picked';
export { QuestionnaireItems } from './QuestionnaireItems';
export type { QuestionnaireItemsProps } from './QuestionnaireItems';
