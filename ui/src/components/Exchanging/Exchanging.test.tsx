import { act, cleanup, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Told } from '../../ipc';
import { playCommands, stopPlaying } from '../../ipc/mock';
import { ExchangingProvider, useOnRecord, useSyncStatus } from '.';

afterEach(() => {
  cleanup();
  stopPlaying();
});

const Reader = () => {
  const [read, setRead] = useState(0);
  const status = useSyncStatus();
  useOnRecord(() => setRead((count) => count + 1));
  return (
    <p>
      {status?.line ?? 'unknown'}; read again {read}
    </p>
  );
};

it('asks again how it stands when told, and reads lists again only for others’ entries', async () => {
  let asked = 0;
  let tell: (what: Told) => void = () => undefined;
  playCommands({
    sync_status: () => {
      asked += 1;
      return { line: `asked ${asked}` };
    },
    listen: ({ told }) => {
      tell = (what) => (told as { onmessage: (what: Told) => void }).onmessage(what);
      return null;
    },
  });
  render(
    <ExchangingProvider>
      <Reader />
    </ExchangingProvider>,
  );
  await screen.findByText('asked 1; read again 0');
  act(() => tell('status'));
  await screen.findByText('asked 2; read again 0');
  act(() => {
    tell('record');
    tell('record');
    tell('status');
  });
  await screen.findByText('asked 3; read again 1');
  await vi.waitFor(() => expect(asked).toBe(3));
});
