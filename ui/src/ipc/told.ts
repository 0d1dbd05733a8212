import { Channel } from '@tauri-apps/api/core';
import type { Told } from './bindings';

/** A channel on which the Rust side tells what changed. */
export const toldTo = (told: (what: Told) => void): Channel<Told> => {
  const channel = new Channel<Told>();
  channel.onmessage = told;
  return channel;
};
