export { AppFrame } from './AppFrame';
export type { AppFrameProps, FrameSession } from './AppFrame';
export { drawInKeptTextSize, setTextSize, TEXT_SIZES } from './textSize';
export type { TextSize } from './textSize';
