import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { App } from '../App';
import { setTextSize } from '../components/AppFrame';
import { stopPlaying, playCommands } from '../ipc/mock';
import { playedClinic } from '../ipc/playedClinic';

afterEach(() => {
  cleanup();
  stopPlaying();
  localStorage.clear();
  document.documentElement.style.fontSize = '';
});

it('opens the demonstration by itself when the program was started for it', async () => {
  const clinic = playedClinic({ state: 'locked' });
  playCommands({ ...clinic.commands, about: () => ({ version: '0.1.0', demonstration: true }) });
  render(<App />);
  expect((await screen.findAllByText('Demonstration')).length).toBeGreaterThan(0);
  expect(await screen.findByRole('heading', { level: 1, name: 'Caseload' })).toBeTruthy();
});

it('starts in the text size that was chosen on this laptop, before anyone has unlocked', async () => {
  setTextSize(175);
  document.documentElement.style.fontSize = '';
  playCommands(playedClinic({ state: 'locked' }).commands);
  render(<App />);
  await screen.findByRole('heading', { level: 1, name: 'Unlock' });
  expect(document.documentElement.style.fontSize).toBe('175%');
});
