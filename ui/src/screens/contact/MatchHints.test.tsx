import { render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { playCommands, stopPlaying } from '../../ipc/mock';
import { MatchHints } from './MatchHints';

afterEach(stopPlaying);

const row = (recommendation: string, goal = '', by = '') => ({ demand: 'Lifting', recommendation, goal, by });

const asked: unknown[] = [];
const answering = (hints: string[][]) =>
  playCommands({
    wording_hints: (args) => {
      asked.push(args);
      return hints;
    },
  });

it('says below the table, by its row, how a recommendation could be worded better', async () => {
  asked.length = 0;
  answering([[], ['“Light duties” means something else to everyone.']]);
  const { rerender } = render(<MatchHints rows={[row('')]} />);
  rerender(<MatchHints rows={[row(''), row('Light duties', '10 kg', '2026-10-02')]} />);
  expect(await screen.findByText(/Row 2: “Light duties” means/)).toBeTruthy();
  // Once, after a pause, and with what stands in the other columns.
  expect(asked).toEqual([{ recommendations: ['', 'Light duties. Goal: 10 kg by 2 October 2026'] }]);
  rerender(<MatchHints rows={[]} />);
  await expect.poll(() => screen.queryByText(/Row 2/)).toBeNull();
  expect(asked).toHaveLength(1);
});

it('says nothing when it cannot ask', async () => {
  playCommands({});
  render(<MatchHints rows={[row('Light duties')]} />);
  await new Promise((done) => setTimeout(done, 700));
  expect(screen.queryByText(/Row 1/)).toBeNull();
});
