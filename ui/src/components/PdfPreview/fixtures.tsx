import { useEffect, useState } from 'react';
import { PdfPreview } from '.';
import type { Fixtures } from '../fixture';
import sampleUrl from './sample.pdf?url';

const Sample = () => {
  const [bytes, setBytes] = useState<Uint8Array>();
  useEffect(() => {
    void fetch(sampleUrl)
      .then((reply) => reply.arrayBuffer())
      .then((buffer) => setBytes(new Uint8Array(buffer)));
  }, []);
  return bytes ? <PdfPreview bytes={bytes} label="Report for K. Pryce, 7 September 2026" /> : null;
};

const BROKEN = new Uint8Array([37, 80, 68, 70]);

export const fixtures: Fixtures = {
  'two pages': <Sample />,
  damaged: <PdfPreview bytes={BROKEN} label="Report for K. Pryce, 7 September 2026" />,
};
