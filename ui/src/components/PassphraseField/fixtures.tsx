import { useState } from 'react';
import { PassphraseField } from '.';
import type { Fixtures } from '../fixture';

export const LivePassphrase = ({ id, error }: { id: string; error?: string }) => {
  const [value, setValue] = useState('');
  return <PassphraseField id={id} label="Passphrase" value={value} onChange={setValue} error={error} />;
};

export const fixtures: Fixtures = {
  empty: <LivePassphrase id="passphrase" />,
  error: <LivePassphrase id="passphrase-error" error="Type your passphrase" />,
};
