export type { Save, SaveState } from './saver';
export { forgetSaved, savedNow, saveEverything, unsaved } from './savers';
export { saveWords } from './saveWords';
export { useAutosave, useOverallSaveState } from './useAutosave';
export type { Autosave, AutosaveOptions } from './useAutosave';
