import { Channel } from '@tauri-apps/api/core';
import type { Progress } from './bindings';

/** A channel for a command that tells how far it has got. */
export const progressTo = (told: (progress: Progress) => void): Channel<Progress> => {
  const channel = new Channel<Progress>();
  channel.onmessage = told;
  return channel;
};
