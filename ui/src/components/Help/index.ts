export { HelpPanel } from './HelpPanel';
export type { HelpPanelProps } from './HelpPanel';
export { Markdown } from './Markdown';
export { useHelp } from './useHelp';
