import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { App } from '../App';
import { stopPlaying, playCommands } from '../ipc/mock';
import { playedClinic } from '../ipc/playedClinic';

afterEach(() => {
  cleanup();
  stopPlaying();
});

it('opens the demonstration by itself when the program was started for it', async () => {
  const clinic = playedClinic({ state: 'locked' });
  playCommands({ ...clinic.commands, about: () => ({ version: '0.1.0', demonstration: true }) });
  render(<App />);
  expect((await screen.findAllByText('Demonstration')).length).toBeGreaterThan(0);
  expect(await screen.findByRole('heading', { level: 1, name: 'Caseload' })).toBeTruthy();
});
